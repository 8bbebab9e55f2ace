"""The page of the recurring expenses, out of the series of a household."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from sqlalchemy.ext.asyncio import AsyncSession

from expense_app.clock import today_in
from expense_app.expenses import queries as expenses
from expense_app.expenses.totals import Total, add_up
from expense_app.expenses.views import Choices
from expense_app.models import Expense
from expense_app.money import in_minor_units
from expense_app.recurring import queries
from expense_app.recurring.series import Series
from expense_app.recurring.suggestions import suggested
from expense_app.recurring.views import MonthSum, RecurringPage, RecurringView, Stopped, Suggestion, occurrence


async def recurring_page(session: AsyncSession, timezone: str) -> RecurringPage:
    choices, today = await expenses.choices(session), today_in(timezone)
    series = await queries.all_series(session, timezone)
    offered = await suggested(session, today, series)
    views = sorted((_view(each, today, choices) for each in series), key=lambda each: each.next_on or date.max)
    sums = month_sums(series, today)
    ended = await queries.stopped(session)
    return RecurringPage(
        today.replace(day=1),
        sums,
        views,
        [_suggestion(each, choices) for each in offered],
        [_stopped(each, choices) for each in ended],
    )


def month_sums(series: Sequence[Series], today: date) -> list[MonthSum]:
    """What has come this month, what waits, and what is still to come, one sum a currency."""
    this_month = [row for each in series for row in (each.source, *each.came) if _month(_day(row)) == _month(today)]
    come = [row for row in this_month if row.status == "confirmed" and not row.deleted_at]
    waiting = [row for row in this_month if row.is_draft and not row.deleted_at]
    to_come = [each for each in series if (due := each.next_due(today)) and _month(due) == _month(today)]
    parts = (
        [(row.currency, row.amount) for row in come],
        [(row.currency, row.amount) for row in waiting],
        [(each.latest.currency, each.amount) for each in to_come],
    )
    come_sum, waiting_sum, to_come_sum = ({total.currency: total for total in add_up(part)} for part in parts)
    return [
        MonthSum(
            currency=whole.currency,
            come=_amount(come_sum, whole),
            waiting=_amount(waiting_sum, whole),
            to_come=_amount(to_come_sum, whole),
            total=whole.amount,
        )
        for whole in add_up(pair for part in parts for pair in part)
    ]


def _view(series: Series, today: date, choices: Choices) -> RecurringView:
    latest = series.latest
    rows = sorted((series.source, *series.came), key=_day, reverse=True)
    return RecurringView(
        id=series.source.id,
        description=latest.description,
        category=choices.category_name(latest.category_id),
        paid_by=choices.person(latest.paid_by_user_id),
        day=series.day,
        amount=in_minor_units(series.amount, latest.currency),
        currency=latest.currency,
        paused=series.paused_at is not None,
        next_on=series.next_due(today),
        last=occurrence(latest),
        history=[occurrence(row) for row in rows[: queries.HISTORY]],
    )


def _suggestion(expense: Expense, choices: Choices) -> Suggestion:
    return Suggestion(
        id=expense.id,
        description=expense.description,
        category=choices.category_name(expense.category_id),
        amount=in_minor_units(expense.amount, expense.currency),
        currency=expense.currency,
        day=expense.date_incurred.day,
    )


def _stopped(source: Expense, choices: Choices) -> Stopped:
    return Stopped(
        id=source.id,
        description=source.description,
        category=choices.category_name(source.category_id),
        amount=in_minor_units(source.amount, source.currency),
        currency=source.currency,
        day=source.recurrence_day or source.date_incurred.day,
    )


def _amount(part: dict[str, Total], whole: Total) -> Decimal:
    found = part.get(whole.currency)
    return found.amount if found else in_minor_units(Decimal(0), whole.currency)


def _day(expense: Expense) -> date:
    return expense.due_on or expense.date_incurred


def _month(day: date) -> date:
    return day.replace(day=1)
