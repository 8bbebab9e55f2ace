"""A cap on the calls that one process makes at the same time, and on each household's share of them."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from expense_app.llm.base import LLMError


@dataclass(slots=True)
class _Line:
    """The calls of one household that wait or are under way."""

    free: asyncio.Semaphore
    calls: int = 0


class Slots:
    """At most `limit` calls at once, and at most `share` of them for one name; a further one waits its turn for
    `patience` seconds. Whose provider is slow waits behind their own calls, not in front of other people's.

    The wait comes before the call's own deadline begins, or a burst would fail calls never made.
    """

    def __init__(self, limit: int = 20, patience: float = 20.0, share: int = 8) -> None:
        self._free = asyncio.Semaphore(limit)
        self._patience = patience
        self._share = share
        self._lines: dict[str, _Line] = {}

    @asynccontextmanager
    async def slot(self, name: str) -> AsyncGenerator[None]:
        """Raises LLMError where patience ends. `name` tells one household from another."""
        line = self._lines.setdefault(name, _Line(asyncio.Semaphore(self._share)))
        line.calls += 1
        try:
            async with self._taken(line):
                yield
        finally:
            line.calls -= 1
            if not line.calls:
                del self._lines[name]

    @asynccontextmanager
    async def _taken(self, line: _Line) -> AsyncGenerator[None]:
        """First a place in the household's own share, then one among all."""
        ends = asyncio.get_running_loop().time() + self._patience
        async with _within(line.free, ends), _within(self._free, ends):
            yield


@asynccontextmanager
async def _within(free: asyncio.Semaphore, ends: float) -> AsyncGenerator[None]:
    try:
        async with asyncio.timeout_at(ends):
            await free.acquire()
    except TimeoutError:
        raise LLMError("busy", "no_slot") from None
    try:
        yield
    finally:
        free.release()
