"""When something was last bought or paid."""

from dataclasses import replace

from expense_app.parsing.patterns import words
from expense_app.parsing.questions.asked import Asked
from expense_app.parsing.questions.intents.answer import over_period
from expense_app.parsing.types import Question

_LAST = words(r"""
    when\b.*\b(?:last|spent|spend|paid|bought|order(?:ed)?|expense|bill), last time, did (?:we|i) last,
    (?:last|latest|most recent|recent) (?:\w+ )?(?:expense|purchase|transaction|entry|bill|order)
""")


def recognise(asked: Asked) -> Question | None:
    """Without a period, all time counts: start and end are None."""
    if not _LAST.search(asked.rest):
        return None
    question = over_period(asked, "last_expense")
    return question if asked.period else replace(question, start=None, end=None)
