"""Noticing what comes every month without having been marked so."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy import false, select
from sqlalchemy.ext.asyncio import AsyncSession

from expense_app.clock import utc_now
from expense_app.expenses.filters import ExpenseFilter, matching
from expense_app.models import Expense, RecurringDismissal
from expense_app.parsing.phrase import normalise_phrase
from expense_app.recurring.series import Series
from expense_app.tenancy import household_of, insert_once

RUNNING = 3
"""Months in a row."""
_ALIKE = Decimal("1.1")
"""The dearest of the months costs at most this many times what the cheapest does."""


async def suggested(session: AsyncSession, today: date, series: Sequence[Series]) -> list[Expense]:
    """The latest of each description that was confirmed exactly once in each of three months running, the last of them
    this month or the one before, for like amounts in one currency. What recurs already and what was dismissed is
    left out."""
    known = {normalise_phrase(each.source.description) for each in series} | await _dismissed(session)
    by_words: dict[tuple[str, str], list[Expense]] = defaultdict(list)
    for expense in await _recent(session, today):
        by_words[normalise_phrase(expense.description), expense.currency].append(expense)
    found = [each for (phrase, _), each in by_words.items() if phrase and phrase not in known]
    return sorted((each[0] for each in found if _monthly(each, today)), key=lambda each: each.description.casefold())


async def dismiss(session: AsyncSession, expense: Expense, by: UUID) -> None:
    """Never suggest expenses of this description again. Harmless the second time."""
    phrase = normalise_phrase(expense.description)
    values = {"phrase": phrase, "dismissed_by_user_id": by, "created_at": utc_now()}
    await insert_once(session, RecurringDismissal, values, unique=["phrase"])


def _monthly(newest_first: Sequence[Expense], today: date) -> bool:
    if _number(today) - _number(newest_first[0].date_incurred) > 1:
        return False
    latest = _number(newest_first[0].date_incurred)
    running = [each for each in newest_first if latest - _number(each.date_incurred) < RUNNING]
    amounts = [each.amount for each in running]
    months = {_number(each.date_incurred) for each in running}
    return len(running) == len(months) == RUNNING and max(amounts) <= min(amounts) * _ALIKE


def _number(day: date) -> int:
    """Months since the year zero."""
    return day.year * 12 + day.month


async def _recent(session: AsyncSession, today: date) -> Sequence[Expense]:
    """What was confirmed this month and in the three before, the newest first."""
    start = (today.replace(day=1) - timedelta(days=RUNNING * 31 - 3)).replace(day=1)
    found = await session.execute(
        select(Expense)
        .where(
            *matching(household_of(session), ExpenseFilter(start=start, end=today)),
            Expense.recurring_source_id.is_(None),
            Expense.is_recurring == false(),
        )
        .order_by(Expense.date_incurred.desc(), Expense.id.desc())
    )
    return found.scalars().all()


async def _dismissed(session: AsyncSession) -> set[str]:
    found = await session.execute(
        select(RecurringDismissal.phrase).where(RecurringDismissal.household_id == household_of(session))
    )
    return set(found.scalars())
