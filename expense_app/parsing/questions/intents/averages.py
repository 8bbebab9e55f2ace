"""How much is usual a day, a week, a month."""

import re

from expense_app.parsing.questions.asked import Asked
from expense_app.parsing.questions.intents.answer import over_period
from expense_app.parsing.types import Question

_AVERAGE = re.compile(
    r"\b(?:average|mean|typically|usually|generally|normally|daily (?:spend|spending|expense|average|cost)|"
    r"(?:per|a) (?:day|week|month)|(?:each|every) day|daily|roz|rozana|per diem)\b"
)
_ONE_AGO = re.compile(r"\b(?:once|times?|time) a (?:day|week|month)\b")


def recognise(asked: Asked) -> Question | None:
    return (
        over_period(asked, "average_spend")
        if _AVERAGE.search(asked.rest) and not _ONE_AGO.search(asked.rest)
        else None
    )
