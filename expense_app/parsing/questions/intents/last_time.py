"""When something was last bought or paid."""

import re
from dataclasses import replace

from expense_app.parsing.questions.asked import Asked
from expense_app.parsing.questions.intents.answer import over_period
from expense_app.parsing.types import Question

_LAST = re.compile(
    r"\b(?:when\b.*\b(?:last|spent|spend|paid|bought|order(?:ed)?|expense|bill)|last time|(?:last|latest|most recent|recent) "
    r"(?:\w+ )?(?:expense|purchase|transaction|entry|bill|order)|did (?:we|i) last)\b"
)


def recognise(asked: Asked) -> Question | None:
    """Without a period, all time counts: start and end are None."""
    if not _LAST.search(asked.rest):
        return None
    question = over_period(asked, "last_expense")
    return question if asked.period else replace(question, start=None, end=None)
