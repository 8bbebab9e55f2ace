"""Dates with the month in letters, or with an ordinal: 3 feb, feb 3, on the 3rd."""

from datetime import date

from expense_app.parsing.dates.calendar import latest_day_of_month, latest_month_day, make_date, months_back
from expense_app.parsing.dates.found import Found, Reader
from expense_app.parsing.dates.words import LAST, MONTHS, UNITS_OF_TIME
from expense_app.parsing.dates.years import past_time, read_year, year_doubt

_ORDINALS = frozenset({"st", "nd", "rd", "th", "वीं"})
SPELT = {word: place for place, word in enumerate(
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"], 1)}  # fmt: skip
_DAY_WORDS = frozenset({"tarikh", "tareekh", "tarik", "तारीख"})


def match_day_first(reader: Reader, at: int) -> Found | None:
    """ "3 feb", "3rd of feb 2026", "15mar", "on the 3rd", "3 tarikh", "20th of the previous month"."""
    day = SPELT.get(reader.word(at)) or (int(reader.word(at)) if _is_day(reader.word(at)) else None)
    if day is None or not 1 <= day <= 31:
        return None
    end = at + 1
    ordinal = reader.word(at) in SPELT
    if reader.word(end) in _ORDINALS:
        ordinal, end = True, end + 1
    elif reader.word(end) == "." and reader.glued(end) and reader.word(end + 1) in MONTHS:
        end += 1
    after = end
    if reader.word(after) in {"of", "-", "/", "ka", "ki"}:
        after += 1
    month = MONTHS.get(reader.word(after))
    if month:
        return _with_year(day, month, after + 1, reader, at)
    if reader.word(end) in _DAY_WORDS:
        return _of_month(day, end + 1, reader)
    stated_month = _relative_month(reader, after) if ordinal else None
    if stated_month:
        found = make_date(stated_month[0].year, stated_month[0].month, day)
        return Found(found, stated_month[1]) if found else None
    every = reader.word(end) in {"ko", "को"} or (reader.word(end) == "of" and reader.word(end + 1) in {"every", "each"})
    if ordinal and (reader.introduced or every or _stands_alone(reader, at, end)):
        return _of_month(day, end, reader)
    return None


def _is_day(text: str) -> bool:
    return text.isdigit() and len(text) <= 2


def _stands_alone(reader: Reader, at: int, end: int) -> bool:
    """A bare "3rd" is a date only where a line begins with it and a colon or dash follows."""
    return (at == 0 or reader.kind(at - 1) == "newline") and (
        reader.word(end) in {":", "-"} or reader.kind(end) == "newline"
    )


def _of_month(day: int, end: int, reader: Reader) -> Found | None:
    found = latest_day_of_month(day, reader.today)
    return Found(found, end, "", day) if found else None


def _relative_month(reader: Reader, at: int) -> tuple[date, int] | None:
    start = at + 1 if reader.word(at) in {"the", "of"} else at
    if UNITS_OF_TIME.get(reader.word(start + 1)) != 30:
        return None
    if reader.word(start) in LAST:
        return months_back(reader.today.replace(day=1), 1), start + 2
    return (reader.today, start + 2) if reader.word(start) == "this" else None


def match_month_first(reader: Reader, at: int) -> Found | None:
    """ "feb 3", "february 3rd, 2026", "feb-3"."""
    number = at + 1
    if reader.word(number) in {"-", ".", "the"}:
        number += 1
    if not _is_day(reader.word(number)) or not 1 <= int(reader.word(number)) <= 31:
        return None
    end = number + 1
    if reader.word(end) in _ORDINALS:
        end += 1
    elif reader.glued(end) and reader.kind(end) == "word":
        return None
    if reader.word(at) == "may" and end == number + 1 and reader.kind(end) == "word":
        return None
    return _with_year(int(reader.word(number)), MONTHS[reader.word(at)], end, reader, at)


def _with_year(day: int, month: int, end: int, reader: Reader, start: int) -> Found | None:
    year = read_year(reader, end, start)
    if year:
        found = make_date(year[0], month, day)
        return Found(found, past_time(reader, year[1])) if found else None
    found = latest_month_day(month, day, reader.today)
    return Found(found, end, year_doubt(found, reader)) if found else None
