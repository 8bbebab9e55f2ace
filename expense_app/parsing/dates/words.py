"""Words of the calendar in the languages that households mix."""

from expense_app.parsing import vocabulary


def _numbered(section: str) -> dict[str, int]:
    return {word: int(value) for word, value in vocabulary.values("calendar", section).items()}


MONTHS = _numbered("months")
WEEKDAYS = _numbered("weekdays")
"""Monday is 0."""

SHY_WEEKDAYS = frozenset({"sun", "sat", "wed", "mon", "mardi"})
"""Short forms that are words of their own ("sun cream", "sat in a cafe")."""

DAYS_AGO = _numbered("days ago")
LAST = vocabulary.words("calendar", "last")
PARTS_OF_DAY = vocabulary.words("calendar", "parts of day")
THIS = frozenset({"this", "is", "tonight", "today's", "todays", "aaj"})
UNITS_OF_TIME = _numbered("units of time")
"""How many days each has; 30 and 365 stand for a month and a year, 0 for less than a day."""

AGO = vocabulary.words("calendar", "ago")
COUNTS = _numbered("counts")
VAGUE = frozenset({"few", "some", "kuch", "several", "couple"})
