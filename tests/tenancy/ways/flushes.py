"""The unit of work: rows added, changed, merged and deleted as objects."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import make_transient
from sqlalchemy.orm.attributes import set_committed_value

from expense_app.ids import new_id
from expense_app.models import Category, Expense, ExpenseEvent, Household, User
from tests.tenancy.homes import Home
from tests.tenancy.ways.loads import detached
from tests.tenancy.ways.registry import way


@way()
async def add_into_their_household(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    session.add(Expense(**theirs.expense()))
    await session.flush()


@way()
async def add_a_person_to_their_household(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    row = {"full_name": "Me", "password_hash": "", "role": "admin", "email": f"{new_id()}@example.com"}
    session.add(User(household_id=theirs.household_id, **row))
    await session.flush()


@way()
async def add_another_household(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    session.add(Household(id=new_id(), name="a third", currency="INR", timezone="UTC", locale="en"))
    await session.flush()
    return True


@way("events", "policies")
async def add_mine_with_their_category(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    session.add(Expense(**mine.expense(category_id=theirs.category_id)))
    await session.flush()
    return True


@way("events", "policies")
async def add_mine_paid_by_their_person(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    session.add(Expense(**mine.expense(paid_by_user_id=theirs.user_id)))
    await session.flush()
    return True


@way("events", "policies")
async def add_mine_under_their_message(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    session.add(Expense(**mine.expense(message_id=theirs.message_id)))
    await session.flush()
    return True


@way("events", "policies")
async def add_mine_as_a_duplicate_of_theirs(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    session.add(Expense(**mine.expense(possible_duplicate_of_id=theirs.expense_id)))
    await session.flush()
    return True


@way("events", "policies")
async def add_history_to_their_expense(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    session.add(
        ExpenseEvent(household_id=mine.household_id, expense_id=theirs.expense_id, user_id=mine.user_id, kind="edited")
    )
    await session.flush()
    return True


@way("events")
async def add_with_their_key(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    """Replaces nothing: a taken key is refused, with or without walls; so it is deleted first."""
    session.add(row := detached(theirs, household_id=mine.household_id, version=1))
    await session.delete(row)
    await session.flush()
    session.add(Expense(**mine.expense(id=theirs.expense_id)))
    await session.flush()


@way()
async def give_my_row_to_them(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    row = await session.get_one(Category, mine.category_id)
    row.household_id = theirs.household_id
    await session.flush()


@way("events", "policies")
async def point_my_row_at_their_category(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    row = await session.get_one(Expense, mine.expense_id)
    row.category_id = theirs.category_id
    await session.flush()
    return True


@way("events")
async def take_over_their_key(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    """My loaded row is told that it is theirs in the database, then saved."""
    row = await session.get_one(Category, mine.category_id)
    set_committed_value(row, "id", theirs.category_id)
    row.name = "changed"
    await session.flush()


@way()
async def change_a_detached_row(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    row = detached(theirs, version=1)
    session.add(row)
    row.description = "changed"
    await session.flush()


@way("events")
async def change_a_detached_row_that_claims_to_be_mine(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    row = detached(theirs, household_id=mine.household_id, version=1)
    session.add(row)
    row.description = "changed"
    await session.flush()


@way()
async def delete_a_detached_row(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    await session.delete(detached(theirs, version=1))
    await session.flush()


@way()
async def merge_over_their_row(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    await session.merge(Expense(**theirs.expense(id=theirs.expense_id, description="changed")))
    await session.flush()


@way()
async def merge_mine_over_their_key(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    await session.merge(Expense(**mine.expense(id=theirs.expense_id)))
    await session.flush()


@way()
async def merge_a_new_row_into_theirs(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    await session.merge(Expense(**theirs.expense()))
    await session.flush()


@way()
async def copy_my_row_into_theirs(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    row = (await session.scalars(select(Category).where(Category.id == mine.category_id))).one()
    make_transient(row)
    row.id, row.household_id = new_id(), theirs.household_id
    session.add(row)
    await session.flush()
