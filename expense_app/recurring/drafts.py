"""Making the drafts that are due in one household. The unique key of source and due day lets none come twice."""

from datetime import date
from uuid import uuid5

from sqlalchemy.ext.asyncio import AsyncSession

from expense_app.clock import today_in, utc_now
from expense_app.expenses import queries as expenses
from expense_app.expenses.duplicates import find_duplicates
from expense_app.expenses.views import Choices
from expense_app.ids import new_id
from expense_app.models import ChatMessage, Expense, ExpenseEvent, Household
from expense_app.recurring import queries
from expense_app.recurring.series import Series
from expense_app.recurring.words import announcement


async def make_due_drafts(session: AsyncSession, home: Household) -> int:
    """For every day that came due a message of the product and a draft under it, oldest first. Returns how many."""
    today = today_in(home.timezone)
    due = [
        (day, series) for series in await queries.all_series(session, home.timezone) for day in series.due_days(today)
    ]
    if due:
        choices = await expenses.choices(session)
        pairs = [_announced(series, day, today, home, choices) for day, series in sorted(due, key=lambda each: each[0])]
        await _add(session, [message for message, _ in pairs], [draft for _, draft in pairs])
    return len(due)


def _announced(
    series: Series, day: date, today: date, home: Household, choices: Choices
) -> tuple[ChatMessage, Expense]:
    latest = series.latest
    name = latest.description or choices.category_name(latest.category_id)
    message = ChatMessage(
        id=new_id(),
        client_id=uuid5(series.source.id, day.isoformat()),
        text=announcement(name, day, today, latest.due_on or latest.date_incurred, home.locale),
        route="recurring",
        read_at=utc_now(),
    )
    return message, _draft(series, day, message)


def _draft(series: Series, day: date, message: ChatMessage) -> Expense:
    latest = series.latest
    return Expense(
        id=new_id(),
        logged_by_user_id=series.source.logged_by_user_id,
        paid_by_user_id=latest.paid_by_user_id,
        amount=series.amount,
        currency=latest.currency,
        category_id=latest.category_id,
        description=latest.description,
        date_incurred=day,
        message_id=message.id,
        recurring_source_id=series.source.id,
        due_on=day,
    )


async def _add(session: AsyncSession, messages: list[ChatMessage], drafts: list[Expense]) -> None:
    for draft, other in (await find_duplicates(session, drafts)).items():
        draft.possible_duplicate_of_id = other
    events = [ExpenseEvent(expense_id=draft.id, user_id=None, kind="logged") for draft in drafts]
    for rows in (messages, drafts, events):
        session.add_all(rows)
        await session.flush()
