"""The demo household from the command line."""

from expense_app import jobs
from expense_app.config import Settings
from expense_app.db import Database, make_engine
from expense_app.demo.seed import DemoLogin, seed_demo


async def seed(settings: Settings) -> DemoLogin:
    """Seed the database of `settings` and close every connection again."""
    redis = jobs.connect(settings.redis_url)
    database = Database(make_engine(settings.database_url, pool_size=1), jobs.RedisQueue(redis))
    try:
        return await seed_demo(database)
    finally:
        await redis.aclose()
        await database.close()
