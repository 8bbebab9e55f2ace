"""Which day a day, month or weekday without its year or week means to somebody who looks back."""

import calendar
from datetime import date, timedelta


def make_date(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def latest_month_day(month: int, day: int, today: date) -> date | None:
    """The most recent `day` of `month` that is not after today."""
    for year in range(today.year, today.year - 9, -1):
        found = make_date(year, month, day)
        if found and found <= today:
            return found
    return None


def latest_day_of_month(day: int, today: date) -> date | None:
    """The most recent `day` of any month that is not after today."""
    year, month = today.year, today.month
    for _ in range(12):
        found = make_date(year, month, day)
        if found and found <= today:
            return found
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return None


def weekday_before(weekday: int, today: date) -> date:
    """The most recent such weekday strictly before today (Monday is 0)."""
    return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)


def weekday_of_week(weekday: int, today: date, weeks_back: int) -> date:
    """That weekday of the week `weeks_back` weeks before this one; weeks begin on Monday."""
    return today - timedelta(days=today.weekday() + 7 * weeks_back) + timedelta(days=weekday)


def nth_weekday(weekday: int, nth: int, year: int, month: int) -> date | None:
    """The nth such weekday of a month (1 is the first, -1 the last)."""
    days = [week[weekday] for week in calendar.monthcalendar(year, month) if week[weekday]]
    place = nth - 1 if nth > 0 else nth
    return date(year, month, days[place]) if -len(days) <= place < len(days) else None


def months_back(today: date, months: int) -> date:
    """The same day `months` months ago, or the last day of that month where it is shorter."""
    place = today.year * 12 + today.month - 1 - months
    year, month = divmod(place, 12)
    return date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))


def full_year(digits: str, today: date) -> int:
    """ "26" is 2026; two digits that would lie more than a year ahead belong to the century before."""
    year = int(digits)
    if len(digits) > 2:
        return year
    year += today.year // 100 * 100
    return year - 100 if year > today.year + 1 else year
