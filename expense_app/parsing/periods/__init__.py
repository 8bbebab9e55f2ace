"""Period phrases into inclusive date ranges: "this month", "last 3 weeks", "since monday", "FY25-26"."""

import re
from dataclasses import dataclass
from datetime import date

from expense_app.parsing.periods.atoms import Atom, Pattern
from expense_app.parsing.periods.calendar import Period, rolling, unit_around, unit_before
from expense_app.parsing.periods.dates import day_patterns
from expense_app.parsing.periods.joining import join_ranges, narrow, place_within
from expense_app.parsing.periods.named import NAMED
from expense_app.parsing.periods.relative import FUTURE, RELATIVE

__all__ = ["FoundPeriod", "Period", "Periods", "read_periods", "rolling", "unit_around", "unit_before"]

_ALL_TIME = re.compile(r"\b(?:all time|ever|lifetime|till (?:date|now)|to date|since (?:the )?(?:beginning|start))\b")
_SO_FAR = re.compile(r"\btoday till\b")
"""The Hindi "aaj tak": no period of its own."""
_USED = "\x00"
_PATTERNS = {first: (*RELATIVE, *day_patterns(first), *NAMED) for first in (True, False)}


@dataclass(frozen=True, slots=True)
class FoundPeriod:
    """A period and the place `start:end` of its words in the text."""

    period: Period
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Periods:
    """In the order of the text. `future`: a time to come was named, for which nothing can be spent yet.
    `all_time`: everything that was ever spent is asked for, and nothing narrower."""

    found: tuple[FoundPeriod, ...]
    future: bool = False
    all_time: bool = False


def read_periods(text: str, today: date, *, day_first: bool = True, apart: bool = False) -> Periods:
    """Read the periods in `text`, which is made of plain words (see questions/words.py).

    `apart` leaves "from january to february" two periods, as one comparing them means it.
    No period ends after `today`, but a fiscal year, which is always whole.
    """
    hidden = FUTURE.sub(lambda match: _USED * len(match[0]), text)
    future = hidden != text
    hidden = _SO_FAR.sub(lambda match: _USED * len(match[0]), hidden)
    placed = place_within(_atoms(hidden, today, day_first), hidden)
    atoms = narrow(placed, hidden) if apart else join_ranges(placed, hidden, today)
    past = [atom for atom in atoms if atom.period.start <= today]
    found = tuple(FoundPeriod(_cut(atom.period, today), atom.start, atom.end) for atom in past)
    return Periods(found, future or len(past) < len(atoms), not found and bool(_ALL_TIME.search(hidden)))


def _cut(period: Period, today: date) -> Period:
    whole_fiscal_year = unit_around("fiscal year", period.start)
    return period if period == whole_fiscal_year else period.until(today)


def _atoms(text: str, today: date, day_first: bool) -> list[Atom]:
    atoms: list[Atom] = []
    for pattern in _PATTERNS[day_first]:
        for match in pattern.regex.finditer(text):
            if atom := _read(pattern, match, today):
                atoms.append(atom)
                text = text[: atom.start] + _USED * (atom.end - atom.start) + text[atom.end :]
    return sorted(atoms, key=lambda atom: atom.start)


def _read(pattern: Pattern, match: re.Match[str], today: date) -> Atom | None:
    reading = pattern.read(match, today)
    return Atom(match.start(), match.end(), *reading) if reading else None
