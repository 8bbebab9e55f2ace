"""Two homes in one database, and the engines that reach it."""

from collections.abc import AsyncGenerator
from uuid import uuid4

import pytest
from sqlalchemy.ext.asyncio import create_async_engine

from expense_app.config import Settings
from expense_app.db import Database, make_engine
from tests.tenancy.homes import Home, furnish
from tests.tenancy.walls import Engines


class NoQueue:
    """These tests wake no worker."""

    async def push_all(self, jobs: object) -> None:
        assert not jobs


@pytest.fixture(scope="session")
async def engines(settings: Settings) -> AsyncGenerator[Engines]:
    engines = Engines(create_async_engine(settings.database_url), make_engine(settings.database_url))
    yield engines
    await engines.owner.dispose()
    await engines.app.dispose()


@pytest.fixture(scope="session")
def database(engines: Engines) -> Database:
    return Database(engines.app, NoQueue())


@pytest.fixture(scope="session")
async def mine(database: Database) -> Home:
    return await furnish(database, f"mine{uuid4().hex}")


@pytest.fixture(scope="session")
async def theirs(database: Database) -> Home:
    return await furnish(database, f"theirs{uuid4().hex}")
