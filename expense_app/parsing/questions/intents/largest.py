"""The biggest single expenses."""

import re

from expense_app.parsing.questions.asked import Asked
from expense_app.parsing.questions.intents.answer import over_period
from expense_app.parsing.types import Question

_LARGEST = re.compile(
    r"\b(?:biggest|bigger|largest|highest|costliest|priciest|most expensive|most big|most costliest|maximum|max|big ticket|most costly)\b"
)
_TOP_SINGLE = re.compile(r"\btop (?:\w+ )?(?:transaction|purchase|bill|order)s?\b")


def recognise(asked: Asked) -> Question | None:
    if re.search(r"\bspenders?\b", asked.rest):
        return None
    found = _LARGEST.search(asked.rest) or _TOP_SINGLE.search(asked.rest)
    if not found and not (asked.category and "top" in asked.rest.split()):
        return None
    return over_period(asked, "largest_expenses")
