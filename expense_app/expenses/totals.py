"""The only place that adds up money. Never two currencies in one sum."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Date, DateTime, Integer, Row, bindparam, cast, extract, func, literal_column, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from expense_app.expenses.filters import ExpenseFilter, matching
from expense_app.models import Expense
from expense_app.money import in_minor_units
from expense_app.tenancy import household_of

AnyRow = Row[*tuple[Any, ...]]
_Group = tuple[str, UUID, UUID, Decimal, int]
"""Currency, category, payer, and what they come to in how many expenses."""

_MONTH = cast(
    func.date_trunc(literal_column("'month'"), cast(Expense.date_incurred, DateTime(timezone=False))),
    Date,
)
"""The first day of an expense's month, the same in every session's time zone."""


_IN_MONTH = Expense.date_incurred >= bindparam("first_of_month", type_=Date)
_ON_THE_DAYS = extract("day", Expense.date_incurred) <= bindparam("days_compared", type_=Integer)

# Made once: putting these together took longer than asking them.
_TOTALS = (
    select(Expense.currency, func.sum(Expense.amount), func.count())
    .group_by(Expense.currency)
    .order_by(func.count().desc(), Expense.currency)
)
_OVERVIEW = select(
    Expense.currency,
    _MONTH.label("month"),
    Expense.category_id,
    Expense.paid_by_user_id,
    func.sum(Expense.amount).label("amount"),
    func.count().label("counted"),
    func.coalesce(func.sum(Expense.amount).filter(_ON_THE_DAYS), 0).label("on_the_days"),
    func.sum(Expense.amount).filter(_IN_MONTH).label("in_month"),
    func.count().filter(_IN_MONTH).label("counted_in_month"),
).group_by(
    func.grouping_sets(
        tuple_(Expense.currency, _MONTH),
        tuple_(Expense.currency, Expense.category_id, Expense.paid_by_user_id),
    )
)


class Total(msgspec.Struct, frozen=True):
    """What was spent in one currency, and in how many expenses."""

    currency: str
    amount: Decimal
    count: int


class Part(msgspec.Struct, frozen=True):
    """The share of one category or one person in a currency's total: `share` from 0 to 1, four decimals."""

    currency: str
    key: UUID
    amount: Decimal
    count: int
    share: Decimal


class MonthTotal(msgspec.Struct, frozen=True):
    """`month` is its first day."""

    month: date
    currency: str
    amount: Decimal
    count: int


class DayTotal(msgspec.Struct, frozen=True):
    """What was spent on one day in one currency."""

    day: date
    currency: str
    amount: Decimal
    count: int


class Split(msgspec.Struct, frozen=True):
    """A total per currency, and the same money by category and by who paid; largest first."""

    totals: list[Total]
    by_category: list[Part]
    by_user: list[Part]


class Pace(msgspec.Struct, frozen=True):
    """One currency on the first days of a month, and on the same days of the month before."""

    so_far: Decimal
    previous: Decimal

    @property
    def change(self) -> Decimal:
        return self.so_far - self.previous

    @property
    def change_in_percent(self) -> int | None:
        """How much more or less. None where nothing was spent before, or where the number would say nothing."""
        if not self.previous:
            return None
        percent = round(abs(self.change) / self.previous * 100)
        return percent if percent < 1000 else None


class Overview(msgspec.Struct, frozen=True):
    """A month, its pace per currency (zero where nothing was spent), and the months before it."""

    month: Split
    pace: dict[str, Pace]
    by_month: list[MonthTotal]


async def totals(session: AsyncSession, wanted: ExpenseFilter) -> list[Total]:
    """One total per currency, the largest count first."""
    found = await session.execute(_TOTALS.where(*matching(household_of(session), wanted)))
    return [Total(currency, in_minor_units(amount, currency), count) for currency, amount, count in found]


async def split(session: AsyncSession, wanted: ExpenseFilter) -> Split:
    """Totals, categories and people in one pass over the rows."""
    found = await session.execute(
        select(Expense.currency, Expense.category_id, Expense.paid_by_user_id, func.sum(Expense.amount), func.count())
        .where(*matching(household_of(session), wanted))
        .group_by(Expense.currency, Expense.category_id, Expense.paid_by_user_id)
    )
    return _split((currency, category, user, amount, count) for currency, category, user, amount, count in found)


async def by_month(session: AsyncSession, wanted: ExpenseFilter) -> list[MonthTotal]:
    """One total per month and currency, in the order of time; a month without expenses is not there."""
    found = await session.execute(
        select(
            _MONTH.label("month"),
            Expense.currency,
            func.sum(Expense.amount).label("amount"),
            func.count().label("counted"),
        )
        .where(*matching(household_of(session), wanted))
        .group_by(_MONTH, Expense.currency)
        .order_by(_MONTH, Expense.currency)
    )
    return [_month_total(row) for row in found]


async def by_day(session: AsyncSession, wanted: ExpenseFilter) -> list[DayTotal]:
    """One total per day and currency, in the order of time; a day without expenses is not there."""
    found = await session.execute(
        select(Expense.date_incurred, Expense.currency, func.sum(Expense.amount), func.count())
        .where(*matching(household_of(session), wanted))
        .group_by(Expense.date_incurred, Expense.currency)
        .order_by(Expense.date_incurred, Expense.currency)
    )
    return [DayTotal(day, currency, in_minor_units(amount, currency), count) for day, currency, amount, count in found]


async def span(session: AsyncSession, wanted: ExpenseFilter) -> tuple[date, date] | None:
    """The days of the first and of the last expense; None where there is none."""
    found = await session.execute(
        select(func.min(Expense.date_incurred), func.max(Expense.date_incurred)).where(
            *matching(household_of(session), wanted)
        )
    )
    first, last = found.one()
    return (first, last) if first else None


async def overview(session: AsyncSession, wanted: ExpenseFilter, month: date, days: int) -> Overview:
    """The month that starts on `month` beside those before it, in one pass over the rows.

    `wanted` reaches from the first of the months before to the end of this one; the first `days` days of this
    month and of the one before are held against each other.
    """
    found = await session.execute(
        _OVERVIEW.where(*matching(household_of(session), wanted)), {"first_of_month": month, "days_compared": days}
    )
    return overview_of(found.all(), month)


def overview_of(rows: Sequence[AnyRow], month: date) -> Overview:
    """Out of the groups by currency and month, and those by currency, category and payer."""
    months = [row for row in rows if row.month]
    return Overview(
        month=_split(
            (row.currency, row.category_id, row.paid_by_user_id, row.in_month, row.counted_in_month)
            for row in rows
            if row.in_month and not row.month
        ),
        pace=_paces(months, month),
        by_month=sorted(map(_month_total, months), key=lambda each: (each.month, each.currency)),
    )


def paces(spent: Iterable[Total], before: Iterable[Total]) -> dict[str, Pace]:
    """Two periods' totals side by side, zero where nothing was spent in a currency."""
    now, then = ({total.currency: total.amount for total in found} for found in (spent, before))
    nothing = {currency: in_minor_units(Decimal(0), currency) for currency in (*now, *then)}
    return {currency: Pace(now.get(currency, zero), then.get(currency, zero)) for currency, zero in nothing.items()}


def add_up(amounts: Iterable[tuple[str, Decimal]]) -> list[Total]:
    """Totals of (currency, amount) pairs that are at hand already, such as the drafts on a page."""
    sums = _Sums()
    for currency, amount in amounts:
        sums.add(currency, None, amount, 1)
    return sums.totals()


def average(amount: Decimal, parts: Decimal, currency: str) -> Decimal:
    """`amount` spread evenly over `parts` (days, months), in the currency's own decimals."""
    return in_minor_units(amount / parts, currency)


def share(part: Decimal, whole: Decimal) -> Decimal:
    """`part` of `whole`, from 0 to 1 with four decimals."""
    return (part / whole).quantize(Decimal("0.0001")) if whole else Decimal(0)


def _split(groups: Iterable[_Group]) -> Split:
    whole, categories, people = _Sums(), _Sums(), _Sums()
    for currency, category_id, user_id, amount, count in groups:
        whole.add(currency, None, amount, count)
        categories.add(currency, category_id, amount, count)
        people.add(currency, user_id, amount, count)
    return Split(whole.totals(), categories.parts(whole), people.parts(whole))


def _paces(rows: Iterable[AnyRow], month: date) -> dict[str, Pace]:
    """Out of a row per month and currency."""
    before = (month - timedelta(days=1)).replace(day=1)
    spent = {(row.currency, row.month): in_minor_units(row.on_the_days, row.currency) for row in rows}
    nothing = {currency: in_minor_units(Decimal(0), currency) for currency, _ in spent}
    return {
        currency: Pace(spent.get((currency, month), zero), spent.get((currency, before), zero))
        for currency, zero in nothing.items()
    }


def _month_total(row: AnyRow) -> MonthTotal:
    return MonthTotal(row.month, row.currency, in_minor_units(row.amount, row.currency), row.counted)


class _Sums:
    """Sums per currency and key."""

    def __init__(self) -> None:
        self._sums: dict[tuple[str, UUID | None], tuple[Decimal, int]] = {}

    def add(self, currency: str, key: UUID | None, amount: Decimal, count: int) -> None:
        so_far, counted = self._sums.get((currency, key), (Decimal(0), 0))
        self._sums[currency, key] = so_far + amount, counted + count

    def of(self, currency: str) -> Decimal:
        return self._sums[currency, None][0]

    def totals(self) -> list[Total]:
        totals = [
            Total(currency, in_minor_units(amount, currency), count)
            for (currency, _), (amount, count) in self._sums.items()
        ]
        return sorted(totals, key=lambda total: (-total.count, total.currency))

    def parts(self, whole: "_Sums") -> list[Part]:
        parts = [
            Part(currency, key, in_minor_units(amount, currency), count, share(amount, whole.of(currency)))
            for (currency, key), (amount, count) in self._sums.items()
            if key is not None
        ]
        return sorted(parts, key=lambda part: (part.currency, -part.amount, str(part.key)))
