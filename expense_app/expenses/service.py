"""The verbs of an expense's life. They flush, they never commit."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from expense_app.accounts.member import Member
from expense_app.clock import utc_now
from expense_app.errors import BadRequest, FieldError, Invalid
from expense_app.expenses import queries
from expense_app.expenses.changes import Edit, apply
from expense_app.expenses.conflicts import check_alive, check_draft, check_version
from expense_app.expenses.duplicates import find_duplicates
from expense_app.expenses.memory import remember
from expense_app.expenses.views import Choices, Confirmed, ExpenseView, expense_view
from expense_app.ids import new_id
from expense_app.models import Expense, ExpenseEvent
from expense_app.models.expense_event import EventKind
from expense_app.parsing.types import ParsedExpense


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft to confirm, as the person saw it, with what they changed on the way. `name` is where it stands among
    several, such as "drafts.0."; messages about its fields begin with it."""

    id: UUID
    version: int
    edit: Edit = field(default_factory=Edit)
    name: str = ""


async def add_drafts(
    session: AsyncSession, parsed: Sequence[ParsedExpense], message_id: UUID | None, logged_by: UUID
) -> list[Expense]:
    """Drafts out of a reading, in the order of the sentence."""
    drafts = [
        Expense(
            id=new_id(),
            logged_by_user_id=logged_by,
            paid_by_user_id=UUID(each.paid_by_id),
            amount=each.amount,
            currency=each.currency,
            category_id=UUID(each.category_id),
            description=each.description,
            date_incurred=each.date,
            is_recurring=each.is_recurring,
            recurrence_day=each.recurrence_day,
            doubts=[{"field": doubt.field, "reason": doubt.reason} for doubt in each.doubts],
            message_id=message_id,
        )
        for each in parsed
    ]
    for draft, other in (await find_duplicates(session, drafts, logged_by)).items():
        draft.possible_duplicate_of_id = other
    session.add_all(drafts)
    await session.flush()
    at = utc_now()
    for draft in drafts:
        _note(session, draft, logged_by, "logged", at)
    await session.flush()
    return drafts


async def edit(session: AsyncSession, expense_id: UUID, version: int, wanted: Edit, by: Member) -> ExpenseView:
    """Raises NotFound, Invalid, or Conflict with the current state when somebody else was faster."""
    choices = await queries.choices(session)
    row = await _at_version(session, expense_id, version, choices)
    await _edit(session, row, wanted, by, choices)
    return expense_view(row, choices)


async def confirm_drafts(session: AsyncSession, drafts: Sequence[Draft], by: Member) -> Confirmed:
    """Confirm all of them or none. Raises NotFound, Invalid with "drafts.0.amount" and the like where there are
    several, or Conflict with the current state of the first draft that changed meanwhile."""
    if len({draft.id for draft in drafts}) != len(drafts):
        raise BadRequest("The same draft stands in the list twice.")
    choices = await queries.choices(session)
    rows = await queries.locked(session, [draft.id for draft in drafts])
    for draft in drafts:
        await check_version(session, rows[draft.id], draft.version, choices)
        check_draft(rows[draft.id], choices)
    for draft in drafts:
        with _named(draft):
            await _edit(session, rows[draft.id], draft.edit, by, choices)
    at = utc_now()
    for draft in drafts:
        rows[draft.id].confirm(by.id, at)
        _note(session, rows[draft.id], by.id, "confirmed", at)
    await session.flush()
    return Confirmed([expense_view(rows[draft.id], choices) for draft in drafts])


async def reopen(session: AsyncSession, expense_id: UUID, by: Member) -> ExpenseView:
    """Make it a draft again. Harmless when it is one. Raises Conflict when it was deleted meanwhile."""
    row = (await queries.locked(session, [expense_id]))[expense_id]
    await check_alive(session, row, await queries.choices(session))
    if row.status == "confirmed":
        row.unconfirm()
        _note(session, row, by.id, "reopened")
        await session.flush()
    return await queries.view(session, row)


async def delete(session: AsyncSession, expense_id: UUID, by: Member) -> ExpenseView:
    """Discard a draft or delete an expense; `restore` undoes it. Harmless when it is deleted already."""
    row = (await queries.locked(session, [expense_id]))[expense_id]
    if row.deleted_at is None:
        row.delete(utc_now())
        _note(session, row, by.id, "deleted")
        await session.flush()
    return await queries.view(session, row)


async def restore(session: AsyncSession, expense_id: UUID, by: Member) -> ExpenseView:
    row = (await queries.locked(session, [expense_id]))[expense_id]
    if row.deleted_at is not None:
        row.restore()
        _note(session, row, by.id, "restored")
        await session.flush()
    return await queries.view(session, row)


async def keep_both(session: AsyncSession, expense_id: UUID) -> ExpenseView:
    """The person says that it is no duplicate."""
    row = (await queries.locked(session, [expense_id]))[expense_id]
    row.possible_duplicate_of_id = None
    await session.flush()
    return await queries.view(session, row)


async def amend(session: AsyncSession, row: Expense, wanted: Edit, by: Member) -> list[dict[str, str]]:
    """An edit of a row at hand, whatever its version: {field, before, after} for what is different now."""
    return await _edit(session, row, wanted, by, await queries.choices(session))


async def _edit(
    session: AsyncSession, row: Expense, wanted: Edit, by: Member, choices: Choices
) -> list[dict[str, str]]:
    changes = apply(wanted, row, choices)
    if changes:
        _note(session, row, by.id, "edited", changes=changes)
        await session.flush()
    if any(change["field"] == "category" for change in changes):
        await remember(session, row.description, row.category_id, by.id)
    return changes


async def _at_version(session: AsyncSession, expense_id: UUID, version: int, choices: Choices) -> Expense:
    row = (await queries.locked(session, [expense_id]))[expense_id]
    await check_version(session, row, version, choices)
    return row


@contextmanager
def _named(draft: Draft) -> Generator[None]:
    """A message says which of several drafts it is about."""
    try:
        yield
    except Invalid as problem:
        raise Invalid(*(FieldError(draft.name + each.field, each.message) for each in problem.errors)) from None


def _note(
    session: AsyncSession,
    row: Expense,
    user_id: UUID,
    kind: EventKind,
    at: datetime | None = None,
    changes: list[dict[str, str]] | None = None,
) -> None:
    """What one person did at one moment belongs together: undoing it undoes all of it."""
    session.add(
        ExpenseEvent(expense_id=row.id, user_id=user_id, kind=kind, changes=changes or [], created_at=at or utc_now())
    )
