"""Dates with a day and a month: 2026-02-03, 03/02, 3 feb, feb 3, on the 3rd."""

from expense_app.parsing.dates.digits import match_digits
from expense_app.parsing.dates.found import Found, Reader
from expense_app.parsing.dates.spelt import SPELT, match_day_first, match_month_first
from expense_app.parsing.dates.words import MONTHS

STARTERS = frozenset({*MONTHS, *SPELT})


def match(reader: Reader, at: int) -> Found | None:
    if reader.kind(at) == "number":
        return match_digits(reader, at) or match_day_first(reader, at)
    word = reader.word(at)
    if word in MONTHS:
        return match_month_first(reader, at)
    return match_day_first(reader, at) if word in SPELT else None
