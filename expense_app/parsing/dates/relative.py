"""Dates counted back from today: yesterday, parso, last night, two days ago."""

from datetime import timedelta
from decimal import Decimal

from expense_app.parsing import vocabulary
from expense_app.parsing.dates.calendar import latest_month_day, make_date, months_back
from expense_app.parsing.dates.found import Found, Reader
from expense_app.parsing.dates.words import (
    AGO,
    COUNTS,
    DAYS_AGO,
    LAST,
    MONTHS,
    PARTS_OF_DAY,
    THIS,
    UNITS_OF_TIME,
    VAGUE,
)
from expense_app.parsing.numerals import read_numeral

_NIGHTS = frozenset({"night", "nite", "evening", "eve", "evng", "raat", "shaam", "sham", "रात", "शाम", "afternoon"})
STARTERS = frozenset({*DAYS_AGO, *LAST, *THIS, *COUNTS}) | vocabulary.words("calendar", "begins a relative date")


def match(reader: Reader, at: int) -> Found | None:
    return (
        _day_before(reader, at)
        or _named_day(reader, at)
        or _part_of_day(reader, at)
        or _last_period(reader, at)
        or _ago_in_front(reader, at)
        or _ago(reader, at)
    )


def _named_day(reader: Reader, at: int) -> Found | None:
    word = reader.word(at)
    if word in {"right", "just"} and reader.word(at + 1) == "now":
        return Found(reader.today, at + 2)
    if word == "earlier" and reader.word(at + 1) == "today":
        return Found(reader.today, at + 2)
    back = DAYS_AGO.get(word)
    if back is None:
        return None
    if word == "hier" and reader.word(at - 1) == "-" and reader.word(at - 2) == "avant":
        return None
    end = at + 1
    if back == 0 and _same_day_follows(reader, end):
        return None
    return Found(reader.today - timedelta(days=back), end)


def _same_day_follows(reader: Reader, at: int) -> bool:
    """ "heute 21.11.": the date that follows says more."""
    return reader.kind(at) == "number" and reader.word(at + 1) == "." and "." in reader.word(at)


def _day_before(reader: Reader, at: int) -> Found | None:
    start = at + 1 if reader.word(at) == "the" else at
    if reader.word(start) == "day" and reader.word(start + 1) in {"before", "bfore", "b4", "befor", "b"}:
        end = start + 2
        if reader.word(end) == "4":
            end += 1
        if DAYS_AGO.get(reader.word(end)) == 1:
            return Found(reader.today - timedelta(days=2), end + 1)
    if reader.word(at) == "avant" and reader.word(at + 1) == "-" and reader.word(at + 2) == "hier":
        return Found(reader.today - timedelta(days=2), at + 3)
    if reader.word(at) == "other" and reader.word(at + 1) == "day":
        return Found(reader.today - timedelta(days=2), at + 2, "said only “the other day”")
    return None


def _part_of_day(reader: Reader, at: int) -> Found | None:
    word, part = reader.word(at), reader.word(at + 1)
    if word == "tonight":
        return Found(reader.today, at + 1)
    if part.removesuffix("'s") not in PARTS_OF_DAY:
        return None
    if word in THIS and word != "is":
        return Found(reader.today, at + 2)
    if word in LAST and part.removesuffix("'s") in _NIGHTS:
        return Found(reader.today - timedelta(days=1), at + 2)
    return None


def _last_period(reader: Reader, at: int) -> Found | None:
    if reader.word(at) not in LAST:
        return None
    days = UNITS_OF_TIME.get(reader.word(at + 1))
    if days in {7, 14} and reader.word(at + 2) != "'":
        return Found(reader.today - timedelta(days=days), at + 2, "said only “last week”")
    month = MONTHS.get(reader.word(at + 1))
    if month and reader.kind(at + 2) == "number" and reader.word(at + 2).isdigit():
        day = int(reader.word(at + 2))
        found = latest_month_day(month, day, reader.today) if day <= 31 else None
        return Found(found, at + 3) if found else None
    return None


def _ago_in_front(reader: Reader, at: int) -> Found | None:
    """ "vor 3 Tagen", "hace una semana", "il y a 3 jours"."""
    word = reader.word(at)
    start = at + 1
    if word == "il" and reader.word(at + 1) in {"y", "ya"}:
        start = at + 3 if reader.word(at + 1) == "y" else at + 2
    elif word not in {"vor", "hace"}:
        return None
    counted = _count(reader, start)
    if counted is None:
        return None
    count, end, _ = counted
    days = UNITS_OF_TIME.get(reader.word(end))
    return None if days is None else _back(reader, count, days, end + 1)


def _ago(reader: Reader, at: int) -> Found | None:
    counted = _count(reader, at)
    if counted is None:
        return None
    count, end, vague = counted
    days = UNITS_OF_TIME.get(reader.word(end))
    if days is None:
        return None
    end += 1
    if reader.word(end) in {"and", "aur"} and reader.word(end + 1) == "a" and reader.word(end + 2) == "half":
        end += 3
    more = _count(reader, end)
    extra = UNITS_OF_TIME.get(reader.word(more[1])) if more else None
    if more and extra is not None and reader.word(more[1] + 1) in AGO:
        found = _back(reader, count, days, more[1] + 2)
        return found and _minus(found, more[0] * extra)
    if reader.word(end) not in AGO:
        return None
    if reader.word(end) == "before" and (
        reader.word(end + 1) in {"the", "my", "that"} or reader.word(end + 1) in DAYS_AGO
    ):
        return None
    return _back(reader, count, days, end + 1, "said only roughly" if vague else "")


def _minus(found: Found, days: Decimal) -> Found:
    return Found(found.date - timedelta(days=int(days)), found.end, found.doubt)


def _count(reader: Reader, at: int) -> tuple[Decimal, int, bool] | None:
    word = reader.word(at)
    if reader.kind(at) == "number":
        plain = word.replace(".", "", 1)
        return (Decimal(word), at + 1, False) if plain.isdigit() and len(word) < 5 and word[0] != "." else None
    if word in {"a", "the"} and reader.word(at + 1) in {"few", "couple"}:
        return _count(reader, at + 1)
    if word in {"couple", "few"} and reader.word(at + 1) == "of":
        return Decimal(COUNTS[word]), at + 2, word in VAGUE and word != "couple"
    if word == "half":
        return Decimal(0), at + (2 if reader.word(at + 1) in {"a", "an"} else 1), False
    numeral = read_numeral(reader.tokens, at)
    if numeral and numeral.value < 400:
        return numeral.value, numeral.end, False
    if word in COUNTS:
        return Decimal(COUNTS[word]), at + 1, word in VAGUE and word != "couple"
    return None


def _back(reader: Reader, count: Decimal, days: int, end: int, doubt: str = "") -> Found | None:
    if count * days > 4000:
        return None
    if days == 30:
        return Found(months_back(reader.today, int(count)), end, doubt)
    if days == 365:
        earlier = make_date(reader.today.year - int(count), reader.today.month, reader.today.day)
        return Found(earlier or reader.today - timedelta(days=int(count * days)), end, doubt)
    return Found(reader.today - timedelta(days=int(count * days)), end, doubt)
