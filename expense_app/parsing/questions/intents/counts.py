"""How many times, how many expenses."""

import re

from expense_app.parsing.questions.asked import Asked
from expense_app.parsing.questions.intents.answer import over_period
from expense_app.parsing.types import Question

_COUNT = re.compile(
    r"\b(?:how ?(?:many|much) (?:\w+ )?(?:time|transaction|purchase|order|entry|entries|bill|visit|visits|trip|trips|ride|rides|meal|meals)|"
    r"how many (?!money|rupee|dollar|euro|pound|bucks|dirham)|number of|how often|count(?: of)?|how frequently)\b"
)
_MONEY = re.compile(r"\bhow many (?:money|rs|rupee|dollars?|euros?|pounds?|bucks|dirhams?)\b")


def recognise(asked: Asked) -> Question | None:
    if not _COUNT.search(asked.text) or _MONEY.search(asked.text):
        return None
    return over_period(asked, "count_expenses")
