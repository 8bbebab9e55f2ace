"""What the worker does for the providers, and the operator from the command line."""

from datetime import timedelta
from typing import Any

from sqlalchemy import DateTime, Integer

from expense_app import jobs
from expense_app.clock import utc_now
from expense_app.config import Settings
from expense_app.db import Database, make_engine
from expense_app.providers.rotation import Rotation, rotate_keys
from expense_app.tenancy import lookup

KEPT = timedelta(days=90)
_AT_ONCE = 5_000
_forget = lookup("forget_readings", ("forgotten",), before=DateTime(timezone=True), most=Integer())


async def forget_old_readings(context: dict[str, Any]) -> int:
    """Let go how messages were read more than 90 days ago, of all households; returns how many records."""
    database: Database = context["database"]
    before, forgotten = utc_now() - KEPT, 0
    while True:
        async with database.unit_of_work(None) as session:
            gone: int = (await session.execute(_forget, {"before": before, "most": _AT_ONCE})).scalar_one()
        forgotten += gone
        if gone < _AT_ONCE:
            return forgotten


async def rotate(settings: Settings) -> Rotation:
    """`rotate_keys` on connections of its own, closed again."""
    redis = jobs.connect(settings.redis_url)
    database = Database(make_engine(settings.database_url, pool_size=1), jobs.RedisQueue(redis))
    try:
        return await rotate_keys(database, settings)
    finally:
        await redis.aclose()
        await database.close()
