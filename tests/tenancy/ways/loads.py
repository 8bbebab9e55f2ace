"""Loading by identity: get, refresh, the identity map, and rows that were slipped into the session."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import make_transient_to_detached, undefer

from expense_app.models import Expense, Household
from tests.tenancy.homes import Home
from tests.tenancy.ways.registry import way


def detached(theirs: Home, **loaded: Any) -> Expense:
    """An object that pretends to have been loaded elsewhere, as one out of a cache or another session would."""
    row = Expense(id=theirs.expense_id, **loaded)
    make_transient_to_detached(row)
    return row


@way()
async def get(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    return await session.get(Expense, theirs.expense_id)


@way()
async def get_one(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    return await session.get_one(Expense, theirs.expense_id)


@way()
async def get_the_household(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    return await session.get(Household, theirs.household_id)


@way()
async def get_afresh_with_options(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    return await session.get(Expense, theirs.expense_id, options=[undefer("*")], populate_existing=True)


@way()
async def get_locked(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    return await session.get(Expense, theirs.expense_id, with_for_update=True)


@way()
async def legacy_get(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    return await session.run_sync(lambda sync: sync.query(Expense).filter_by(id=theirs.expense_id).one_or_none())


@way()
async def get_from_the_identity_map(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    session.add(detached(theirs))
    row = await session.get(Expense, theirs.expense_id)
    return row is not None and await session.run_sync(lambda _: row.description)


@way()
async def get_after_it_was_loaded(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    await session.scalars(select(Expense).where(Expense.id == theirs.expense_id))
    return await session.get(Expense, theirs.expense_id)


@way()
async def refresh(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    row = detached(theirs)
    session.add(row)
    await session.refresh(row)
    return row.description


@way("events")
async def refresh_of_one_column_of_a_row_that_claims_to_be_mine(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    row = detached(theirs, household_id=mine.household_id)
    session.add(row)
    await session.refresh(row, ["description"])
    return row.description


@way("events")
async def expired_column_of_a_row_that_claims_to_be_mine(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    row = detached(theirs, household_id=mine.household_id)
    session.add(row)
    return await session.run_sync(lambda _: row.description)


@way()
async def merge_and_read(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    row = await session.merge(Expense(id=theirs.expense_id))
    return row.description


@way()
async def merge_without_loading(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    row = await session.merge(detached(theirs), load=False)
    return await session.run_sync(lambda _: row.description)
