"""One session, one household, from its first statement to its last; and nothing of it stays behind."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import suppress
from typing import Any

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from expense_app.db import Database, make_engine
from expense_app.models import Expense
from expense_app.tenancy import ROLE, TenancyError, household_of, unscoped
from tests.tenancy.conftest import NoQueue
from tests.tenancy.homes import Home


@pytest.fixture
async def narrow(own_url: str) -> AsyncGenerator[Database]:
    """A pool of one connection: whatever stays behind on it meets the next one."""
    database = Database(make_engine(own_url, pool_size=1), NoQueue())
    yield database
    await database.close()


async def descriptions(session: AsyncSession) -> list[str]:
    return list(await session.scalars(select(Expense.description)))


async def standing(connection: AsyncConnection) -> tuple[Any, ...]:
    facts = select(func.current_user(), func.coalesce(func.current_setting("app.household_id", True), ""))
    return tuple((await connection.execute(facts)).one())


async def test_the_household_of_a_session_cannot_be_changed(database: Database, mine: Home, theirs: Home) -> None:
    async with database.unit_of_work(mine.household_id) as session:
        with pytest.raises(AttributeError):
            session.sync_session.household_id = theirs.household_id  # type: ignore[attr-defined]
        session.info["household_id"] = theirs.household_id

        assert household_of(session) == mine.household_id
        assert await descriptions(session) == [mine.secret]


async def test_a_session_without_a_household_says_so(database: Database) -> None:
    async with database.unit_of_work(None) as session:
        with pytest.raises(TenancyError, match="no household"):
            household_of(session)
        with pytest.raises(TenancyError, match="no household"):
            await descriptions(session)


@pytest.mark.usefixtures("mine")
async def test_a_statement_without_a_household_still_meets_the_policies(database: Database) -> None:
    async with database.unit_of_work(None) as session:
        assert await session.scalar(unscoped(select(func.count()).select_from(Expense))) == 0


@pytest.mark.parametrize("ending", ["commit", "rollback", "close"])
async def test_it_goes_on_in_the_same_household_after(ending: str, database: Database, mine: Home) -> None:
    async with database.unit_of_work(mine.household_id) as session:
        assert await descriptions(session) == [mine.secret]
        await getattr(session, ending)()
        assert await descriptions(session) == [mine.secret]


async def test_nothing_is_left_on_the_connection_after_a_commit(narrow: Database, mine: Home) -> None:
    async with narrow.unit_of_work(mine.household_id) as session:
        assert await standing(await session.connection()) == (ROLE, str(mine.household_id))
    async with narrow.engine.connect() as connection:
        assert await standing(connection) == (ROLE, "")


async def test_nothing_is_left_on_the_connection_after_an_error(narrow: Database, mine: Home) -> None:
    with suppress(DBAPIError):
        async with narrow.unit_of_work(mine.household_id) as session:
            await (await session.connection()).execute(text("SELECT 1 / 0"))
    async with narrow.engine.connect() as connection:
        assert await standing(connection) == (ROLE, "")


async def test_the_next_session_on_the_connection_sees_only_its_own(narrow: Database, mine: Home, theirs: Home) -> None:
    for home in (mine, theirs, mine):
        async with narrow.unit_of_work(home.household_id) as session:
            assert await descriptions(session) == [home.secret]
    async with narrow.unit_of_work(None) as session:
        assert await session.scalar(unscoped(select(func.count()).select_from(Expense))) == 0


async def test_autocommit_sees_nothing_not_even_its_own(database: Database, mine: Home) -> None:
    async with database.unit_of_work(mine.household_id) as session:
        await session.connection(execution_options={"isolation_level": "AUTOCOMMIT"})
        assert await descriptions(session) == []


async def test_many_sessions_at_once_do_not_mix(database: Database, mine: Home, theirs: Home) -> None:
    async def look(home: Home) -> bool:
        async with database.unit_of_work(home.household_id) as session:
            first = await descriptions(session)
            await asyncio.sleep(0)
            return first == await descriptions(session) == [home.secret]

    assert all(await asyncio.gather(*(look(home) for home in [mine, theirs] * 10)))


async def test_a_returned_row_of_another_session_is_refused(database: Database, mine: Home, theirs: Home) -> None:
    async with database.unit_of_work(theirs.household_id) as session:
        row = await session.get_one(Expense, theirs.expense_id)
    async with database.unit_of_work(mine.household_id) as session:
        with pytest.raises(TenancyError, match="another household"):
            session.add(row)


LIFTING = {
    "naming another household": "SELECT set_config('app.household_id', '{theirs}', true)",
    "naming it for good": "SET app.household_id = '{theirs}'",
    "dropping the role": "SET LOCAL ROLE NONE",
    "becoming somebody else": "SET SESSION AUTHORIZATION DEFAULT",
}


@pytest.mark.parametrize("statement", LIFTING.values(), ids=LIFTING)
async def test_a_statement_that_would_lift_the_walls_is_refused(
    statement: str, database: Database, mine: Home, theirs: Home
) -> None:
    """No policy can stop SQL that says it is somebody else, so the session runs no SQL that we did not compose."""
    async with database.unit_of_work(mine.household_id) as session:
        with pytest.raises(TenancyError, match="mapped classes"):
            await session.execute(text(statement.format(theirs=theirs.household_id)))


async def test_a_household_named_inside_a_select_of_entities_opens_nothing(
    database: Database, mine: Home, theirs: Home
) -> None:
    async with database.unit_of_work(mine.household_id) as session:
        naming = func.set_config("app.household_id", str(theirs.household_id), True)
        await session.execute(select(Expense.id, naming))

        assert await descriptions(session) == []
