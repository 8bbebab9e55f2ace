"""The date that begins at a token: relative ones, weekdays, and those with a day and a month."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from expense_app.parsing.dates import absolute, holidays, relative, weekdays
from expense_app.parsing.dates.found import Found, Reader
from expense_app.parsing.dates.words import MONTHS, PARTS_OF_DAY, UNITS_OF_TIME, WEEKDAYS
from expense_app.parsing.tokens import Token

_RULES: tuple[Callable[[Reader, int], Found | None], ...] = (
    weekdays.match,
    relative.match,
    holidays.match,
    absolute.match,
)
_PREPOSITIONS = frozenset({"on", "dated", "date", "dt", "am", "le", "el", "since", "of"})
_STARTERS = relative.STARTERS | holidays.STARTERS | weekdays.STARTERS | absolute.STARTERS | _PREPOSITIONS | {"the"}
_BEHIND_NUMBERS = frozenset(
    {
        "/",
        "-",
        ".",
        "st",
        "nd",
        "rd",
        "th",
        "वीं",
        "tarikh",
        "tareekh",
        "tarik",
        "तारीख",
        "of",
        "ka",
        "ki",
        *MONTHS,
        *WEEKDAYS,
        *UNITS_OF_TIME,
    }
)
"""What can stand behind the first number of a date."""

_AFTER = frozenset({"ko", "को"})


@dataclass(slots=True)
class DayMatch:
    """A date over tokens up to `end`. `day_of_month` is set where only that was said ("on the 5th")."""

    date: date
    end: int
    doubt: str = ""
    day_of_month: int | None = None


def match_day(reader: Reader, at: int) -> DayMatch | None:
    """The longest date phrase that begins at token `at`, its preposition and time of day included."""
    token = reader.tokens[at]
    if reader.foreign and reader.foreign[0] == at:
        return DayMatch(reader.foreign[2], reader.foreign[1])
    if token.kind == "number":
        if "." not in token.text and reader.word(at + 1) not in _BEHIND_NUMBERS:
            return None
    elif token.text not in _STARTERS:
        return None
    start = at
    introduced = token.text in _PREPOSITIONS
    if introduced and token.text != "am":
        start += 1
    if reader.word(start) == "the" and reader.word(start + 1) != "day":
        start += 1
    reader.introduced = introduced or start > at
    found = _first(reader, start)
    if found is None:
        return None
    end = _close(reader.tokens, found.end)
    return DayMatch(found.date, end, found.doubt, found.day_of_month)


def _first(reader: Reader, start: int) -> Found | None:
    if start >= len(reader.tokens):
        return None
    for rule in _RULES:
        found = rule(reader, start)
        if found:
            return found
    return None


def _close(tokens: list[Token], end: int) -> int:
    """Take in the time of day and the postposition that belong to a date ("kal raat ko")."""
    for _ in range(2):
        if end < len(tokens) and tokens[end].text in PARTS_OF_DAY:
            end += 1
    if end < len(tokens) and tokens[end].text in _AFTER:
        end += 1
    return end
