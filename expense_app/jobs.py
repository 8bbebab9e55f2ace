"""Follow-up work for the worker. The database is the ledger; Redis only wakes the worker up."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any, Protocol
from uuid import UUID

import msgspec
import structlog
from arq.connections import ArqRedis, RedisSettings
from arq.constants import default_queue_name, health_check_key_suffix
from redis.asyncio import ConnectionPool, SSLConnection
from redis.asyncio.connection import parse_url
from redis.exceptions import RedisError
from sqlalchemy.ext.asyncio import AsyncSession

from expense_app.ids import new_id

log = structlog.get_logger()

HEALTH_KEY = default_queue_name + health_check_key_suffix
HEALTH_SECONDS = 10
"""How often a living worker renews the key."""

_OUTBOX = "outbox"
_QUEUE = "queue"
_PATIENCE = 1.0
"""Seconds in which a queue must answer that somebody is waiting for."""
_REMEMBERED = 1.0
"""Seconds for which an answer of the queue, or its silence, holds for everybody."""


@dataclass(frozen=True, slots=True)
class Job:
    """The name of a worker task and the ids that it takes; nothing that can go stale."""

    task: str
    ids: tuple[UUID, ...]


class JobQueue(Protocol):
    """Wakes the worker."""

    async def push_all(self, jobs: Sequence[Job]) -> None: ...

    async def answers(self) -> bool: ...


def with_outbox(queue: JobQueue) -> dict[str, Any]:
    """Session info that collects the jobs of a unit of work, which go to `queue`."""
    return {_OUTBOX: [], _QUEUE: queue}


def outbox_of(session: AsyncSession) -> list[Job]:
    return session.info[_OUTBOX]


def after_commit(session: AsyncSession, task: str, *ids: UUID) -> None:
    """Enqueue `task` once the unit of work has committed; a rollback drops it."""
    outbox_of(session).append(Job(task, ids))


async def queue_answers(session: AsyncSession) -> bool:
    """Whether jobs of this unit of work will reach the worker, as far as can be told beforehand."""
    queue: JobQueue = session.info[_QUEUE]
    return await queue.answers()


def encode(payload: dict[str, Any]) -> bytes:
    return msgspec.json.encode(payload)


def decode(payload: bytes) -> dict[str, Any]:
    return msgspec.json.decode(payload)


def connect(redis_url: str) -> ArqRedis:
    """A client for enqueuing. It connects on first use: a Redis that is away stops nobody from starting."""
    pool: ConnectionPool = ConnectionPool.from_url(  # pyright: ignore[reportUnknownMemberType]
        redis_url, socket_connect_timeout=1, socket_timeout=2
    )
    return ArqRedis(pool, job_serializer=encode, job_deserializer=decode)


def for_the_worker(redis_url: str) -> RedisSettings:
    """arq's settings for the same address. Its own reader leaves a percent-encoded password as it is, and the
    parameters of TLS aside."""
    named: dict[str, Any] = dict(parse_url(redis_url))
    renamed = {"db": "database", "path": "unix_socket_path"}
    kept = {renamed.get(name, name): value for name, value in named.items()}
    known = {each.name for each in fields(RedisSettings)}
    return RedisSettings(
        ssl=issubclass(named.get("connection_class", object), SSLConnection),
        **{name: value for name, value in kept.items() if name in known},
    )


def request_of(job_id: str) -> str | None:
    """The id of the request that asked for the job; None for one that came by the clock."""
    request_id, dot, _ = job_id.partition(".")
    return request_id if dot else None


def _new_job_id() -> str | None:
    """Unlike any other, and it says which request it is part of."""
    request_id = structlog.contextvars.get_contextvars().get("request_id")
    return f"{request_id}.{new_id().hex}" if request_id else None


class RedisQueue:
    """Enqueues through arq. A Redis that is away costs time, not work: the sweeps find what is open."""

    def __init__(self, redis: ArqRedis) -> None:
        self._redis = redis
        self._asking = asyncio.Lock()
        self._asked_at = -_REMEMBERED
        self._answered = False

    async def push_all(self, jobs: Sequence[Job]) -> None:
        for job in jobs:
            try:
                await self._redis.enqueue_job(job.task, *map(str, job.ids), _job_id=_new_job_id())
            except (RedisError, OSError) as error:
                log.warning("job left to the sweep", task=job.task, error=type(error).__name__)

    async def answers(self) -> bool:
        """A burst asks once: the others wait for that answer, and share it."""
        async with self._asking:
            if time.monotonic() > self._asked_at + _REMEMBERED:
                self._answered = await self._ping()
                self._asked_at = time.monotonic()
        return self._answered

    async def _ping(self) -> bool:
        try:
            async with asyncio.timeout(_PATIENCE):
                await self._redis.ping()
        except (RedisError, OSError, TimeoutError) as error:
            log.warning("queue away", error=type(error).__name__)
            return False
        return True
