"""Inserts by statement: into another household, over its rows, or out of them."""

from typing import Any

from sqlalchemy import insert, literal, select, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.asyncio import AsyncSession

from expense_app.ids import new_id
from expense_app.models import Category, Expense, Household
from expense_app.tenancy import insert_once
from tests.tenancy.homes import DAY, NOW, Home
from tests.tenancy.ways.registry import way


@way()
async def insert_values(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    await session.execute(insert(Expense).values(**theirs.expense()))


@way()
async def insert_parameters(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    await session.execute(insert(Expense), theirs.expense())


@way()
async def insert_returning(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    await session.scalars(insert(Expense).returning(Expense), [theirs.expense()])


@way()
async def insert_without_an_owner(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    """The database may not guess one either."""
    values = mine.expense(category_id=theirs.category_id, household_id=theirs.household_id)
    await session.execute(insert(Expense).values(values))


@way()
async def insert_another_household(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    values = {
        "id": new_id(),
        "name": "a third",
        "currency": "INR",
        "timezone": "UTC",
        "locale": "en",
        "created_at": NOW,
    }
    return (await session.execute(insert(Household).values(values))).rowcount


@way("policies")
async def insert_mine_pointing_at_theirs(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    return (await session.execute(insert(Expense).values(mine.expense(category_id=theirs.category_id)))).rowcount


@way("events", "policies")
async def insert_once_pointing_at_theirs(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    values = mine.expense(paid_by_user_id=theirs.user_id, recurring_source_id=mine.expense_id, due_on=DAY)
    if session.sync_session.__class__.__name__ in {"EventsAlone", "TenantSession"}:
        return await insert_once(session, Expense, values, unique=["recurring_source_id", "due_on"])
    return (await session.execute(postgresql.insert(Expense).values(values))).rowcount


@way()
async def insert_from_their_rows(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    source = select(literal(new_id()), literal(mine.household_id), Expense.description, literal(0), literal(NOW)).where(
        Expense.id == theirs.expense_id
    )
    names = ["id", "household_id", "name", "position", "created_at"]
    return (await session.execute(insert(Category).from_select(names, source))).rowcount


@way()
async def insert_from_my_rows_into_theirs(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    source = select(
        literal(new_id()), literal(theirs.household_id), Expense.description, literal(0), literal(NOW)
    ).where(Expense.id == mine.expense_id)
    names = ["id", "household_id", "name", "position", "created_at"]
    await session.execute(insert(Category).from_select(names, source))


@way()
async def upsert_over_their_row(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    statement = postgresql.insert(Expense).values(mine.expense(id=theirs.expense_id))
    await session.execute(statement.on_conflict_do_update(index_elements=["id"], set_={"description": "changed"}))


@way()
async def upsert_over_their_unique_words(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    values = {"id": new_id(), "name": theirs.secret, "position": 0, "created_at": NOW}
    statement = postgresql.insert(Category).values(household_id=theirs.household_id, **values)
    taken = statement.on_conflict_do_update(
        index_elements=["household_id", text("lower(name)")], set_={"name": "changed"}
    )
    await session.execute(taken)


@way()
async def upsert_returning_their_row(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    statement = postgresql.insert(Expense).values(mine.expense(id=theirs.expense_id))
    statement = statement.on_conflict_do_update(index_elements=["id"], set_={"version": Expense.version})
    return (await session.execute(statement.returning(Expense.description))).all()


@way()
async def insert_unless_there(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    await session.execute(postgresql.insert(Expense).values(theirs.expense()).on_conflict_do_nothing())


@way()
async def insert_by_core(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    await session.execute(Expense.__table__.insert().values(theirs.expense()))


@way()
async def insert_by_text(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    statement = text(
        "INSERT INTO category (id, household_id, name, position, created_at) VALUES (:id, :owner, 'new', 0, now())"
    )
    await session.execute(statement, {"id": new_id(), "owner": theirs.household_id})
