"""Whether the process is alive, and whether it can work."""

from typing import Any

from litestar import Response, get
from litestar.datastructures import State
from redis.exceptions import RedisError
from sqlalchemy.exc import SQLAlchemyError

from expense_app.migrate import is_current


@get("/health/live", opt={"auth": "none"}, sync_to_thread=False)
def live() -> dict[str, str]:
    return {"status": "ok"}


@get("/health/ready", opt={"auth": "none"})
async def ready(state: State) -> Response[dict[str, Any]]:
    """503 while the database is away or behind; a Redis that is away only slows things down."""
    checks = {"database": await _database(state), "redis": await _redis(state)}
    works = checks["database"] == "ok"
    return Response({"status": "ok" if works else "unavailable", "checks": checks}, status_code=200 if works else 503)


async def _database(state: State) -> str:
    try:
        return "ok" if await is_current(state.database.engine) else "migrations missing"
    except (SQLAlchemyError, OSError):
        return "unreachable"


async def _redis(state: State) -> str:
    try:
        await state.redis.ping()
    except (RedisError, OSError):
        return "unreachable"
    return "ok"
