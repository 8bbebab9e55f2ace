"""Phrases counted from today: this month, last 3 weeks, two days ago, yesterday, month to date."""

import re
from collections.abc import Callable
from datetime import date

from expense_app.parsing.patterns import any_of
from expense_app.parsing.periods.atoms import NUMBER, Latest, Pattern, number
from expense_app.parsing.periods.calendar import DAY, Period, Unit, rolling, unit_around, unit_before
from expense_app.parsing.periods.named import MONTHS

Reading = tuple[Period, Latest | None] | None
_UNIT = r"(?P<unit>day|week|fortnight|month|quarter|year|financial year|fy)"
_LONGEST_BACK = 36_500
_EACH: dict[str, Unit] = {"weekly": "week", "quarterly": "quarter", "yearly": "year", "annual": "year"}
_TO_DATE: dict[str, Unit] = {
    "mtd": "month", "ytd": "year", "wtd": "week", "qtd": "quarter", "fytd": "fiscal year",
}  # fmt: skip


def _unit(match: re.Match[str]) -> Unit:
    found = match["unit"]
    return "fiscal year" if found in {"fy", "financial year"} else found  # pyright: ignore[reportReturnType]


def _this(match: re.Match[str], today: date) -> Reading:
    period = unit_around(_unit(match), today)
    return (period.until(today) if match["unit"] in {"fy", "financial year"} else period), None


def _previous(match: re.Match[str], today: date) -> Reading:
    unit = _unit(match)
    if unit == "fortnight":
        return rolling(unit, 1, today), None
    return unit_before(unit, today), None


def _before_previous(match: re.Match[str], today: date) -> Reading:
    return unit_before(_unit(match), today, 2), None


def _past_unit(match: re.Match[str], today: date) -> Reading:
    return rolling(_unit(match), 1, today), None


def _last_some(match: re.Match[str], today: date) -> Reading:
    return _bounded(_unit(match), number(match["count"]), today, ago=False)


def _some_ago(match: re.Match[str], today: date) -> Reading:
    return _bounded(_unit(match), number(match["count"]), today, ago=True)


def _bounded(unit: Unit, count: int, today: date, *, ago: bool) -> Reading:
    if not 0 < count <= 120 and unit != "day":
        return None
    if not 0 < count * (1 if unit == "day" else 300) < _LONGEST_BACK:
        return None
    return (unit_before(unit, today, count) if ago else rolling(unit, count, today)), None


def _to_date(match: re.Match[str], today: date) -> Reading:
    return unit_around(_TO_DATE[match[0]], today).until(today), None


def _each(match: re.Match[str], today: date) -> Reading:
    return unit_around(_EACH[match["each"]], today), None


def _half_year(_match: re.Match[str], today: date) -> Reading:
    return rolling("month", 6, today), None


def _day(back: int) -> Pattern:
    words = {0: "today|tonight|this (?:morning|afternoon|evening)", 1: "yesterday|last (?:night|evening)",
             2: "(?:the )?day before yesterday|parso"}[back]  # fmt: skip
    return Pattern(
        re.compile(rf"\b(?:{words})\b"),
        lambda _m, today: (Period(today - back * DAY, today - back * DAY), None),
    )


def _last_24_hours(_match: re.Match[str], today: date) -> Reading:
    return Period(today - DAY, today), None


def _weekend(match: re.Match[str], today: date) -> Reading:
    """The most recent weekend that has begun; "last weekend" said at a weekend is the one before."""
    saturday = today - ((today.weekday() - 5) % 7) * DAY
    if match["which"] in {"last", "previous", "past"} and today.weekday() >= 5:
        saturday -= 7 * DAY
    return Period(saturday, saturday + DAY).until(today), None


def _same_month_last_year(_match: re.Match[str], today: date) -> Reading:
    return unit_before("month", today, 12), None


_LAST = "(?:last|previous|past)"
_SPAN = "(?:month|period|time)"
_OF_LONGER = rf"(?! of (?:the |this |last |previous )?(?:{'|'.join(MONTHS)}|month|quarter|year|\d))"
_THIS = any_of("""
    this, current, is, ongoing, this current, during the, for the, of the, in the, the whole, whole,
    entire, all, (?<=start )of, (?<=beginning )of, (?<=middle )of, (?<=end )of
""")
_WEEKEND = r"(?:(?P<which>last|previous|past|this) |(?:on|over|during|in|at) (?:the )?)?weekend"


def _pattern(regex: str, read: Callable[[re.Match[str], date], Reading]) -> Pattern:
    return Pattern(re.compile(rf"\b{regex}"), read)


RELATIVE = (
    _pattern(rf"(?:same {_SPAN}(?: of)?(?: the)? last year|last year same {_SPAN})\b", _same_month_last_year),
    _pattern(r"this time last year\b", _same_month_last_year),
    _day(2),
    _day(1),
    _day(0),
    _pattern(rf"{_LAST} 24 hours?\b", _last_24_hours),
    _pattern(rf"{_LAST} half(?: of)?(?: the)? year\b", _half_year),
    _pattern(rf"(?:the )?{_UNIT} before (?:last|previous|that)\b", _before_previous),
    _pattern(rf"{_LAST} (?:to )?{_LAST} {_UNIT}\b", _before_previous),
    _pattern(
        rf"(?:{_LAST}|these|trailing|recent) (?P<count>{NUMBER})(?: full| whole| calendar)? {_UNIT}\b"
        rf"{_OF_LONGER}",
        _last_some,
    ),
    _pattern(rf"(?P<count>{NUMBER}) {_UNIT} (?:ago|back)\b", _some_ago),
    _pattern(rf"past {_UNIT}\b", _past_unit),
    _pattern(rf"(?:last|previous) {_UNIT}\b{_OF_LONGER}", _previous),
    _pattern(rf"{_THIS} {_UNIT}(?: to date)?\b(?! (?:before|to|wise)\b){_OF_LONGER}", _this),
    _pattern(rf"(?<!average )(?P<each>{'|'.join(_EACH)}) (?=total|spend|spending|expense|summary|report)", _each),
    _pattern(rf"{_UNIT} (?:to|till) (?:date|now|today)\b", _this),
    _pattern(rf"(?:{'|'.join(_TO_DATE)})\b", _to_date),
    _pattern(rf"{_WEEKEND}\b", _weekend),
)
FUTURE = re.compile(
    r"\b(?:(?:day after )?tomorrow|(?:next|coming|upcoming|following)"
    r"(?: (?:\d{1,2}|few|couple of|one|two|three|six))?"
    r" (?:day|week|weekend|fortnight|month|quarter|year|financial year|fy|bill))\b"
)
