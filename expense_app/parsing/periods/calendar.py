"""Calendar arithmetic on inclusive date ranges. Weeks run Monday to Sunday, quarters are calendar quarters,
fiscal years run April to March."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Unit = Literal["day", "week", "fortnight", "month", "quarter", "year", "fiscal year"]

DAY = timedelta(days=1)
_MONTHS_IN: dict[str, int] = {"month": 1, "quarter": 3, "year": 12, "fiscal year": 12}
_DAYS_IN: dict[str, int] = {"day": 1, "week": 7, "fortnight": 14}


@dataclass(frozen=True, slots=True)
class Period:
    """Both ends belong to it."""

    start: date
    end: date

    def until(self, today: date) -> "Period":
        """The part that is not in the future; a period wholly in the future is left as it is."""
        return Period(self.start, min(self.end, today)) if self.start <= today else self


def unit_around(unit: Unit, day: date) -> Period:
    """The whole calendar week, month, ... that `day` lies in; a fortnight is the 14 days that end with it."""
    match unit:
        case "day":
            return Period(day, day)
        case "week":
            monday = day - day.weekday() * DAY
            return Period(monday, monday + 6 * DAY)
        case "fortnight":
            return Period(max(date.min + 13 * DAY, day) - 13 * DAY, day)
        case "month":
            return months_from(day.replace(day=1), 1)
        case "quarter":
            return months_from(date(day.year, (day.month - 1) // 3 * 3 + 1, 1), 3)
        case "year":
            return Period(date(day.year, 1, 1), date(day.year, 12, 31))
        case "fiscal year":
            return fiscal_year(day.year + (day.month > 3))


def unit_before(unit: Unit, day: date, count: int = 1) -> Period:
    """The full calendar unit `count` units before the one around `day`."""
    if unit in _DAYS_IN:
        return unit_around(unit, day - count * _DAYS_IN[unit] * DAY)
    return unit_around(unit, months_back(day.replace(day=1), count * _MONTHS_IN[unit]))


def rolling(unit: Unit, count: int, today: date) -> Period:
    """The last `count` units up to today.

    Days, weeks and fortnights: exactly so many days ending today (today is one of them). Months, quarters and
    years: from the same day of the month so many months back (the month's last day where it has no such day)
    to today: 3 months on 2026-02-14 are 2025-11-14 to 2026-02-14.
    """
    if unit in _DAYS_IN:
        return Period(today - (count * _DAYS_IN[unit] - 1) * DAY, today)
    return Period(months_back(today, count * _MONTHS_IN[unit]), today)


def months_back(day: date, count: int) -> date:
    """The same day of the month `count` months earlier, or that month's last day."""
    index = day.year * 12 + day.month - 1 - count
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_from(first: date, count: int) -> Period:
    """`count` whole months from the first of a month on."""
    return Period(first, months_back(first, -count) - DAY)


def fiscal_year(ends_in: int) -> Period:
    return Period(date(ends_in - 1, 4, 1), date(ends_in, 3, 31))
