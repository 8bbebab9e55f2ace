"""Two homes in a database of their own, and the engines that reach it.

Without walls a statement reads all there is: nobody else's rows may lie there.
"""

from collections.abc import AsyncGenerator
from uuid import uuid4

import pytest
from sqlalchemy.ext.asyncio import create_async_engine

from expense_app.config import Settings
from expense_app.db import Database, make_engine
from tests.support.databases import database_of_its_own
from tests.tenancy.homes import Home, furnish
from tests.tenancy.walls import Engines


class NoQueue:
    """These tests wake no worker."""

    async def push_all(self, jobs: object) -> None:
        assert not jobs


@pytest.fixture(scope="session")
async def own_url(settings: Settings) -> AsyncGenerator[str]:
    async with database_of_its_own(settings.database_url) as own:
        yield own


@pytest.fixture(scope="session")
async def engines(own_url: str) -> AsyncGenerator[Engines]:
    engines = Engines(create_async_engine(own_url), make_engine(own_url))
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
