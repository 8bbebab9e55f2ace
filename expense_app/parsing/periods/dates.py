"""Days of the calendar and the ranges that share a month: 3 feb, 03/02/2026, the 5th, 1-15 feb."""

import re
from datetime import date

from expense_app.parsing.periods.atoms import Latest, Pattern, comes_round
from expense_app.parsing.periods.calendar import Period, months_back, months_from
from expense_app.parsing.periods.named import MONTH, MONTHS, month_number

Reading = tuple[Period, Latest | None] | None


def _exact(year: int, month: int, first: int, last: int) -> Period | None:
    year += 2000 if year < 100 else 0
    try:
        period = Period(date(year, month, first), date(year, month, last))
    except ValueError:
        return None
    return period if first <= last else None


def _each_year(month: int, first: int, last: int) -> Latest:
    def latest(day: date) -> Period | None:
        tries = (_exact(day.year - back, month, first, last) for back in range(9))
        return next((period for period in tries if period and period.start <= day), None)

    return latest


def _each_month(first: int, last: int) -> Latest:
    def latest(day: date) -> Period | None:
        months = (months_back(day.replace(day=1), back) for back in range(4))
        tries = (_exact(month.year, month.month, first, last) for month in months)
        return next((period for period in tries if period and period.start <= day), None)

    return latest


def _year_month_day(match: re.Match[str], _today: date) -> Reading:
    day = int(match["day"])
    period = _exact(int(match["year"]), int(match["num"]), day, day)
    return (period, None) if period else None


def _year_month(match: re.Match[str], _today: date) -> Reading:
    month = int(match["num"])
    return (months_from(date(int(match["year"]), month, 1), 1), None) if 1 <= month <= 12 else None


def _numeric(day_first: bool) -> Pattern:
    """03/02 and 03/02/2026: the day first, or the month first as in the United States."""

    def read(match: re.Match[str], today: date) -> Reading:
        day, month = int(match["one"]), int(match["two"] or match["two_"])
        if (not day_first and day <= 12) or (month > 12 >= day):
            day, month = month, day
        if match["year"]:
            period = _exact(int(match["year"]), month, day, day)
            return (period, None) if period else None
        return comes_round(_each_year(month, day, day), today) if 1 <= month <= 12 else None

    return Pattern(
        re.compile(
            r"(?<![\d./-])(?P<one>\d{1,2})(?:(?P<sep>[/.-])(?P<two_>\d{1,2})(?P=sep)(?P<year>20\d\d|\d\d)|/(?P<two>\d{1,2}))(?![\d/])"
        ),
        read,
    )


def _day_of_month_name(match: re.Match[str], today: date) -> Reading:
    first = int(match["day"])
    last = int(match.groupdict().get("last") or first)
    if year := match.groupdict().get("year"):
        period = _exact(int(year), month_number(match), first, last)
        return (period, None) if period else None
    return comes_round(_each_year(month_number(match), first, last), today)


def _day_of_month(match: re.Match[str], today: date) -> Reading:
    first = int(match["day"])
    return comes_round(_each_month(first, int(match.groupdict().get("last") or first)), today)


_TH = r"(?: ?(?:st|nd|rd|th))"
_DAY = rf"(?P<day>\d{{1,2}}){_TH}?"
_TO = r" ?(?:to|till|through|and|-|–|—|se) ?"
_LAST = rf"(?P<last>\d{{1,2}}){_TH}?"
_DATE = r"(?: tarikh| date)"

_YEAR_BEHIND = r"(?: ?,? ?(?P<year>20\d\d)\b)?"
_ANY_YEAR_BEHIND = r"(?: ?,? ?(?P<year>20\d\d|(?<=\w )\d\d(?! ?(?:to|-))\b)\b)?"
_NO_MONTH_BEHIND = rf"(?!\d| ?(?:{'|'.join(MONTHS)}))"
_NO_RANK_BEHIND = r"(?= |$)(?! (?:week|half|quarter|biggest|largest|highest))"
_ISO_DAY = r"(?<!\d)(?P<year>20\d\d)[-/.](?P<num>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)"
_ISO_MONTH = r"(?<![\d./-])(?P<year>20\d\d)[-/](?P<num>0[1-9]|1[0-2]|[1-9])(?![\d./-])"
_MONTH_YEAR = r"(?<![\d./-])(?P<num>0?[1-9]|1[0-2])[-/](?P<year>20\d\d)(?!\d)"

ISO = (
    Pattern(re.compile(_ISO_DAY), _year_month_day),
    Pattern(re.compile(_ISO_MONTH), _year_month),
    Pattern(re.compile(_MONTH_YEAR), _year_month),
)
_BESIDE_MONTH = (
    rf"{_DAY}{_TO}{_LAST}(?: of)? {MONTH}{_YEAR_BEHIND}",
    rf"{MONTH}(?: the)? {_DAY}{_TO}(?:the )?{_LAST}{_NO_MONTH_BEHIND}{_YEAR_BEHIND}",
    rf"{_DAY}(?: of)? {MONTH}{_ANY_YEAR_BEHIND}",
    rf"{MONTH}(?: the)? {_DAY}\b(?!\d){_YEAR_BEHIND}",
)
_ALONE = (
    rf"(?:from|between) (?:the )?{_DAY}{_DATE}?{_TO}(?:the )?{_LAST}{_DATE}?(?!\d)(?: of)?(?: this month)?",
    rf"(?P<day>\d{{1,2}})(?:{_TH}|{_DATE}){_TO}(?:the )?{_LAST}{_DATE}?(?!\d)(?: till)?",
    rf"{_DAY}{_TO}{_LAST}{_DATE}(?: till)?",
    rf"(?:the )?(?P<day>\d{{1,2}})(?:{_TH}{_DATE}?|{_DATE}){_NO_RANK_BEHIND}",
)
SPOKEN = (
    *(Pattern(re.compile(rf"\b{regex}"), _day_of_month_name) for regex in _BESIDE_MONTH),
    *(Pattern(re.compile(rf"\b{regex}"), _day_of_month) for regex in _ALONE),
)


def day_patterns(day_first: bool) -> tuple[Pattern, ...]:
    return (*ISO, _numeric(day_first), *SPOKEN)
