"""How many times, how many expenses."""

from expense_app.parsing.patterns import words
from expense_app.parsing.questions.asked import Asked
from expense_app.parsing.questions.intents.answer import over_period
from expense_app.parsing.types import Question

_MONEY = "(?:money|rs|rupees?|dollars?|euros?|pounds?|bucks|dirhams?)"
_COUNTABLE = "(?:time|transaction|purchase|order|entry|entries|bill|visits?|trips?|rides?|meals?)"
_COUNT = words(rf"""
    how ?(?:many|much) (?:\w+ )?{_COUNTABLE},
    how many (?!{_MONEY}\b), number of, how often, how frequently, count (?:of|my|our|the|all)
""")


def recognise(asked: Asked) -> Question | None:
    return over_period(asked, "count_expenses") if _COUNT.search(asked.text) else None
