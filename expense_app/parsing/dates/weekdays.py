"""Weekdays: "monday", "last friday", "last week's friday", "first monday of last month"."""

from datetime import date, timedelta

from expense_app.parsing import vocabulary
from expense_app.parsing.dates import absolute
from expense_app.parsing.dates.calendar import months_back, nth_weekday, weekday_before, weekday_of_week
from expense_app.parsing.dates.found import Found, Reader
from expense_app.parsing.dates.words import LAST, MONTHS, SHY_WEEKDAYS, UNITS_OF_TIME, WEEKDAYS

_THIS = frozenset({"this", "is", "diesen", "dieser"})
_NAMES_BEFORE = vocabulary.words("calendar", "before a name")
_NAMES_AFTER = vocabulary.words("calendar", "behind a name")
_NTH = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "last": -1}
STARTERS = frozenset({*WEEKDAYS, *LAST, "this", *_NTH, "two", "three", "week"})


def match(reader: Reader, at: int) -> Found | None:
    return (
        _nth_of_month(reader, at)
        or _weeks_weekday(reader, at)
        or _counted(reader, at)
        or _last_or_this(reader, at)
        or _bare(reader, at)
    )


def _weekday(reader: Reader, at: int) -> int | None:
    return WEEKDAYS.get(reader.word(at))


def _bare(reader: Reader, at: int) -> Found | None:
    weekday = _weekday(reader, at)
    if weekday is None or reader.word(at - 1) in _NAMES_BEFORE:
        return None
    if reader.word(at) == "sat" and reader.word(at - 1) == "the":
        return None
    if reader.word(at) in SHY_WEEKDAYS and not _plainly_a_day(reader, at):
        return None
    end = at + 1
    if reader.word(end) == "'" or reader.word(end) == "s":
        end += 1
    if reader.word(end) in {"of", "from", "in", "is"} and _week_phrase(reader, end + 1):
        back, after = _week_phrase(reader, end + 1) or (0, end)
        return Found(_in_week(reader, weekday, back), after)
    in_week = _week_phrase(reader, end)
    if in_week:
        return Found(_in_week(reader, weekday, in_week[0]), in_week[1])
    follows = end + 1 if reader.word(end) in {",", "den", "the"} else end
    if reader.kind(follows) == "number" or reader.word(follows) in MONTHS:
        stated = absolute.match(reader, follows)
        if stated:
            return stated
    return Found(weekday_before(weekday, reader.today), end)


def _plainly_a_day(reader: Reader, at: int) -> bool:
    if reader.word(at + 1) in _NAMES_AFTER:
        return False
    return (
        reader.introduced
        or at == 0
        or at + 1 >= len(reader.tokens)
        or reader.kind(at + 1) in {"mark", "newline", "number"}
    )


def _in_week(reader: Reader, weekday: int, weeks_back: int) -> date:
    found = weekday_of_week(weekday, reader.today, weeks_back)
    return found if found <= reader.today else weekday_before(weekday, reader.today)


def _week_phrase(reader: Reader, at: int) -> tuple[int, int] | None:
    """ "last week" and "this week" with how many weeks back they lie."""
    start = at + 1 if reader.word(at) == "the" else at
    if UNITS_OF_TIME.get(reader.word(start + 1).removesuffix("'s")) != 7:
        return None
    if reader.word(start) in LAST:
        return 1, start + 2
    return (0, start + 2) if reader.word(start) in _THIS else None


def _weeks_weekday(reader: Reader, at: int) -> Found | None:
    """ "last week's friday", "last week friday", "pichle hafte somvar"."""
    phrase = _week_phrase(reader, at)
    if phrase is None:
        return None
    back, end = phrase
    if reader.word(end) in {"'", "s", "ke", "ka", "on", ","}:
        end += 1
    weekday = _weekday(reader, end)
    if weekday is None:
        return None
    return Found(_in_week(reader, weekday, back), end + 1)


def _last_or_this(reader: Reader, at: int) -> Found | None:
    word = reader.word(at)
    weekday = _weekday(reader, at + 1)
    if weekday is None or (word not in LAST and word != "this"):
        return None
    if word == "this" and weekday == reader.today.weekday():
        return Found(reader.today, at + 2)
    return Found(weekday_before(weekday, reader.today), at + 2)


def _counted(reader: Reader, at: int) -> Found | None:
    """ "2 thursdays ago": counted from today."""
    counts = {"two": 2, "three": 3, "2": 2, "3": 3, "4": 4}
    count = counts.get(reader.word(at))
    weekday = _weekday(reader, at + 1)
    if count is None or weekday is None or reader.word(at + 2) not in {"ago", "back", "pehle"}:
        return None
    return Found(weekday_before(weekday, reader.today) - timedelta(weeks=count - 1), at + 3)


def _nth_of_month(reader: Reader, at: int) -> Found | None:
    nth = _NTH.get(reader.word(at))
    weekday = _weekday(reader, at + 1)
    if nth is None or weekday is None or reader.word(at + 2) not in {"of", "in"}:
        return None
    start = at + 3
    month = reader.today
    if reader.word(start) in LAST:
        month = months_back(reader.today.replace(day=1), 1)
    elif reader.word(start) not in {"this", "the"}:
        return None
    end = start + 1
    if reader.word(end) in LAST:
        month, end = months_back(reader.today.replace(day=1), 1), end + 1
    if UNITS_OF_TIME.get(reader.word(end)) != 30:
        return None
    found = nth_weekday(weekday, nth, month.year, month.month)
    return Found(found, end + 1) if found else None
