"""Questions about single expenses and what they can point at."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import Uuid, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from expense_app.errors import NotFound
from expense_app.expenses.views import (
    SHOWN,
    CategoryChoice,
    Choices,
    Dock,
    ExpenseDetail,
    ExpenseView,
    PersonView,
    Source,
    dock,
    expense_detail,
    expense_view,
)
from expense_app.models import Category, ChatMessage, Expense, ExpenseEvent, User
from expense_app.tenancy import household_of

CATEGORY_ORDER = (Category.key.is_not_distinct_from("other"), Category.position, func.lower(Category.name))
_CHOICES = (
    select(Category.id, Category.name, Category.key, Category.archived_at, User.id, User.full_name)
    .join(User, User.household_id == Category.household_id)
    .where(Category.household_id == bindparam("household", type_=Uuid))
    .order_by(*CATEGORY_ORDER, User.created_at, User.id)
)
_WAITING = (
    select(*SHOWN)
    .where(
        Expense.household_id == bindparam("household", type_=Uuid),
        Expense.status == "draft",
        Expense.deleted_at.is_(None),
    )
    .order_by(Expense.id)
    .limit(200)
)
_VIEWS = select(*SHOWN).order_by(Expense.id)
GONE = "There is no such expense. Perhaps it was deleted."


async def choices(session: AsyncSession) -> Choices:
    """The categories (archived ones too, for old expenses; "Other" last) and the members of the household.

    Every page needs both, so they come in one round trip as pairs: a household always has one of each.
    """
    found = await session.execute(_CHOICES, {"household": household_of(session)})
    categories: dict[UUID, CategoryChoice] = {}
    members: dict[UUID, PersonView] = {}
    for category_id, name, key, archived_at, user_id, full_name in found:
        categories[category_id] = CategoryChoice(category_id, name, key, archived_at is not None)
        members[user_id] = PersonView(user_id, full_name)
    return Choices(list(categories.values()), list(members.values()))


async def expense(session: AsyncSession, expense_id: UUID, *, deleted: bool = False) -> Expense:
    """Raises NotFound for an id that is not there, is another household's, or is deleted (unless `deleted`)."""
    statement = select(Expense).where(Expense.household_id == household_of(session), Expense.id == expense_id)
    found = (await session.execute(statement)).scalar_one_or_none()
    if found is None or (found.deleted_at is not None and not deleted):
        raise NotFound(GONE)
    return found


async def any_yet(session: AsyncSession) -> bool:
    """Whether the household has ever logged anything, discarded drafts included."""
    found = await session.execute(select(Expense.id).where(Expense.household_id == household_of(session)).limit(1))
    return found.first() is not None


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
        select(*SHOWN).where(Expense.household_id == household_of(session), Expense.id.in_(wanted)).order_by(Expense.id)
    )
    return [expense_view(row, choices) for row in found]


async def detail(session: AsyncSession, expense_id: UUID, choices: Choices) -> ExpenseDetail:
    """An expense with its history, the newest change first."""
    row = await expense(session, expense_id)
    return expense_detail(row, choices, await events(session, expense_id))


async def deleted(session: AsyncSession, expense_id: UUID, choices: Choices) -> ExpenseView | None:
    """The expense if it is deleted; None for any other id."""
    statement = select(Expense).where(
        Expense.household_id == household_of(session), Expense.id == expense_id, Expense.deleted_at.is_not(None)
    )
    found = (await session.execute(statement)).scalar_one_or_none()
    return expense_view(found, choices) if found else None


async def source(session: AsyncSession, message_id: UUID, choices: Choices) -> Source:
    """The sentence that an expense came from."""
    statement = select(ChatMessage).where(
        ChatMessage.household_id == household_of(session), ChatMessage.id == message_id
    )
    message = (await session.execute(statement)).scalar_one()
    return Source(message.id, message.text, choices.author(message.author_user_id), message.created_at)


async def events(session: AsyncSession, expense_id: UUID) -> list[ExpenseEvent]:
    found = await session.execute(
        select(ExpenseEvent)
        .where(ExpenseEvent.household_id == household_of(session), ExpenseEvent.expense_id == expense_id)
        .order_by(ExpenseEvent.created_at.desc(), ExpenseEvent.id.desc())
    )
    return list(found.scalars())


async def waiting(session: AsyncSession, choices: Choices) -> Dock:
    """Every draft that waits for somebody to confirm it, in the order they were written."""
    found = await session.execute(_WAITING, {"household": household_of(session)})
    return dock(found, choices)
