"""Who spent how much."""

import re

from expense_app.parsing.questions.asked import Asked
from expense_app.parsing.questions.comparisons import COMPARES
from expense_app.parsing.questions.intents.answer import over_period
from expense_app.parsing.types import Question

_EACH = re.compile(
    r"\b(?:who(?:se)?\b(?! (?:is|are) (?:you|the))|per (?:person|head|member)|(?:person|people|member) ?wise|by (?:person|people|member|who)|"
    r"each (?:of us|person|one|member)|(?:two|both) of us (?:each|separately)|(?:big|bigger|biggest|more) spender|alag alag|separately|split between|between (?:me|i) and|between (?:us|the two))\b"
)


def recognise(asked: Asked) -> Question | None:
    apart = asked.people.several and (
        COMPARES.search(asked.text) or " or " in asked.text or "and" in asked.text.split()
    )
    if not (_EACH.search(asked.text) or apart):
        return None
    return over_period(asked, "spend_by_person")
