"""Bringing a database up to date while others use it, or bring it up to date, or have done more than that."""

import asyncio
from collections.abc import AsyncGenerator

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from expense_app.migrate import Patience, migrate, standing
from tests.support.databases import bare_database, run

HURRIED = Patience(lock=100, pause=0.05, tries=100)
BEFORE = "recurring"
"""A migration that is not the last: what comes after it changes tables that everybody reads."""


@pytest.fixture
async def bare(postgres_url: str) -> AsyncGenerator[str]:
    async with bare_database(postgres_url) as url:
        yield url


@pytest.fixture
async def engine(bare: str) -> AsyncGenerator[AsyncEngine]:
    engine = create_async_engine(bare)
    yield engine
    await engine.dispose()


async def test_many_starts_at_once_migrate_once(bare: str, engine: AsyncEngine) -> None:
    assert await standing(engine) == "behind"

    found = await asyncio.gather(*(migrate(bare) for _ in range(4)))

    assert sorted(found) == ["behind", "current", "current", "current"]
    assert await standing(engine) == "current"


async def test_it_waits_for_readers_and_lets_others_read_meanwhile(bare: str, engine: AsyncEngine) -> None:
    await migrate(bare, to=BEFORE)
    async with engine.connect() as long_reader, engine.connect() as other:
        await long_reader.execute(text("SELECT count(*) FROM expense, chat_message, household"))
        migrating = asyncio.create_task(migrate(bare, patience=HURRIED))
        for _ in range(5):
            async with asyncio.timeout(1):
                await other.execute(text("SELECT count(*) FROM expense, chat_message, household"))
                await other.rollback()
            await asyncio.sleep(0.05)
        assert not migrating.done()
        await long_reader.rollback()
        await asyncio.wait_for(migrating, 10)

    assert await standing(engine) == "current"


async def test_its_patience_ends_and_then_nothing_is_half_done(bare: str, engine: AsyncEngine) -> None:
    await migrate(bare, to=BEFORE)
    async with engine.connect() as reader:
        await reader.execute(text("SELECT count(*) FROM expense, chat_message, household"))
        with pytest.raises(DBAPIError, match="lock timeout"):
            await migrate(bare, patience=Patience(lock=50, pause=0.01, tries=2))

    async with engine.connect() as looking:
        assert await looking.scalar(text("SELECT version_num FROM alembic_version")) == BEFORE


async def test_a_newer_database_is_left_as_it_is(bare: str, engine: AsyncEngine) -> None:
    await migrate(bare)
    await run(bare, "UPDATE alembic_version SET version_num = 'from_the_future'")

    assert await standing(engine) == "ahead"
    assert await migrate(bare) == "ahead"

    async with engine.connect() as looking:
        assert await looking.scalar(text("SELECT version_num FROM alembic_version")) == "from_the_future"
