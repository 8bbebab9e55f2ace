"""Whether the process is alive, and whether it can work."""

import asyncio
import time
from collections.abc import Awaitable
from typing import TypeVar

from arq.connections import ArqRedis
from litestar import Response, get
from litestar.datastructures import State
from redis.exceptions import RedisError
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from expense_app import jobs
from expense_app.migrate import Standing, standing

DEADLINE = 2.0
"""Seconds that any part has to answer."""
_REMEMBERED = 1.0
"""Seconds for which one look holds, however many ask."""

T = TypeVar("T")


class Pulse:
    """Feels the parts that the process stands on. `engine` is for nothing else, so that a busy pool is not taken for
    a database that is away."""

    def __init__(self, engine: AsyncEngine, redis: ArqRedis) -> None:
        self._engine = engine
        self._redis = redis
        self._feeling = asyncio.Lock()
        self._felt_at = -_REMEMBERED
        self._checks: dict[str, str] = {}

    async def checks(self) -> dict[str, str]:
        """A word for each part; "ok" where nothing is wrong."""
        async with self._feeling:
            if time.monotonic() > self._felt_at + _REMEMBERED:
                (database, migrations), (redis, worker) = await asyncio.gather(self._database(), self._queue())
                self._checks = {"database": database, "migrations": migrations, "redis": redis, "worker": worker}
                self._felt_at = time.monotonic()
        return self._checks

    async def _database(self) -> tuple[str, str]:
        found: Standing | None = await _within_the_deadline(standing(self._engine))
        if found is None:
            return "unreachable", "unknown"
        return "ok", "ok" if found == "current" else found

    async def _queue(self) -> tuple[str, str]:
        alive: int | None = await _within_the_deadline(self._redis.exists(jobs.HEALTH_KEY))
        if alive is None:
            return "unreachable", "unknown"
        return "ok", "ok" if alive else "not seen"


async def _within_the_deadline(answer: Awaitable[T]) -> T | None:
    try:
        async with asyncio.timeout(DEADLINE):
            return await answer
    except (SQLAlchemyError, RedisError, OSError):
        return None


@get("/health/live", opt={"auth": "none"}, sync_to_thread=False)
def live() -> dict[str, str]:
    return {"status": "ok"}


@get("/health/ready", opt={"auth": "none"})
async def ready(state: State) -> Response[dict[str, str | dict[str, str]]]:
    """503 while the database is away, and only then: without Redis or a worker the product is slower, and a database
    that is ahead or behind is no reason to take the only process that there may be out of service."""
    checks = await state.pulse.checks()
    if checks["database"] != "ok":
        return Response({"status": "unavailable", "checks": checks}, status_code=503)
    status = "ok" if set(checks.values()) == {"ok"} else "degraded"
    return Response({"status": status, "checks": checks})
