"""Dates in digits: 2026-02-03, 03/02, 3.2."""

from dataclasses import replace
from datetime import date

from expense_app.parsing.dates.calendar import full_year, latest_month_day, make_date
from expense_app.parsing.dates.found import Found, Reader
from expense_app.parsing.dates.years import past_time, year_doubt

_UNITS_AFTER_FRACTION = frozenset(
    {"kg", "kilo", "litre", "ltr", "l", "dozen", "plate", "cup", "pound", "lb", "of", "off"}
)


def match_digits(reader: Reader, at: int) -> Found | None:
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
        return Found(found, past_time(reader, at + 5)) if found else None
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
    return Found(found, end, year_doubt(found, reader)) if found else None
