"""The database, Redis and the worker, each with a deadline; None where nothing is wrong."""

from redis.exceptions import RedisError
from sqlalchemy.exc import SQLAlchemyError

from expense_app import jobs, tenancy
from expense_app.config import Settings
from expense_app.db import make_engine
from expense_app.migrate import standing

_REFUSED = {
    "28P01": "refuses the password: check user and password in DATABASE_URL",
    "28000": "refuses the user: check user and password in DATABASE_URL",
    "3D000": "has no database of that name: check the end of DATABASE_URL",
    "53300": "has no connection left: stop something, or make DATABASE_POOL_SIZE smaller",
}
"""By SQLSTATE."""


async def check_database(settings: Settings) -> str | None:
    """Away, behind or ahead of this version, or with a wall between the households down."""
    engine = make_engine(settings.database_url, pool_size=1)
    try:
        found = await standing(engine)
        if found == "behind":
            return "not up to date: run `expense-app migrate`"
        await tenancy.check_walls(engine)
    except tenancy.TenancyError as reason:
        return f"not safe to use: {reason}"
    except (SQLAlchemyError, OSError) as error:
        state: str = getattr(getattr(error, "orig", error), "sqlstate", None) or ""
        return _REFUSED.get(state) or f"cannot be reached ({_kind(error)}): check host and port in DATABASE_URL"
    finally:
        await engine.dispose()
    return "newer than this version of the product: deploy the newer version" if found == "ahead" else None


async def check_queue(settings: Settings) -> str | None:
    redis = jobs.connect(settings.redis_url)
    try:
        await redis.ping()
    except (RedisError, OSError) as error:
        return f"cannot be reached ({_kind(error)}): check REDIS_URL"
    finally:
        await redis.aclose(close_connection_pool=True)
    return None


async def check_worker(settings: Settings) -> str | None:
    """Whether one has shown within the last seconds that it is alive."""
    redis = jobs.connect(settings.redis_url)
    try:
        alive = await redis.exists(jobs.HEALTH_KEY)
    except (RedisError, OSError) as error:
        return f"Redis cannot be reached ({_kind(error)})"
    finally:
        await redis.aclose(close_connection_pool=True)
    return None if alive else f"none has been alive for {jobs.HEALTH_SECONDS} seconds"


def _kind(error: Exception) -> str:
    return type(getattr(error, "orig", None) or error).__name__
