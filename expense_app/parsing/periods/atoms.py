"""The smallest period phrases: each pattern reads one, over plain words (questions/words.py)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from expense_app.parsing.periods.calendar import Period

Latest = Callable[[date], Period | None]
"""The most recent occurrence that starts on or before a day, of a phrase that comes round ("march")."""


@dataclass(frozen=True, slots=True)
class Atom:
    """A phrase found at `start:end` of the text. `latest` is there for phrases that come round again and can
    therefore be placed within a longer period ("march last year") or beside another ("nov to feb")."""

    start: int
    end: int
    period: Period
    latest: Latest | None = None


@dataclass(frozen=True, slots=True)
class Pattern:
    """`read` gives None where the words turn out to be no period (31 feb)."""

    regex: re.Pattern[str]
    read: Callable[[re.Match[str], date], tuple[Period, Latest | None] | None]


def comes_round(latest: Latest, today: date) -> tuple[Period, Latest] | None:
    period = latest(today)
    return (period, latest) if period else None


_UP_TO_TWELVE = (
    *("a", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_NUMBERS = {word: max(index, 1) for index, word in enumerate(_UP_TO_TWELVE)} | {
    "an": 1,
    "do": 2,
    "couple": 2,
    "couple of": 2,
    "few": 3,
    "several": 3,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
}
NUMBER = r"(?:\d{1,3}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + ")"


def number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word]
