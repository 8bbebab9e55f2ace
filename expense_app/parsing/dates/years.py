"""The year of a date, and what a bank glues behind it."""

from datetime import date

from expense_app.parsing.dates.calendar import full_year
from expense_app.parsing.dates.found import Reader

_NO_YEAR = "no year given"


def read_year(reader: Reader, at: int, start: int) -> tuple[int, int] | None:
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


def year_doubt(found: date, reader: Reader) -> str:
    return _NO_YEAR if found.year != reader.today.year else ""


def past_time(reader: Reader, end: int) -> int:
    """Leave the time that a bank glues behind a date (2026-02-03:12:30:00)."""
    i = end
    while reader.word(i) in {":", "t"} and reader.kind(i + 1) == "number" and reader.glued(i) and reader.glued(i + 1):
        i += 2
    return i
