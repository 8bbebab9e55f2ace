"""Whether the parts that the product stands on hold, for whoever sets it up."""

from redis.exceptions import RedisError
from sqlalchemy.exc import SQLAlchemyError

from expense_app import jobs
from expense_app.config import Settings
from expense_app.db import make_engine
from expense_app.migrate import standing


async def check(settings: Settings) -> dict[str, str | None]:
    """What is wrong with each part, None where nothing is."""
    return {"database": await _database(settings), "redis": await _redis(settings)}


async def check_worker(settings: Settings) -> str | None:
    """What is wrong with the workers, None where one has shown within the last seconds that it is alive."""
    redis = jobs.connect(settings.redis_url)
    try:
        alive = await redis.exists(jobs.HEALTH_KEY)
    except (RedisError, OSError) as error:
        return f"Redis cannot be reached ({type(error).__name__})"
    finally:
        await redis.aclose(close_connection_pool=True)
    return None if alive else f"none has been alive for {jobs.HEALTH_SECONDS} seconds"


async def _database(settings: Settings) -> str | None:
    engine = make_engine(settings.database_url, pool_size=1)
    try:
        return None if await standing(engine) == "current" else "not up to date: run `expense-app migrate`"
    except (SQLAlchemyError, OSError) as error:
        return f"cannot be reached ({type(error).__name__})"
    finally:
        await engine.dispose()


async def _redis(settings: Settings) -> str | None:
    redis = jobs.connect(settings.redis_url)
    try:
        await redis.ping()
    except (RedisError, OSError) as error:
        return f"cannot be reached ({type(error).__name__})"
    finally:
        await redis.aclose(close_connection_pool=True)
    return None
