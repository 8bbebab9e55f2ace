"""Who spent how much."""

from expense_app.parsing.patterns import words
from expense_app.parsing.questions.asked import Asked
from expense_app.parsing.questions.comparisons import COMPARES
from expense_app.parsing.questions.intents.answer import over_period
from expense_app.parsing.types import Question

_EACH = words("""
    who(?! (?:is|are) (?:you|the))(?:se)?, per (?:person|head|member), (?:person|people|member) ?wise,
    by (?:person|people|member|who), each (?:of us|person|one|member),
    (?:two|both) of us (?:each|separately), (?:big|bigger|biggest|more) spender, alag alag, separately,
    split between, between (?:me|i) and, between (?:us|the two)
""")
_OR = words("or")


def recognise(asked: Asked) -> Question | None:
    apart = asked.people.several and (COMPARES.search(asked.text) or _OR.search(asked.text))
    return over_period(asked, "spend_by_person") if apart or _EACH.search(asked.text) else None
