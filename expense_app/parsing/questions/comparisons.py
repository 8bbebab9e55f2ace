"""The two periods of a comparison: the current one and the other."""

import re
from datetime import date

from expense_app.parsing.patterns import words
from expense_app.parsing.periods import Period, unit_around, unit_before
from expense_app.parsing.periods.calendar import DAY, Unit

_UP_OR_DOWN = "(?:up|down|higher|lower)"
COMPARES = words(rf"""
    compare, versus, difference, than, increased?, decreased?, change[ds]?, se (?:howmuch )?(?:more|less|high|higher),
    relative to, against, more or less, less or more, up or down, higher or lower,
    {_UP_OR_DOWN} (?:from|since|on|over), (?:gone|went|go|going) {_UP_OR_DOWN},
    (?P<unit>month|week|quarter|year) (?:over|on) (?:month|week|quarter|year),
    (?P<short>mom|qoq|yoy)(?= (?:spend|spending|expense|change|compare|growth|difference)|$)
""")
_BEFORE_THAT = words(r"""
    (?:\d+ )?(?:day|month|week|quarter|year|one|period) (?:just |right )?before(?: that| it| this)?,
    (?:preceding|previous) (?:one|period)
""")
_PREVIOUS = re.compile(r"(?:previous|preceding) ")
_AGAINST = re.compile(
    r"\b(?:than|versus|to|with|against|from|over|since)"
    r"(?: (?:in|on|the|that|of|what|we|i|spent|spend|did))* $"
)
_SHORT: dict[str, Unit] = {"mom": "month", "qoq": "quarter", "yoy": "year"}
_LONG: dict[str, Unit] = {"month": "month", "week": "week", "quarter": "quarter", "year": "year"}
_UNITS: tuple[Unit, ...] = ("day", "week", "month", "quarter", "year", "fiscal year")


def compared_periods(text: str, found: list[tuple[Period, int]], today: date) -> tuple[Period, Period]:
    """The current period and the other, from the periods with their places in `text`: of two the later one is
    the current one; to one the partner is found; none at all is this month and the last."""
    if not found:
        return _beside(_this(_unit_named(text), today), today, against=False)
    first, place = found[0]
    if len(found) > 1:
        second, second_place = found[1]
        if _PREVIOUS.match(text, second_place) and first.end < _this("month", today).start:
            return first, _just_before(first)
        if first != second:
            return (first, second) if first.start >= second.start else (second, first)
    if _BEFORE_THAT.search(text):
        return first, _just_before(first)
    return _beside(first, today, against=bool(_AGAINST.search(text, 0, place)))


def _unit_named(text: str) -> Unit:
    match = COMPARES.search(text)
    if not match:
        return "month"
    return _SHORT.get(match["short"] or "") or _LONG.get(match["unit"] or "", "month")


def _this(unit: Unit, today: date) -> Period:
    return unit_around(unit, today).until(today)


def _beside(period: Period, today: date, *, against: bool) -> tuple[Period, Period]:
    """The partner of a period that was named alone: the current one when it is what is compared against,
    the one before it otherwise."""
    for unit in _UNITS:
        if period == _this(unit, today):
            return period, unit_before(unit, today)
    for unit in _UNITS:
        if period == unit_around(unit, period.start) and (against or period == unit_before(unit, today)):
            return _this(unit, today), period
    return period, _just_before(period)


def _just_before(period: Period) -> Period:
    for unit in _UNITS:
        if period == unit_around(unit, period.start):
            return unit_before(unit, period.start)
    length = period.end - period.start
    return Period(period.start - length - DAY, period.start - DAY)
