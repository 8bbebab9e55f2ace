"""Words of the calendar in the languages that households mix."""

from expense_app.parsing import vocabulary


def _numbered(section: str) -> dict[str, int]:
    return {word: int(value) for word, value in vocabulary.values("calendar", section).items()}


MONTHS = _numbered("months")
WEEKDAYS = _numbered("weekdays")
"""Monday is 0."""

SHY_WEEKDAYS = frozenset({"sun", "sat", "wed", "mon", "mardi"})
"""Short forms that are words of their own ("sun cream", "sat in a cafe")."""

DAYS_AGO = vocabulary.words("calendar", "ago")
COUNTS = _numbered("counts")
VAGUE = frozenset({"few", "some", "kuch", "several", "couple"})
