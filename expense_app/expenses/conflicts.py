"""Somebody else was faster: who did what, and how the expense stands now."""

from sqlalchemy.ext.asyncio import AsyncSession

from expense_app.errors import Conflict
from expense_app.expenses import queries
from expense_app.expenses.views import Choices, expense_view
from expense_app.models import Expense
from expense_app.models.expense_event import EventKind


async def check_version(session: AsyncSession, row: Expense, version: int, choices: Choices) -> None:
    """Raises Conflict unless the row stands as the person saw it."""
    await check_alive(session, row, choices)
    if row.version != version:
        done = await _last_done(session, row, choices)
        raise Conflict(f"{done} this meanwhile. Here is how it stands now.", expense_view(row, choices))


def check_draft(row: Expense, choices: Choices) -> None:
    """What is confirmed is confirmed once."""
    if not row.is_draft:
        raise Conflict("This is confirmed already.", expense_view(row, choices))


async def check_alive(session: AsyncSession, row: Expense, choices: Choices) -> None:
    """Raises Conflict for what somebody deleted."""
    if row.deleted_at is not None:
        raise Conflict(f"{await _last_done(session, row, choices)} this meanwhile.", expense_view(row, choices))


async def _last_done(session: AsyncSession, row: Expense, choices: Choices) -> str:
    """Who did what last: "Ravi deleted"."""
    events = await queries.events(session, row.id)
    user_id = events[0].user_id if events else None
    name = choices.person(user_id).first_name if user_id else "Somebody"
    return f"{name} {_DONE[events[0].kind] if events else 'changed'}"


_DONE: dict[EventKind, str] = {
    "logged": "wrote",
    "edited": "changed",
    "confirmed": "confirmed",
    "reopened": "reopened",
    "deleted": "deleted",
    "restored": "brought back",
}
