"""The figures of a week, asked of the only place that adds up money."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from expense_app.expenses import queries as expenses
from expense_app.expenses.filters import ExpenseFilter
from expense_app.expenses.totals import Part, Split, Total, split
from expense_app.expenses.views import Choices
from expense_app.look_back.views import Figures, Paid, Shift, WeekSum
from expense_app.money import in_minor_units

WEEK = timedelta(days=7)


async def week_figures(session: AsyncSession, sunday: date) -> Figures:
    """The week up to and including `sunday`, beside the one before."""
    choices, monday = await expenses.choices(session), sunday - WEEK + timedelta(days=1)
    week = await split(session, ExpenseFilter(start=monday, end=sunday))
    before = await split(session, ExpenseFilter(start=monday - WEEK, end=sunday - WEEK))
    waiting = await expenses.waiting(session, choices)
    return Figures(monday, sunday, week_sums(week, before, choices), len(waiting.drafts))


def week_sums(week: Split, before: Split, choices: Choices) -> list[WeekSum]:
    """The currencies of either week, those of this one first."""
    totals, previous = _by_currency(week.totals), _by_currency(before.totals)
    return [
        _week_sum(currency, totals.get(currency), previous.get(currency), week, before, choices)
        for currency in totals | previous
    ]


def _week_sum(
    currency: str, total: Total | None, previous: Total | None, week: Split, before: Split, choices: Choices
) -> WeekSum:
    zero = in_minor_units(Decimal(0), currency)
    return WeekSum(
        currency=currency,
        amount=total.amount if total else zero,
        count=total.count if total else 0,
        previous=previous.amount if previous else zero,
        shift=_biggest_shift(currency, week.by_category, before.by_category, choices),
        paid=[
            Paid(choices.person(part.key), part.amount, part.share)
            for part in week.by_user
            if part.currency == currency
        ],
    )


def _biggest_shift(currency: str, week: Sequence[Part], before: Sequence[Part], choices: Choices) -> Shift | None:
    """None where no category moved."""
    now, then = _amounts(currency, week), _amounts(currency, before)
    changes = {key: now.get(key, Decimal(0)) - then.get(key, Decimal(0)) for key in now | then}
    moved = [(choices.category_name(key), change) for key, change in changes.items() if change]
    return Shift(*min(moved, key=lambda each: (-abs(each[1]), each[0]))) if moved else None


def _amounts(currency: str, parts: Sequence[Part]) -> dict[UUID, Decimal]:
    return {part.key: part.amount for part in parts if part.currency == currency}


def _by_currency(totals: Sequence[Total]) -> dict[str, Total]:
    return {total.currency: total for total in totals}
