"""How much is usual a day, a week, a month."""

from expense_app.parsing.patterns import words
from expense_app.parsing.questions.asked import Asked
from expense_app.parsing.questions.intents.answer import over_period
from expense_app.parsing.types import Question

_AVERAGE = words("""
    average, mean, typically, usually, generally, normally, daily, (?:per|a) (?:day|week|month),
    (?:each|every) day, roz, rozana
""")
_HOW_OFTEN = words("(?:once|times?) a (?:day|week|month)")


def recognise(asked: Asked) -> Question | None:
    found = _AVERAGE.search(asked.rest) and not _HOW_OFTEN.search(asked.rest)
    return over_period(asked, "average_spend") if found else None
