"""The only place that adds up money. Never two currencies in one sum."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from uuid import UUID

import msgspec
from sqlalchemy import Date, cast, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from expense_app.expenses.filters import ExpenseFilter, matching
from expense_app.models import Expense
from expense_app.money import in_minor_units
from expense_app.tenancy import household_of


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


class Split(msgspec.Struct, frozen=True):
    """A total per currency, and the same money by category and by who paid; largest first."""

    totals: list[Total]
    by_category: list[Part]
    by_user: list[Part]


async def totals(session: AsyncSession, wanted: ExpenseFilter) -> list[Total]:
    """One total per currency, the largest count first."""
    found = await session.execute(
        select(Expense.currency, func.sum(Expense.amount), func.count())
        .where(*matching(household_of(session), wanted))
        .group_by(Expense.currency)
        .order_by(func.count().desc(), Expense.currency)
    )
    return [Total(currency, in_minor_units(amount, currency), count) for currency, amount, count in found]


async def split(session: AsyncSession, wanted: ExpenseFilter) -> Split:
    """Totals, categories and people in one pass over the rows."""
    found = await session.execute(
        select(Expense.currency, Expense.category_id, Expense.paid_by_user_id, func.sum(Expense.amount), func.count())
        .where(*matching(household_of(session), wanted))
        .group_by(Expense.currency, Expense.category_id, Expense.paid_by_user_id)
    )
    whole, categories, people = _Sums(), _Sums(), _Sums()
    for currency, category_id, user_id, amount, count in found:
        whole.add(currency, None, amount, count)
        categories.add(currency, category_id, amount, count)
        people.add(currency, user_id, amount, count)
    return Split(whole.totals(), categories.parts(whole), people.parts(whole))


async def by_month(session: AsyncSession, wanted: ExpenseFilter) -> list[MonthTotal]:
    """One total per month and currency, in the order of time; a month without expenses is not there."""
    month = cast(func.date_trunc("month", Expense.date_incurred), Date).label("month")
    found = await session.execute(
        select(month, Expense.currency, func.sum(Expense.amount), func.count())
        .where(*matching(household_of(session), wanted))
        .group_by(month, Expense.currency)
        .order_by(month, Expense.currency)
    )
    return [
        MonthTotal(first, currency, in_minor_units(amount, currency), count) for first, currency, amount, count in found
    ]


def add_up(amounts: Iterable[tuple[str, Decimal]]) -> list[Total]:
    """Totals of (currency, amount) pairs that are at hand already, such as the drafts on a page."""
    sums = _Sums()
    for currency, amount in amounts:
        sums.add(currency, None, amount, 1)
    return sums.totals()


def share(part: Decimal, whole: Decimal) -> Decimal:
    """`part` of `whole`, from 0 to 1 with four decimals."""
    return (part / whole).quantize(Decimal("0.0001")) if whole else Decimal(0)


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
