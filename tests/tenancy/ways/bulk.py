"""Bulk statements and the legacy bulk methods."""

from typing import Any

from sqlalchemy import insert, update
from sqlalchemy.ext.asyncio import AsyncSession

from expense_app.models import Expense
from tests.tenancy.homes import Home
from tests.tenancy.ways.loads import detached
from tests.tenancy.ways.registry import way


@way()
async def bulk_update_by_key(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    changes = [{"id": theirs.expense_id, "version": 1, "description": "changed"}]
    await session.execute(update(Expense), changes)


@way()
async def bulk_insert(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    await session.execute(insert(Expense), [mine.expense(), theirs.expense()])


@way()
async def bulk_insert_returning(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    rows = [theirs.expense(), theirs.expense()]
    return (await session.scalars(insert(Expense).returning(Expense.id), rows)).all()


@way("policies")
async def bulk_insert_pointing_at_theirs(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    rows = [mine.expense(paid_by_user_id=theirs.user_id), mine.expense(message_id=theirs.message_id)]
    return (await session.scalars(insert(Expense).returning(Expense.id), rows)).all()


@way()
async def bulk_save_objects(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    await session.run_sync(lambda sync: sync.bulk_save_objects([Expense(**theirs.expense())]))


@way()
async def bulk_save_detached_objects(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    row = detached(theirs, version=1)
    row.description = "changed"
    await session.run_sync(lambda sync: sync.bulk_save_objects([row]))


@way()
async def bulk_insert_mappings(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    await session.run_sync(lambda sync: sync.bulk_insert_mappings(Expense, [theirs.expense()]))


@way()
async def bulk_update_mappings(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    changes = [{"id": theirs.expense_id, "version": 1, "description": "changed"}]
    await session.run_sync(lambda sync: sync.bulk_update_mappings(Expense, changes))
