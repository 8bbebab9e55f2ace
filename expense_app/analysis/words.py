"""How answers put things. Both members read the same sentence, so people are named and "you" are the two of them;
days are said by their date, so that the sentence still holds when it is read again next week."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol, TypeVar
from uuid import UUID

from babel.dates import format_date, format_interval, format_skeleton
from babel.numbers import format_decimal

from expense_app.accounts.member import Member
from expense_app.analysis.asked import Asked
from expense_app.clock import today_in
from expense_app.expenses.totals import Total
from expense_app.expenses.views import Choices
from expense_app.models import Household
from expense_app.money import babel_locale, format_money
from expense_app.parsing.periods import Period, unit_around


class InCurrency(Protocol):
    @property
    def currency(self) -> str: ...


T = TypeVar("T", bound=InCurrency)
Home = Member | Household


@dataclass(frozen=True, slots=True)
class Words:
    """The household's way of writing money and dates. `today` is the date in its time zone."""

    choices: Choices
    locale: str
    currency: str
    today: date

    @classmethod
    def of(cls, home: Home, choices: Choices) -> "Words":
        return cls(choices, home.locale, home.currency, today_in(home.timezone))

    def money(self, amount: Decimal, currency: str) -> str:
        return format_money(amount, currency, self.locale)

    def amounts(self, totals: Sequence[Total]) -> str:
        """ "₹1,250.00 and $20.00", or "nothing"."""
        return listed([self.money(each.amount, each.currency) for each in self.home_first(totals)]) or "nothing"

    def home_first(self, found: Iterable[T]) -> list[T]:
        """The household's own currency before the others."""
        return sorted(found, key=lambda each: each.currency != self.currency)

    def number(self, count: int) -> str:
        return format_decimal(count, locale=babel_locale(self.locale))

    def expenses(self, count: int) -> str:
        return f"{self.number(count)} {'expense' if count == 1 else 'expenses'}"

    def person(self, user_id: UUID) -> str:
        return self.choices.person(user_id).first_name

    def who(self, asked: Asked) -> str:
        return self.person(asked.user_id) if asked.user_id else "You"

    def on_what(self, asked: Asked) -> str:
        """ " on Groceries", " on “pizza” (Food & Dining)", or nothing."""
        category = self.choices.category_name(asked.category_id) if asked.category_id else ""
        if asked.text:
            return f" on “{asked.text}”{f' ({category})' if category else ''}"
        return f" on {category}" if category else ""

    def period(self, start: date | None, end: date | None) -> str:
        """ "November", "1–22 Nov", "Sun, 22 Nov", "2025", "All time"; the year only where it is not this one."""
        if start is None or end is None:
            return f"Since {self.day(start)}" if start else f"Until {self.day(end)}" if end else "All time"
        spoken, years = babel_locale(self.locale), self._says_year(start, end)
        if start == end:
            return format_skeleton("yMMMEd" if years else "MMMEd", start, locale=spoken)
        match _whole(start, end):
            case "month":
                return format_date(start, "LLLL y" if years else "LLLL", locale=spoken)
            case "year":
                return str(start.year)
            case _:
                return format_interval(start, end, "yMMMd" if years else "MMMd", locale=spoken)

    def when(self, start: date | None, end: date | None) -> str:
        """ " in November", " from 1 Nov to 22 Nov", " on Sun, 22 Nov", " in all"."""
        if start is None or end is None:
            return f" since {self.day(start)}" if start else f" until {self.day(end)}" if end else " in all"
        if start == end:
            return f" on {self.period(start, end)}"
        if _whole(start, end):
            return f" in {self.period(start, end)}"
        return f" from {self.day(start, years=self._says_year(start, end))} to {self.day(end)}"

    def day(self, day: date, *, years: bool = False) -> str:
        skeleton = "yMMMd" if years or self._says_year(day, day) else "MMMd"
        return format_skeleton(skeleton, day, locale=babel_locale(self.locale))

    def _says_year(self, start: date, end: date) -> bool:
        return {start.year, end.year} != {self.today.year}


def listed(parts: Sequence[str]) -> str:
    """ "a, b and c"."""
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def _whole(start: date, end: date) -> str | None:
    for unit in ("month", "year"):
        if Period(start, end) == unit_around(unit, start):
            return unit
    return None
