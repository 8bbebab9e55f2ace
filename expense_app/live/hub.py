"""The ears of one web process: one subscription, shared by all of its open streams."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import Any, cast
from uuid import UUID

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from expense_app.bell import CHANNEL

log = structlog.get_logger()

_MOST_STREAMS = 10
"""Open pages of one person in one process; more are a script that forgets to close, or phones that are gone."""
_LOOKS_AT_ONCE = 2
"""However many streams are woken, the pages find a free connection to the database."""

Heard = dict[str, Any] | None

_TRY_AGAIN_AFTER = 1.0
_CHECK_EVERY = 15.0
"""Seconds without a ring after which the connection itself is tried."""


class Visit:
    """Somebody who waits at the door of a household."""

    def __init__(self, person_id: UUID) -> None:
        self.person_id = person_id
        self.is_over = False
        self._rung = asyncio.Event()

    def end(self) -> None:
        self.is_over = True
        self.wake()

    def wake(self) -> None:
        self._rung.set()

    async def wait(self, seconds: float) -> None:
        """Return when the household has changed, or after `seconds`. What rings meanwhile is kept for the next wait."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._rung.wait(), seconds)
        self._rung.clear()


class Hub:
    """Wakes the streams of a household whenever a unit of work of that household was committed, by any process.

    `beat` is how many seconds a stream may be silent.
    """

    def __init__(self, redis_url: str, beat: float = 15.0) -> None:
        self._redis: Redis = Redis.from_url(  # pyright: ignore[reportUnknownMemberType]
            redis_url, socket_connect_timeout=1, health_check_interval=10
        )
        self._visits: defaultdict[UUID, list[Visit]] = defaultdict(list)
        self.beat = beat
        self.looking = asyncio.Semaphore(_LOOKS_AT_ONCE)
        self.closing = False

    @contextmanager
    def visit(self, household_id: UUID, person_id: UUID) -> Generator[Visit]:
        """A place for one more stream; a person who has too many loses the oldest."""
        visit = Visit(person_id)
        own = [each for each in self._visits[household_id] if each.person_id == person_id and not each.is_over]
        if len(own) >= _MOST_STREAMS:
            own[0].end()
        self._visits[household_id].append(visit)
        try:
            yield visit
        finally:
            self._visits[household_id].remove(visit)
            if not self._visits[household_id]:
                del self._visits[household_id]

    @asynccontextmanager
    async def listening(self) -> AsyncGenerator[None]:
        """Hear the bell for as long as the process serves."""
        ears = asyncio.create_task(self._listen())
        try:
            yield
        finally:
            self.close()
            ears.cancel()
            with suppress(asyncio.CancelledError):
                await ears
            await self._redis.aclose()

    def close(self) -> None:
        """Let every stream end: an open one keeps the server from ending."""
        self.closing = True
        self._wake_all()

    async def _listen(self) -> None:
        while True:
            try:
                await self._hear()
            except (RedisError, OSError) as error:
                log.warning("changes are not heard", error=type(error).__name__)
            await asyncio.sleep(_TRY_AGAIN_AFTER)

    async def _hear(self) -> None:
        """A subscription that was just made, or made again, has missed something: everybody looks."""
        async with self._redis.pubsub() as ears:
            await ears.subscribe(CHANNEL)
            while True:
                self._react(cast("Heard", await ears.get_message(timeout=_CHECK_EVERY)))

    def _react(self, heard: Heard) -> None:
        if heard and heard["type"] == "subscribe":
            self._wake_all()
        elif heard and heard["type"] == "message":
            self._wake(UUID(heard["data"].decode()))

    def _wake(self, household_id: UUID) -> None:
        for visit in self._visits.get(household_id, ()):
            visit.wake()

    def _wake_all(self) -> None:
        for household_id in self._visits:
            self._wake(household_id)
