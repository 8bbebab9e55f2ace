"""The biggest single expenses."""

from expense_app.parsing.patterns import words
from expense_app.parsing.questions.asked import Asked
from expense_app.parsing.questions.intents.answer import over_period
from expense_app.parsing.types import Question

_LARGEST = words("""
    biggest, bigger, largest, highest, costliest, priciest, most expensive, most costly, maximum, max,
    big ticket, top (?:\\w+ )?(?:transaction|purchase|bill|order)s?
""")
_TOP = words("top")


def recognise(asked: Asked) -> Question | None:
    """ "Top expenses in groceries" can only be single ones."""
    found = _LARGEST.search(asked.rest) or (asked.category and _TOP.search(asked.rest))
    return over_period(asked, "largest_expenses") if found else None
