"""A month's figures, one section for each currency, with the names of what they stand for."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from uuid import UUID

import msgspec

from expense_app.dashboard.months import Month, trend_of
from expense_app.expenses.totals import MonthTotal, Overview, Pace, Part, Total
from expense_app.expenses.views import Choices, PersonView
from expense_app.money import in_minor_units


class CategoryFigure(msgspec.Struct, frozen=True):
    """`share` of the section's total, from 0 to 1."""

    id: UUID
    name: str
    amount: Decimal
    share: Decimal


class PersonFigure(msgspec.Struct, frozen=True):
    """What one person paid; `share` of the section's total, from 0 to 1."""

    user: PersonView
    amount: Decimal
    share: Decimal


class MonthFigure(msgspec.Struct, frozen=True):
    month: Month
    amount: Decimal

    @property
    def start(self) -> date:
        return self.month.first

    @property
    def end(self) -> date:
        return self.month.last


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """One currency. `total` is None where the month has nothing in it but the months before have."""

    currency: str
    total: Total | None
    pace: Pace
    categories: list[CategoryFigure]
    people: list[PersonFigure]
    trend: list[MonthFigure]

    @property
    def later(self) -> Decimal:
        """The part of the total that lies after the days which are compared."""
        return self.total.amount - self.pace.so_far if self.total else Decimal(0)


def sections(overview: Overview, month: Month, choices: Choices, home_currency: str) -> list[Section]:
    """The household's own currency first, then those of this month by their count, then those of earlier months."""
    totals = {total.currency: total for total in overview.month.totals}
    order = dict.fromkeys([*totals, *(each.currency for each in overview.by_month)])
    return [
        Section(
            currency=currency,
            total=totals.get(currency),
            pace=overview.pace[currency],
            categories=[
                CategoryFigure(part.key, choices.category_name(part.key), part.amount, part.share)
                for part in _of(currency, overview.month.by_category)
            ],
            people=[
                PersonFigure(choices.person(part.key), part.amount, part.share)
                for part in _of(currency, overview.month.by_user)
            ],
            trend=_trend(currency, overview.by_month, month),
        )
        for currency in sorted(order, key=lambda each: each != home_currency)
    ]


def _of(currency: str, parts: Iterable[Part]) -> list[Part]:
    return [part for part in parts if part.currency == currency]


def _trend(currency: str, spent: Iterable[MonthTotal], month: Month) -> list[MonthFigure]:
    amounts = {each.month: each.amount for each in spent if each.currency == currency}
    nothing = in_minor_units(Decimal(0), currency)
    return [MonthFigure(each, amounts.get(each.first, nothing)) for each in trend_of(month)]
