"""The demo household from the command line."""

from expense_app.config import Settings
from expense_app.db import open_database
from expense_app.demo.seed import DemoLogin, seed_demo


async def seed(settings: Settings) -> DemoLogin:
    async with open_database(settings) as database:
        return await seed_demo(database)
