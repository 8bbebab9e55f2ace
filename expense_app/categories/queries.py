"""Questions about the household's categories."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from expense_app.categories.views import CategoryList, Merge, category_row
from expense_app.errors import FieldError, Invalid, NotFound
from expense_app.expenses.filters import ExpenseFilter, matching
from expense_app.expenses.queries import CATEGORY_ORDER
from expense_app.models import Category, Expense
from expense_app.tenancy import household_of

GONE = "There is no such category."


async def categories(session: AsyncSession) -> CategoryList:
    """All of them, the archived ones too, with how many expenses count under each; "Other" last."""
    household_id = household_of(session)
    counted = (
        select(Expense.category_id, func.count().label("count"))
        .where(*matching(household_id, ExpenseFilter()))
        .group_by(Expense.category_id)
        .subquery()
    )
    found = await session.execute(
        select(Category, func.coalesce(counted.c.count, 0))
        .outerjoin(counted, counted.c.category_id == Category.id)
        .where(Category.household_id == household_id)
        .order_by(*CATEGORY_ORDER)
    )
    return CategoryList([category_row(category, count) for category, count in found])


async def locked(session: AsyncSession, ids: Iterable[UUID]) -> dict[UUID, Category]:
    """Those of the ids that the household has, locked in a fixed order: nothing new is filed under them meanwhile."""
    found = await session.execute(
        select(Category)
        .where(Category.household_id == household_of(session), Category.id.in_(set(ids)))
        .order_by(Category.id)
        .with_for_update()
    )
    return {category.id: category for category in found.scalars()}


async def category(session: AsyncSession, category_id: UUID) -> Category:
    """Locked. Raises NotFound."""
    found = await locked(session, [category_id])
    if category_id not in found:
        raise NotFound(GONE)
    return found[category_id]


async def named(session: AsyncSession, name: str) -> Category | None:
    """The category of that name, whatever the case."""
    statement = select(Category).where(
        Category.household_id == household_of(session), func.lower(Category.name) == func.lower(name)
    )
    return (await session.execute(statement)).scalar_one_or_none()


async def next_position(session: AsyncSession) -> int:
    statement = select(func.max(Category.position)).where(Category.household_id == household_of(session))
    return ((await session.execute(statement)).scalar_one() or 0) + 1


async def merge(session: AsyncSession, source_id: UUID, into_id: UUID | None) -> Merge:
    """What merging would do. Raises NotFound for the source, Invalid for the target."""
    rows = {row.id: row for row in (await categories(session)).categories}
    if source_id not in rows:
        raise NotFound(GONE)
    if into_id and into_id not in rows:
        raise Invalid(FieldError("into", GONE))
    statement = select(func.count(Expense.id)).where(
        Expense.household_id == household_of(session), Expense.category_id == source_id
    )
    moving = (await session.execute(statement)).scalar_one()
    targets = [row for row in rows.values() if not row.archived and row.id != source_id]
    return Merge(rows[source_id], rows[into_id] if into_id else None, targets, moving)
