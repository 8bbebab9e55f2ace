"""The verbs of a category's life. Both members may use them."""

from uuid import UUID

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from expense_app.accounts import queries as accounts
from expense_app.categories import queries
from expense_app.clock import utc_now
from expense_app.errors import Conflict, FieldError, Invalid, NotFound
from expense_app.models import Category, CategoryRule, Expense
from expense_app.tenancy import household_of

CATCH_ALL = "other"


async def add(session: AsyncSession, name: str) -> Category:
    """Raises Invalid where the name is taken."""
    await _check_free(session, name)
    category = Category(name=name, key=None, position=await queries.next_position(session))
    session.add(category)
    await _flush(session)
    await _tell_open_pages(session)
    return category


async def rename(session: AsyncSession, category_id: UUID, name: str) -> None:
    """Raises NotFound, or Invalid where another category has the name."""
    category = await queries.category(session, category_id)
    await _check_free(session, name, but=category_id)
    category.rename(name)
    await _flush(session)
    await _tell_open_pages(session)


async def archive(session: AsyncSession, category_id: UUID) -> None:
    """Old expenses keep it, new ones are not offered it. Raises NotFound, or Conflict for the catch-all."""
    category = await queries.category(session, category_id)
    _check_not_catch_all(category)
    if category.archived_at is None:
        category.archive(utc_now())
        await _tell_open_pages(session)


async def restore(session: AsyncSession, category_id: UUID) -> None:
    category = await queries.category(session, category_id)
    category.bring_back()
    await _tell_open_pages(session)


async def merge(session: AsyncSession, source_id: UUID, into_id: UUID) -> None:
    """Move expenses, drafts and taught rules, the deleted ones too, and remove the source.

    The expenses' versions and histories stay as they are: nobody changed an expense, a drawer was renamed.
    A phrase is taught once in a household, so the rules of two categories never collide.
    Raises NotFound for the source, Invalid for the target, Conflict for the catch-all.
    """
    found = await queries.locked(session, [source_id, into_id])
    if source_id not in found:
        raise NotFound(queries.GONE)
    _check_target(source_id, found.get(into_id))
    _check_not_catch_all(found[source_id])
    for table in (Expense, CategoryRule):
        await session.execute(
            update(table)
            .where(table.household_id == household_of(session), table.category_id == source_id)
            .values(category_id=into_id)
            .execution_options(synchronize_session=False)
        )
    await session.delete(found[source_id])
    await _tell_open_pages(session)


def _check_target(source_id: UUID, into: Category | None) -> None:
    problem = None
    if into is None:
        problem = queries.GONE
    elif into.id == source_id:
        problem = "Choose another category than this one."
    elif into.archived_at is not None:
        problem = f"{into.name} is archived. Bring it back first."
    if problem:
        raise Invalid(FieldError("into", problem))


def _check_not_catch_all(category: Category) -> None:
    if category.key == CATCH_ALL:
        raise Conflict(f"{category.name} has to stay: it takes what fits nowhere else.")


async def _check_free(session: AsyncSession, name: str, but: UUID | None = None) -> None:
    taken = await queries.named(session, name)
    if taken is None or taken.id == but:
        return
    archived = " It is archived; you can use it again." if taken.archived_at else ""
    raise Invalid(FieldError("name", f"You have a category {taken.name} already.{archived}"))


async def _tell_open_pages(session: AsyncSession) -> None:
    """They look whether the household was written, and offer in every form what it has now."""
    (await accounts.household(session)).updated_at = utc_now()
    await session.flush()


async def _flush(session: AsyncSession) -> None:
    """The other one may add the same name at the same moment: the database decides."""
    try:
        await session.flush()
    except IntegrityError:
        raise Invalid(FieldError("name", "You have a category of this name already.")) from None
