"""Spending month by month, and day by day within a month."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from expense_app.analysis.intents.base import SCOPE, Intent, Scene, of_largest
from expense_app.analysis.links import expenses_url
from expense_app.analysis.results import Finding, Result, Row
from expense_app.analysis.words import Words
from expense_app.expenses.filters import ExpenseFilter
from expense_app.expenses.totals import by_day, by_month, totals
from expense_app.money import in_minor_units
from expense_app.parsing.periods import Period, unit_around
from expense_app.parsing.periods.calendar import DAY

_MOST_DAYS = 31
_MOST_MONTHS = 24


@dataclass(frozen=True, slots=True)
class _Spent:
    """What was spent in a part of the period: a month or a day."""

    part: Period
    currency: str
    amount: Decimal


async def _answer(scene: Scene) -> Finding:
    wanted = scene.asked.wanted
    found = await totals(scene.session, wanted)
    spent = scene.words.home_first(await (_days(scene) if _is_short(wanted) else _months(scene)))
    result = Result(totals=found, rows=_rows(scene, spent))
    return Finding(result, _sentence(scene, spent), expenses_url(wanted))


def _is_short(wanted: ExpenseFilter) -> bool:
    return wanted.start is not None and wanted.end is not None and (wanted.end - wanted.start).days < _MOST_DAYS


async def _days(scene: Scene) -> list[_Spent]:
    """The days on which something was spent."""
    found = await by_day(scene.session, scene.asked.wanted)
    return [_Spent(Period(each.day, each.day), each.currency, each.amount) for each in found]


async def _months(scene: Scene) -> list[_Spent]:
    """Every month from the first with an expense to the last, also those without; the latest where they are many."""
    found = await by_month(scene.session, scene.asked.wanted)
    if not found:
        return []
    amounts = {(each.month, each.currency): each.amount for each in found}
    last = max(found[-1].month, min(scene.asked.end or found[-1].month, scene.words.today))
    months = list(_each_month(found[0].month, last))[-_MOST_MONTHS:]
    return [
        _Spent(
            _within(month, scene.asked.wanted),
            currency,
            amounts.get((month.start, currency), in_minor_units(Decimal(0), currency)),
        )
        for currency in dict.fromkeys(each.currency for each in found)
        for month in months
    ]


def _each_month(first: date, last: date) -> Iterator[Period]:
    month = unit_around("month", first)
    while month.start <= last:
        yield month
        month = unit_around("month", month.end + DAY)


def _within(month: Period, wanted: ExpenseFilter) -> Period:
    """The part of a month that was asked about."""
    return Period(max(month.start, wanted.start or month.start), min(month.end, wanted.end or month.end))


def _rows(scene: Scene, spent: list[_Spent]) -> list[Row]:
    bar = of_largest((each.currency, each.amount) for each in spent)
    return [
        Row(
            label=scene.words.period(each.part.start, each.part.end),
            currency=each.currency,
            amount=each.amount,
            share=bar(each.currency, each.amount),
            url=_url(scene, each) if each.amount else "",
        )
        for each in spent
    ]


def _url(scene: Scene, spent: _Spent) -> str:
    start, end = spent.part.start, spent.part.end
    return expenses_url(replace(scene.asked.wanted, start=start, end=end, currency=spent.currency))


def _sentence(scene: Scene, spent: list[_Spent]) -> str:
    """ "From 1 Jun to 22 Nov, you spent most on Groceries in October: ₹5,000.00."."""
    words, asked = scene.words, scene.asked
    when = words.when(asked.start, asked.end)
    if not spent:
        return f"{words.who(asked)} spent nothing{words.on_what(asked)}{when}."
    currencies = dict.fromkeys(each.currency for each in spent)
    peaks = [_peak(words, [each for each in spent if each.currency == currency]) for currency in currencies]
    who = words.who(asked) if asked.user_id else "you"
    return f"{when[1:2].upper()}{when[2:]}, {who} spent most{words.on_what(asked)}{';'.join(peaks)}."


def _peak(words: Words, spent: list[_Spent]) -> str:
    most = max(spent, key=lambda each: each.amount)
    return f"{words.when(most.part.start, most.part.end)}: {words.money(most.amount, most.currency)}"


INTENT = Intent(
    name="spend_trend",
    title="Over time",
    takes=SCOPE,
    example="spending by month this year",
    answer=_answer,
)
