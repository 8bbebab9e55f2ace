"""Spending month by month."""

import re
from dataclasses import replace

from expense_app.parsing.periods import unit_before
from expense_app.parsing.periods.calendar import DAY
from expense_app.parsing.questions.asked import Asked
from expense_app.parsing.questions.intents.answer import over_period
from expense_app.parsing.types import Question

_TREND = re.compile(
    r"\b(?:trends?|trending|month by month|month ?wise|monthwise|monthly (?:trend|breakdown|total|totals|report|chart|graph|history|comparison)|"
    r"(?:each|every|by|har) month|over time|week by week|year by year|graph|chart|evolution|history of)\b"
)
_CHANGED = re.compile(r"\b(?:change[ds]?|evolved?|developed|gone|going|increas\w+|decreas\w+)\b")
WHICH_TIME = re.compile(r"\b(?:which|what) (?:day|week|month|quarter|year)\b")
"""Asks for the time, not for a category."""
_MONTHS_SHOWN = 6
_LONG = 60 * DAY


def recognise(asked: Asked) -> Question | None:
    long = asked.period and len(asked.periods.found) == 1 and asked.period.end - asked.period.start > _LONG
    if not (
        _TREND.search(asked.text) or WHICH_TIME.search(asked.text) or (long and "how" in asked.rest.split() and _CHANGED.search(asked.rest))
    ):
        return None
    question = over_period(asked, "spend_trend")
    if asked.period:
        return question
    today = asked.context.today
    first = unit_before("month", today, _MONTHS_SHOWN - 1).start
    return replace(question, start=first, end=today)
