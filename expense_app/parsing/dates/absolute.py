"""Dates with a day and a month: 2026-02-03, 03/02, 3 feb, feb 3, on the 3rd."""

from dataclasses import replace
from datetime import date

from expense_app.parsing.dates.calendar import (
    full_year,
    latest_day_of_month,
    latest_month_day,
    make_date,
    months_back,
)
from expense_app.parsing.dates.found import Found, Reader
from expense_app.parsing.dates.words import LAST, MONTHS, UNITS_OF_TIME

_ORDINALS = frozenset({"st", "nd", "rd", "th", "वीं"})
_SPELT = {word: place for place, word in enumerate(
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"], 1)}  # fmt: skip
_DAY_WORDS = frozenset({"tarikh", "tareekh", "tarik", "तारीख"})
_NO_YEAR = "no year given"
STARTERS = frozenset({*MONTHS, *_SPELT})
_UNITS_AFTER_FRACTION = frozenset(
    {"kg", "kilo", "litre", "ltr", "l", "dozen", "plate", "cup", "pound", "lb", "of", "off"}
)


def match(reader: Reader, at: int) -> Found | None:
    if reader.kind(at) == "number":
        return _numeric(reader, at) or _day_first(reader, at)
    word = reader.word(at)
    if word in MONTHS:
        return _month_first(reader, at)
    return _day_first(reader, at) if word in _SPELT else None


def _numeric(reader: Reader, at: int) -> Found | None:
    """Digits with "/", "-" or "." between them."""
    first = reader.word(at)
    if "." in first:
        return _dotted(reader, at)
    sep = reader.word(at + 1)
    if sep not in {"/", "-"} or not _joined(reader, at + 1, at + 3) or not first.isdigit():
        return None
    second = reader.word(at + 2)
    if reader.word(at + 3) == sep and reader.kind(at + 4) == "number" and _joined(reader, at + 3, at + 5):
        year = reader.word(at + 4)
        found = _three(first, second, year, reader)
        return Found(found, _after_year(reader, at + 5)) if found else None
    if not second.isdigit() or len(second) > 2 or len(first) > 2:
        return None
    padded = len(first) == 2 and len(second) == 2
    if (sep == "-" and not (padded and (first[0] == "0" or second[0] == "0"))) or _is_fraction(reader, at):
        return None
    return _yearless(int(first), int(second), at + 3, reader)


def _joined(reader: Reader, start: int, end: int) -> bool:
    return end <= len(reader.tokens) and all(reader.glued(i) for i in range(start, end))


def _is_fraction(reader: Reader, at: int) -> bool:
    after = at + 3
    top, bottom = reader.word(at), reader.word(at + 2)
    plain = top in {"1", "2", "3"} and bottom in {"2", "3", "4", "8"} and len(top) == 1 == len(bottom)
    return (plain and not reader.introduced and reader.word(after) in _UNITS_AFTER_FRACTION) or (
        reader.glued(after) and reader.kind(after) == "word"
    )


def _after_year(reader: Reader, end: int) -> int:
    """Leave the time that a bank glues behind a date (2026-02-03:12:30:00)."""
    i = end
    while reader.word(i) in {":", "t"} and reader.kind(i + 1) == "number" and reader.glued(i) and reader.glued(i + 1):
        i += 2
    return i


def _three(first: str, second: str, third: str, reader: Reader) -> date | None:
    if not (first.isdigit() and second.isdigit() and third.isdigit()):
        return None
    if len(first) == 4:
        return make_date(int(first), int(second), int(third)) if len(third) <= 2 and len(second) <= 2 else None
    if len(third) not in {2, 4} or len(first) > 2 or len(second) > 2:
        return None
    year = full_year(third, reader.today)
    day, month = (int(second), int(first)) if reader.month_first else (int(first), int(second))
    return make_date(year, month, day) or make_date(year, day, month)


def _dotted(reader: Reader, at: int) -> Found | None:
    parts = reader.word(at).split(".")
    if len(parts) == 3:
        found = _three(parts[0], parts[1], parts[2], _day_first_reader(reader))
        return Found(found, at + 1) if found else None
    if len(parts) != 2 or not (parts[0].isdigit() and parts[1].isdigit()) or len(parts[1]) > 2:
        return None
    closed = reader.word(at + 1) == "." and reader.glued(at + 1)
    marked = reader.tokens[at].glued or (reader.glued(at + 1) and not closed)
    if not closed and (
        marked or not reader.comma_decimals or len(parts[1]) != 2 or not reader.others("number", at, at + 1)
    ):
        return None
    found = _yearless(int(parts[0]), int(parts[1]), at + (2 if closed else 1), _day_first_reader(reader))
    if found and closed and not reader.comma_decimals and not reader.others("number", at, at + 1):
        return None
    return found


def _day_first_reader(reader: Reader) -> Reader:
    return replace(reader, month_first=False)


def _yearless(first: int, second: int, end: int, reader: Reader) -> Found | None:
    day, month = (second, first) if reader.month_first else (first, second)
    if month > 12:
        day, month = month, day
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    found = latest_month_day(month, day, reader.today)
    return Found(found, end, _doubt(found, reader)) if found else None


def _doubt(found: date, reader: Reader) -> str:
    return _NO_YEAR if found.year != reader.today.year else ""


def _day_first(reader: Reader, at: int) -> Found | None:
    """ "3 feb", "3rd of feb 2026", "15mar", "on the 3rd", "3 tarikh", "20th of the previous month"."""
    day = _SPELT.get(reader.word(at)) or (int(reader.word(at)) if _is_day(reader.word(at)) else None)
    if day is None or not 1 <= day <= 31:
        return None
    end = at + 1
    ordinal = reader.word(at) in _SPELT
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


def _month_first(reader: Reader, at: int) -> Found | None:
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
    year = _year(reader, end, start)
    if year:
        found = make_date(year[0], month, day)
        return Found(found, _after_year(reader, year[1])) if found else None
    found = latest_month_day(month, day, reader.today)
    return Found(found, end, _doubt(found, reader)) if found else None


def _year(reader: Reader, at: int, start: int) -> tuple[int, int] | None:
    number = at + 1 if reader.word(at) in {",", "-", "'", "/", "of"} else at
    text = reader.word(number)
    if not text.isdigit() or (reader.glued(number + 1) and reader.word(number + 1) in {"/", "k"}):
        return None
    if len(text) == 4:
        near = abs(int(text) - reader.today.year) <= 3
        spare = near or reader.others("number", start, number + 1) or not reader.others("word", start, number)
        return (int(text), number + 1) if spare and 1900 < int(text) < 2200 else None
    tight = reader.word(at) in {"-", "'", "/"} or reader.glued(number)
    if len(text) == 2 and (tight or (number == at and not reader.others("word", start, number))):
        return full_year(text, reader.today), number + 1
    return None
