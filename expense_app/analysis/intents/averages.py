"""What is usual a day and a month."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from expense_app.analysis.intents.base import SCOPE, Intent, Scene
from expense_app.analysis.links import expenses_url
from expense_app.analysis.results import Finding, Result, Row
from expense_app.analysis.words import Words, listed
from expense_app.expenses.totals import Total, average, span, totals
from expense_app.parsing.periods import Period, unit_around
from expense_app.parsing.periods.calendar import DAY

_DAYS_OF_A_MONTH = Decimal("30.4375")
"""Of an average month: 365.25 days in twelve."""


async def _answer(scene: Scene) -> Finding:
    period = await _days_so_far(scene)
    wanted = replace(scene.asked.wanted, start=period.start, end=period.end)
    found = await totals(scene.session, wanted)
    rows = list(_rows(scene, period, found))
    return Finding(Result(totals=found, rows=rows), _sentence(scene, period, rows), expenses_url(wanted))


async def _days_so_far(scene: Scene) -> Period:
    """From the first day asked about, or that of the first expense, to the last one that has come."""
    wanted, today = scene.asked.wanted, scene.words.today
    start, end = wanted.start, wanted.end
    if start is None:
        found = await span(scene.session, wanted)
        start = min(found[0], today) if found else today
    return Period(start, end or today).until(today)


def _rows(scene: Scene, period: Period, found: list[Total]) -> Iterator[Row]:
    spans = {"A day": Decimal((period.end - period.start).days + 1)}
    if months := months_in(period):
        spans["A month"] = months
    for total in scene.words.home_first(found):
        for label, parts in spans.items():
            yield Row(label=label, currency=total.currency, amount=average(total.amount, parts, total.currency))


def months_in(period: Period) -> Decimal | None:
    """How many months a period lasts: counted where they are whole, else by their average length. None for less
    than two months, which say nothing about a usual one."""
    first, last = period.start, period.end
    if first == unit_around("month", first).start and last == unit_around("month", last).end:
        months = Decimal((last.year - first.year) * 12 + last.month - first.month + 1)
    else:
        months = ((last - first) + DAY).days / _DAYS_OF_A_MONTH
    return months if months >= 2 else None


def _sentence(scene: Scene, period: Period, rows: list[Row]) -> str:
    words, asked = scene.words, scene.asked
    about = f"{words.on_what(asked)}{words.when(period.start, period.end)}"
    if not rows:
        return f"{words.who(asked)} spent nothing{about}."
    currencies = dict.fromkeys(row.currency for row in rows)
    said = [_said(words, [row for row in rows if row.currency == currency]) for currency in currencies]
    return f"{words.who(asked)} spent {listed(said)} on average{about}."


def _said(words: Words, rows: list[Row]) -> str:
    """ "₹120.00 a day or ₹3,650.00 a month"."""
    return " or ".join(f"{words.money(row.amount, row.currency)} {row.label.lower()}" for row in rows)


INTENT = Intent(
    name="average_spend",
    title="On average",
    takes=SCOPE,
    example="average spend per day this month",
    answer=_answer,
)
