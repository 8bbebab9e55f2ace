"""ORM-enabled and Core updates and deletes."""

from typing import Any

from sqlalchemy import delete, func, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from expense_app.models import Category, Expense, Household, User
from tests.tenancy.homes import Home
from tests.tenancy.ways.registry import way


def change(theirs: Home) -> Any:
    return update(Expense).where(Expense.id == theirs.expense_id).values(description="changed")


def removal(theirs: Home) -> Any:
    return delete(Expense).where(Expense.id == theirs.expense_id)


@way()
async def update_rows(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    await session.execute(change(theirs))


@way()
async def update_everything(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    await session.execute(update(Expense).values(description="changed"))


@way()
async def update_with_parameters(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    statement = update(Expense).where(Expense.id == theirs.expense_id)
    await session.execute(statement, {"description": "changed"})


@way()
async def update_without_synchronising(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    await session.execute(change(theirs), execution_options={"synchronize_session": False})


@way()
async def update_fetching(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    await session.execute(change(theirs), execution_options={"synchronize_session": "fetch"})


@way()
async def update_evaluating(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    await session.execute(change(theirs), execution_options={"synchronize_session": "evaluate"})


@way()
async def update_returning_columns(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    return (await session.execute(change(theirs).returning(Expense.amount))).all()


@way()
async def update_returning_entities(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    return (await session.scalars(change(theirs).returning(Expense))).all()


@way()
async def update_of_an_aliased_entity(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    other = aliased(Expense)
    await session.execute(update(other).where(other.id == theirs.expense_id).values(description="changed"))


@way()
async def update_of_the_household(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    await session.execute(update(Household).where(Household.id == theirs.household_id).values(name="changed"))


@way()
async def update_chosen_by_a_subquery(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    chosen = select(Category.id).where(Category.name == theirs.secret)
    await session.execute(update(Expense).where(Expense.category_id.in_(chosen)).values(description="changed"))


@way("events")
async def update_from_another_table(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    statement = update(Expense).where(Expense.id == mine.expense_id, User.id == theirs.user_id, User.id != Expense.id)
    statement = statement.values(description=User.email).execution_options(synchronize_session=False)
    return (await session.execute(statement)).rowcount


@way()
async def update_mine_with_their_words(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    other = aliased(Expense)
    words = select(other.description).where(other.id == theirs.expense_id).scalar_subquery()
    statement = update(Expense).where(Expense.id == mine.expense_id).values(notice_of(words))
    found = await session.scalars(statement.returning(Expense.description))
    return theirs.secret in found.all()


def notice_of(words: Any) -> dict[Any, Any]:
    """Where nothing is seen, the old words stay: the column takes no NULL."""
    return {Expense.description: func.coalesce(words, Expense.description)}


@way("events")
async def update_giving_my_row_to_them(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    statement = update(Category).where(Category.id == mine.category_id).values(household_id=theirs.household_id)
    await session.execute(statement)


@way("events", "policies")
async def update_pointing_my_row_at_theirs(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    statement = update(Expense).where(Expense.id == mine.expense_id).values(category_id=theirs.category_id)
    return (await session.execute(statement)).rowcount


@way()
async def update_by_core(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    rows = Expense.__table__
    await session.execute(rows.update().where(rows.c.id == theirs.expense_id).values(description="changed"))


@way()
async def update_by_text(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    statement = text("UPDATE expense SET description = 'changed' WHERE id = :id")
    await session.execute(statement, {"id": theirs.expense_id})


@way()
async def legacy_update(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    await session.run_sync(
        lambda sync: sync.query(Expense).filter_by(id=theirs.expense_id).update({"description": "changed"})
    )


@way()
async def delete_rows(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    await session.execute(removal(theirs))


@way()
async def delete_without_synchronising(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    await session.execute(removal(theirs), execution_options={"synchronize_session": False})


@way()
async def delete_fetching(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    await session.execute(removal(theirs), execution_options={"synchronize_session": "fetch"})


@way()
async def delete_returning(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    return (await session.execute(removal(theirs).returning(Expense.description))).all()


@way()
async def delete_using_another_table(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    statement = delete(Expense).where(Expense.category_id == Category.id, Category.name == theirs.secret)
    await session.execute(statement, execution_options={"synchronize_session": False})


@way()
async def delete_of_the_household(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    await session.execute(delete(Household).where(Household.id == theirs.household_id))


@way()
async def delete_by_core(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    await session.execute(Expense.__table__.delete().where(Expense.__table__.c.id == theirs.expense_id))


@way()
async def delete_by_text(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    await session.execute(text("DELETE FROM expense WHERE id = :id"), {"id": theirs.expense_id})


@way()
async def legacy_delete(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    await session.run_sync(lambda sync: sync.query(Expense).filter_by(id=theirs.expense_id).delete())


@way()
async def truncate(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    await session.execute(text("TRUNCATE expense_event"))


@way()
async def sql_merge(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    statement = text(
        "MERGE INTO expense USING (SELECT 1) AS one ON expense.id = :id"
        " WHEN MATCHED THEN UPDATE SET description = 'changed'"
    )
    await session.execute(statement, {"id": theirs.expense_id})


@way()
async def delete_of_an_aliased_entity(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    other = aliased(Expense)
    await session.execute(
        delete(other).where(other.id == theirs.expense_id), execution_options={"synchronize_session": False}
    )
