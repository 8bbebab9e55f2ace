"""The verbs of what recurs. Both members may use them; everything is in the history of the source."""

from uuid import UUID

from msgspec import UNSET, UnsetType
from sqlalchemy.ext.asyncio import AsyncSession

from expense_app import clock
from expense_app.accounts.member import Member
from expense_app.errors import Conflict, FieldError, Invalid, NotFound
from expense_app.expenses import queries as expenses
from expense_app.expenses import service
from expense_app.expenses.changes import Edit
from expense_app.expenses.views import ExpenseView
from expense_app.models import Expense, Recurrence
from expense_app.money import BadAmount, read_amount
from expense_app.recurring import queries, suggestions
from expense_app.recurring.series import Series
from expense_app.tenancy import insert_once


async def edit(
    session: AsyncSession, source_id: UUID, day: int | UnsetType, amount: str | UnsetType, by: Member
) -> None:
    """Change the day, and what the next one is expected to cost. Raises NotFound, or Invalid for the amount."""
    series = await _locked_series(session, source_id, by)
    if amount is not UNSET:
        await _expect(session, series, amount)
    if day is not UNSET and day != series.day:
        await service.amend(session, series.source, Edit(recurrence_day=day), by)


async def pause(session: AsyncSession, source_id: UUID, by: Member) -> None:
    """No more drafts until it is resumed. Harmless the second time. Raises NotFound."""
    await _locked_series(session, source_id, by)
    (await _plan(session, source_id)).pause(clock.utc_now())
    await session.flush()


async def resume(session: AsyncSession, source_id: UUID, by: Member) -> None:
    """Drafts from today on; what came due meanwhile is not caught up. Raises NotFound."""
    await _locked_series(session, source_id, by)
    (await _plan(session, source_id)).resume(clock.today_in(by.timezone))
    await session.flush()


async def stop(session: AsyncSession, source_id: UUID, by: Member) -> None:
    """It comes no more; the drafts that wait stay. Harmless the second time. Raises NotFound."""
    source = await _source(session, source_id)
    if source.is_recurring:
        await service.amend(session, source, Edit(is_recurring=False), by)


async def start_again(session: AsyncSession, source_id: UUID, by: Member) -> None:
    """Take the stop back, on the day of the month that it had. Raises NotFound, or Conflict for what was never
    stopped."""
    source = await _source(session, source_id)
    if source.is_recurring:
        return
    stopped = await queries.stop_of(session, source_id)
    if stopped is None:
        raise Conflict("This cannot come back every month: it never did.")
    await service.amend(
        session, source, Edit.from_words({each["field"]: each["before"] for each in stopped.changes}), by
    )


async def stop_at(session: AsyncSession, draft_id: UUID, by: Member) -> ExpenseView:
    """The answer "stop" to a draft: it is discarded and its series stopped, as one deed. Raises NotFound, or Conflict
    where the draft has been answered already."""
    draft = await _due_draft(session, draft_id)
    source_id = _source_of(draft)
    source = (await expenses.locked(session, [source_id]))[source_id]
    with clock.set_to(clock.utc_now()):
        if source.is_recurring and not source.deleted_at:
            await service.amend(session, source, Edit(is_recurring=False), by)
        return await service.delete(session, draft_id, by)


async def start_again_at(session: AsyncSession, draft_id: UUID, by: Member) -> ExpenseView:
    """Take `stop_at` back."""
    draft = await expenses.expense(session, draft_id, deleted=True)
    with clock.set_to(clock.utc_now()):
        await start_again(session, _source_of(draft), by)
        return await service.restore(session, draft_id, by)


async def accept(session: AsyncSession, expense_id: UUID, by: Member) -> None:
    """Make a suggested expense come every month, on its day. Harmless the second time. Raises NotFound."""
    expense = await _source(session, expense_id)
    if not expense.is_recurring:
        wanted = Edit(is_recurring=True, recurrence_day=expense.date_incurred.day)
        await service.amend(session, expense, wanted, by)


async def dismiss(session: AsyncSession, expense_id: UUID, by: Member) -> None:
    """Never suggest its like again. Raises NotFound."""
    await suggestions.dismiss(session, await expenses.expense(session, expense_id), by.id)


async def _expect(session: AsyncSession, series: Series, amount: str) -> None:
    currency = series.latest.currency
    try:
        expected = read_amount(amount, currency)
    except BadAmount as problem:
        raise Invalid(FieldError("amount", str(problem))) from None
    if expected != series.amount:
        (await _plan(session, series.source.id)).expect(expected, currency, clock.utc_now())
        await session.flush()


async def _plan(session: AsyncSession, source_id: UUID) -> Recurrence:
    values = {"source_id": source_id, "created_at": clock.utc_now()}
    await insert_once(session, Recurrence, values, unique=["source_id"])
    return await queries.plan(session, source_id)


async def _locked_series(session: AsyncSession, source_id: UUID, by: Member) -> Series:
    await expenses.locked(session, [source_id])
    return await queries.one_series(session, source_id, by.timezone)


async def _source(session: AsyncSession, source_id: UUID) -> Expense:
    """Locked. Raises NotFound for what came of another source itself, or was deleted."""
    source = (await expenses.locked(session, [source_id]))[source_id]
    if source.recurring_source_id or source.deleted_at:
        raise NotFound(queries.GONE)
    return source


async def _due_draft(session: AsyncSession, draft_id: UUID) -> Expense:
    draft = (await expenses.locked(session, [draft_id]))[draft_id]
    if not draft.is_draft or draft.deleted_at:
        raise Conflict("This one has been answered already.")
    return draft


def _source_of(draft: Expense) -> UUID:
    if draft.recurring_source_id is None:
        raise NotFound(queries.GONE)
    return draft.recurring_source_id
