"""The two periods of a comparison: the current one and the other."""

import re
from datetime import date, timedelta

from expense_app.parsing.periods import Period, unit_around, unit_before
from expense_app.parsing.periods.calendar import DAY, Unit, months_back, months_from

COMPARES = re.compile(
    r"\b(?:compare|versus|difference|than|increased?|decreased?|up or down|more or less|less or more|higher or lower|"
    r"change[ds]?|se (?:more|less|high|higher)|relative to|against|(?P<unit>month|week|quarter|year) (?:over|on) (?:month|week|quarter|year)|"
    r"(?P<short>mom|qoq|yoy)(?= (?:spend|spending|expense|change|compare|growth|difference)|$)|(?:up|down|higher|lower) (?:from|since|on|over)|gone (?:up|down)|went (?:up|down)|go(?:ing)? (?:up|down))\b"
)
_BEFORE_THAT = re.compile(
    r"\b(?:the )?(?:(?:month|week|quarter|year|one|period) (?:just |right )?before(?: that| it| this)?|(?:preceding|previous) (?:one|period)|one before)\b"
)
_PREVIOUS = re.compile(r"(?:previous|preceding) ")
_AGAINST = re.compile(
    r"\b(?:than|versus|to|with|against|from|over|since)(?: (?:in|on|the|that|of|what|we|i|spent|spend|did))* $"
)
_SHORT: dict[str, Unit] = {"mom": "month", "qoq": "quarter", "yoy": "year"}
_UNITS: tuple[Unit, ...] = ("day", "week", "month", "quarter", "year", "fiscal year")


def compared_periods(text: str, found: list[tuple[Period, int]], today: date) -> tuple[Period, Period]:
    """The current period and the other, from the periods with their places in `text`."""
    if len(found) >= 2:
        first, second = found[0][0], found[1][0]
        if _PREVIOUS.match(text, found[1][1]) and first.end < _this("month", today).start:
            return first, _just_before(first)
        if first != second:
            return (first, second) if first.start >= second.start else (second, first)
    if found:
        period, place = found[0]
        if _BEFORE_THAT.search(text):
            return period, _just_before(period)
        against = bool(_AGAINST.search(text, 0, place))
        return _beside(period, today, against=against)
    return _beside(_this(_unit_named(text), today), today, against=False)


def _unit_named(text: str) -> Unit:
    match = COMPARES.search(text)
    if match and match["short"]:
        return _SHORT[match["short"]]
    return match["unit"] if match and match["unit"] else "month"  # pyright: ignore[reportReturnType]


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
    return _as_long_before(period)


def _as_long_before(period: Period) -> Period:
    if period.start.day == 1 and period.end + DAY == months_from(period.start, _months(period)).end + DAY:
        return months_from(months_back(period.start, _months(period)), _months(period))
    length: timedelta = period.end - period.start
    return Period(period.start - length - DAY, period.start - DAY)


def _months(period: Period) -> int:
    return max(1, (period.end.year - period.start.year) * 12 + period.end.month - period.start.month + 1)
