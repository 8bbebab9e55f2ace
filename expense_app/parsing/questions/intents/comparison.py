"""One period against another."""

import re

from expense_app.parsing.questions.asked import Asked
from expense_app.parsing.questions.comparisons import COMPARES, compared_periods
from expense_app.parsing.types import Question

_BOTH_NAMED = re.compile(r"\b(?:this|current) (?:day|week|month|quarter|year)\b.{0,30}\b(?:last|previous)\b")
_THAN_AMOUNT = re.compile(r"\b(?:than|above|over) (?:rs |inr |\$ ?|₹ ?)?\d")


def recognise(asked: Asked) -> Question | None:
    if not _compares(asked):
        return None
    found = [(each.period, each.start) for each in asked.periods.found]
    current, other = compared_periods(asked.text, found, asked.context.today)
    return Question(
        intent="month_over_month_compare",
        start=current.start,
        end=current.end,
        category_id=asked.category_id,
        user_id=asked.user_id,
        compare_start=other.start,
        compare_end=other.end,
        text=asked.searched,
        sure=bool(found),
    )


def _compares(asked: Asked) -> bool:
    if len(asked.periods.found) == 2 and _BOTH_NAMED.search(asked.text):
        return True
    if len(asked.categories) > 1 and len(asked.periods.found) < 2:
        return False
    return bool(COMPARES.search(asked.text)) and not _THAN_AMOUNT.search(asked.rest)
