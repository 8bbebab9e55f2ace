"""Questions about single expenses and what they can point at."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from expense_app.accounts import queries as accounts
from expense_app.errors import NotFound
from expense_app.expenses.views import (
    Choices,
    Dock,
    ExpenseDetail,
    ExpenseView,
    PersonView,
    category_choice,
    dock,
    expense_detail,
    expense_view,
)
from expense_app.models import Category, Expense, ExpenseEvent
from expense_app.tenancy import household_of

GONE = "There is no such expense. Perhaps it was deleted."


async def choices(session: AsyncSession) -> Choices:
    """The categories (archived ones too, for old expenses) and the members of the household."""
    categories = await session.execute(
        select(Category)
        .where(Category.household_id == household_of(session))
        .order_by(Category.position, func.lower(Category.name))
    )
    members = [PersonView(user.id, user.full_name) for user in await accounts.members(session)]
    return Choices([category_choice(category) for category in categories.scalars()], members)


async def expense(session: AsyncSession, expense_id: UUID, *, deleted: bool = False) -> Expense:
    """Raises NotFound for an id that is not there, is another household's, or is deleted (unless `deleted`)."""
    statement = select(Expense).where(Expense.household_id == household_of(session), Expense.id == expense_id)
    found = (await session.execute(statement)).scalar_one_or_none()
    if found is None or (found.deleted_at is not None and not deleted):
        raise NotFound(GONE)
    return found


async def locked(session: AsyncSession, ids: Iterable[UUID]) -> dict[UUID, Expense]:
    """The rows, locked until the unit of work ends, always in the same order so that nobody deadlocks.

    Raises NotFound if one of them is not there.
    """
    wanted = sorted(set(ids))
    found = await session.execute(
        select(Expense)
        .where(Expense.household_id == household_of(session), Expense.id.in_(wanted))
        .order_by(Expense.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    rows = {row.id: row for row in found.scalars()}
    if len(rows) != len(wanted):
        raise NotFound(GONE)
    return rows


async def view(session: AsyncSession, row: Expense) -> ExpenseView:
    return expense_view(row, await choices(session))


async def views(session: AsyncSession, ids: Iterable[UUID], choices: Choices) -> list[ExpenseView]:
    """Those of the expenses that are there, the deleted ones included."""
    wanted = list(ids)
    if not wanted:
        return []
    found = await session.execute(
        select(Expense)
        .where(Expense.household_id == household_of(session), Expense.id.in_(wanted))
        .order_by(Expense.id)
    )
    return [expense_view(row, choices) for row in found.scalars()]


async def detail(session: AsyncSession, expense_id: UUID) -> ExpenseDetail:
    """An expense with its history, the newest change first."""
    row = await expense(session, expense_id)
    return expense_detail(row, await choices(session), await events(session, expense_id))


async def events(session: AsyncSession, expense_id: UUID) -> list[ExpenseEvent]:
    found = await session.execute(
        select(ExpenseEvent)
        .where(ExpenseEvent.household_id == household_of(session), ExpenseEvent.expense_id == expense_id)
        .order_by(ExpenseEvent.created_at.desc(), ExpenseEvent.id.desc())
    )
    return list(found.scalars())


async def waiting(session: AsyncSession, choices: Choices) -> Dock:
    """Every draft that waits for somebody to confirm it, in the order they were written."""
    found = await session.execute(
        select(Expense)
        .where(Expense.household_id == household_of(session), Expense.status == "draft", Expense.deleted_at.is_(None))
        .order_by(Expense.id)
        .limit(200)
    )
    return dock(found.scalars(), choices)
