"""Around the edges of a transaction: role and household must be there again after every one of them."""

from contextlib import suppress
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from expense_app.models import Expense
from expense_app.tenancy import TenancyError
from tests.tenancy.homes import Home
from tests.tenancy.ways.registry import way


async def look(session: AsyncSession, theirs: Home) -> Any:
    return (await session.scalars(select(Expense.description).where(Expense.id == theirs.expense_id))).all()


async def look_below(session: AsyncSession, theirs: Home) -> Any:
    """The same, where no session event can see it."""
    columns = Expense.__table__.c
    connection = await session.connection()
    return (await connection.execute(select(columns.description).where(columns.id == theirs.expense_id))).all()


@way()
async def in_a_savepoint(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    async with session.begin_nested():
        return await look(session, theirs)


@way("events")
async def after_a_savepoint_was_rolled_back(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    nested = await session.begin_nested()
    await nested.rollback()
    return await look_below(session, theirs)


@way("events")
async def after_an_error_in_a_savepoint(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    with suppress(DBAPIError, TenancyError):
        async with session.begin_nested():
            await (await session.connection()).execute(text("SELECT 1 / 0"))
    return await look_below(session, theirs)


@way()
async def after_a_commit(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    await session.commit()
    return await look(session, theirs)


@way("events")
async def below_the_session_after_a_commit(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    await session.connection()
    await session.commit()
    return await look_below(session, theirs)


@way("events")
async def after_a_rollback(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    await session.connection()
    await session.rollback()
    return await look_below(session, theirs)


@way("events")
async def after_a_close(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    await session.connection()
    await session.close()
    return await look_below(session, theirs)


@way("events")
async def after_a_failed_statement(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    with suppress(DBAPIError, TenancyError):
        await (await session.connection()).execute(text("SELECT 1 / 0"))
    await session.rollback()
    return await look_below(session, theirs)


@way("events")
async def after_the_connection_committed(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    connection = await session.connection()
    await connection.commit()
    return await look_below(session, theirs)


@way("events")
async def after_the_server_was_told_to_commit(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    connection = await session.connection()
    await connection.exec_driver_sql("COMMIT")
    return await look_below(session, theirs)


@way("events")
async def after_the_role_was_reset(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    connection = await session.connection()
    await connection.exec_driver_sql("COMMIT")
    await connection.exec_driver_sql("RESET ROLE")
    await connection.exec_driver_sql("RESET ALL")
    return await look_below(session, theirs)


@way("events")
async def autocommit(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    await session.connection(execution_options={"isolation_level": "AUTOCOMMIT"})
    return await look_below(session, theirs)


@way("events")
async def on_another_connection_of_the_engine(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    columns = Expense.__table__.c
    async with session.bind.connect() as connection:
        await connection.execute(text("SELECT 1"))
        return (await connection.execute(select(columns.description).where(columns.id == theirs.expense_id))).all()
