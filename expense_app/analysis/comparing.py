"""Which days are held against each other."""

from datetime import date, timedelta

from expense_app.analysis.results import Compared
from expense_app.parsing.periods import Period, unit_around, unit_before
from expense_app.parsing.periods.calendar import Unit, months_back

_UNITS: tuple[Unit, ...] = ("week", "month", "quarter", "year", "fiscal year")
_DAY = timedelta(days=1)
_A_YEAR = 12


def like_with_like(current: Period, other: Period, today: date) -> Compared:
    """While a week, month, quarter or year is not over, only as many days of the other one are counted: the same
    first days, in a year those up to the same date."""
    now = current.until(today)
    for unit in _UNITS:
        whole = unit_around(unit, current.start)
        if now.start == whole.start and now.end < whole.end and _is_whole(unit, other):
            return _compared(now, Period(other.start, _same_place(unit, now, other)), other)
    return _compared(current, other, other)


def period_before(period: Period, today: date) -> Period:
    """The week, month, ... before one, whole or so far; of any other period as many days just before it."""
    for unit in _UNITS:
        whole = unit_around(unit, period.start)
        if period in (whole, whole.until(today)):
            return unit_before(unit, period.start)
    return Period(period.start - (period.end - period.start) - _DAY, period.start - _DAY)


def year_before(period: Period, today: date) -> Period:
    """The same days a year earlier; of a month or quarter that is not over the whole one."""
    for unit in _UNITS[1:]:
        whole = unit_around(unit, period.start)
        if period in (whole, whole.until(today)):
            return unit_around(unit, months_back(period.start, _A_YEAR))
    return Period(months_back(period.start, _A_YEAR), months_back(period.end, _A_YEAR))


def _is_whole(unit: Unit, period: Period) -> bool:
    return period == unit_around(unit, period.start)


def _same_place(unit: Unit, now: Period, other: Period) -> date:
    """The day of `other` that stands where `now` ends; its last one where it has fewer days."""
    if unit in {"year", "fiscal year"}:
        years = other.start.year - now.start.year
        return months_back(now.end, -_A_YEAR * years)
    return min(other.start + (now.end - now.start), other.end)


def _compared(now: Period, cut: Period, other: Period) -> Compared:
    return Compared(start=now.start, end=now.end, compare_start=cut.start, compare_end=cut.end, cut=cut != other)
