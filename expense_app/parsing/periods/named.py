"""Periods with a name of their own: march, monday, Q1, H2, FY25-26, 2025."""

import re
from datetime import date

from expense_app.parsing.periods.atoms import Latest, Pattern, comes_round
from expense_app.parsing.periods.calendar import DAY, Period, fiscal_year, months_from

Reading = tuple[Period, Latest | None] | None
MONTHS: tuple[str, ...] = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_WEEKDAYS: tuple[str, ...] = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTH = rf"(?P<month>(?!may (?:i|we|you|be|have)\b)(?:{'|'.join(MONTHS)}))"
"""A month's name; "may I know" is none."""
_NTH = {"first": 0, "second": 1, "third": 2, "fourth": 3}


def month_number(match: re.Match[str]) -> int:
    return MONTHS.index(match["month"]) + 1


def _months_each_year(first_month: int, count: int) -> Latest:
    def latest(day: date) -> Period | None:
        year = day.year if day.month >= first_month else day.year - 1
        return months_from(date(year, first_month, 1), count) if year > 1 else None

    return latest


def _month(match: re.Match[str], today: date) -> Reading:
    latest = _months_each_year(month_number(match), 1)
    if match["which"] == "last" and month_number(match) == today.month:
        return comes_round(latest, today.replace(day=1) - DAY)
    return comes_round(latest, today)


def _quarter(match: re.Match[str], today: date) -> Reading:
    index = int(match["digit"]) - 1 if match["digit"] else _NTH[match["nth"]]
    return comes_round(_months_each_year(3 * index + 1, 3), today)


def _fiscal_quarter(match: re.Match[str], _today: date) -> Reading:
    start = fiscal_year(_century(match["fy"])).start
    month_index = start.month - 1 + 3 * (int(match["digit"]) - 1)
    return months_from(date(start.year + month_index // 12, month_index % 12 + 1, 1), 3), None


def _half(match: re.Match[str], today: date) -> Reading:
    index = int(match["digit"]) - 1 if match["digit"] else _NTH[match["nth"]]
    return comes_round(_months_each_year(6 * index + 1, 6), today)


def _weekday(match: re.Match[str], today: date) -> Reading:
    """The most recent one strictly before today; "this friday" on a Friday is today."""
    wanted = _WEEKDAYS.index(match["weekday"])

    def latest(day: date) -> Period:
        found = day - ((day.weekday() - wanted) % 7) * DAY
        return Period(found, found)

    anchor = today if match["which"] == "this" else today - DAY
    return latest(anchor), latest


def _year(match: re.Match[str], _today: date) -> Reading:
    year = int(match["year"])
    return Period(date(year, 1, 1), date(year, 12, 31)), None


def _fiscal(match: re.Match[str], _today: date) -> Reading:
    """FY25-26 and FY26 both end in March 2026, as Indian fiscal years are counted."""
    first = _century(match["first"])
    if match["second"] is None:
        return fiscal_year(first), None
    second = _century(match["second"])
    return (fiscal_year(second), None) if second == first + 1 else None


def _century(digits: str) -> int:
    return int(digits) + 2000 if len(digits) == 2 else int(digits)


def _nth_weekday(match: re.Match[str], today: date) -> Reading:
    """ "First monday of": which month comes behind."""
    wanted, nth = _WEEKDAYS.index(match["weekday"]), _NTH[match["nth"]]

    def latest(day: date) -> Period:
        first = day.replace(day=1)
        found = first + ((wanted - first.weekday()) % 7 + 7 * nth) * DAY
        return Period(found, found) if found <= day else latest(first - DAY)

    return latest(today), latest


_FY = "(?:fy|f y|financial year)"
_SHORT_OR_LONG = r"20\d\d|\d\d"
_NO_MONTH = r"(?<![-/]0[1-9])(?<![-/]1[0-2])"
_NTH_HALF = r"(?P<nth>first|second) half(?= of(?: the)?(?: year| 20\d\d|$)| 20\d\d| year)"
_WHICH = "(?:(?P<which>last|this|previous|past) )?"
_WEEKDAY = rf"(?P<weekday>{'|'.join(_WEEKDAYS)})"
_YEAR = r"(?:20\d\d|19[789]\d)"
NAMED = (
    Pattern(re.compile(rf"\bq ?(?P<digit>[1-4])(?: of)? {_FY} ?(?P<fy>{_SHORT_OR_LONG})\b"), _fiscal_quarter),
    Pattern(
        re.compile(rf"\b{_FY} ?(?P<first>{_SHORT_OR_LONG})(?: ?[-/] ?(?P<second>{_SHORT_OR_LONG}))?\b(?![-/.])"),
        _fiscal,
    ),
    Pattern(re.compile(rf"\b(?P<first>20\d\d)[-/](?P<second>\d\d)\b{_NO_MONTH}"), _fiscal),
    Pattern(
        re.compile(r"\b(?:q(?:uarter)? ?(?P<digit>[1-4])|(?P<nth>first|second|third|fourth) quarter)\b"),
        _quarter,
    ),
    Pattern(re.compile(rf"\b(?:h ?(?P<digit>[12])\b|{_NTH_HALF})(?: of the year)?"), _half),
    Pattern(re.compile(rf"\b{_WHICH}{MONTH}\b"), _month),
    Pattern(re.compile(rf"\b(?P<nth>first|second|third|fourth) {_WEEKDAY}\b(?= (?:of|in) )"), _nth_weekday),
    Pattern(re.compile(rf"\b{_WHICH}{_WEEKDAY}\b"), _weekday),
    Pattern(re.compile(rf"(?<![\d.,/-])\b(?:year )?(?P<year>{_YEAR})\b(?![.,/-]?\d)"), _year),
)
