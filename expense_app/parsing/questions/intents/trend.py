"""Spending month by month."""

from dataclasses import replace

from expense_app.parsing.patterns import words
from expense_app.parsing.periods import unit_before
from expense_app.parsing.periods.calendar import DAY
from expense_app.parsing.questions.asked import Asked
from expense_app.parsing.questions.intents.answer import over_period
from expense_app.parsing.types import Question

_TREND = words("""
    trends?, trending, (?:week|month|year) by (?:week|month|year), month ?wise, over time, graph, chart,
    evolution, monthly (?:trend|breakdown|totals?|report|chart|graph|history|comparison),
    (?:each|every|by|har) month, history of
""")
WHICH_TIME = words("(?:which|what) (?:day|week|month|quarter|year)")
"""Asks for the time, not for a category."""
_HOW_CHANGED = words(r"how\b.*\b(?:change[ds]?|evolved?|developed|gone|going|increas\w+|decreas\w+)")
_MONTHLY = words("(?<!average )monthly")
_MONTHS_SHOWN = 6
_LONG = 60 * DAY


def recognise(asked: Asked) -> Question | None:
    """Without a period: this month and the five before it."""
    if not (_TREND.search(asked.text) or WHICH_TIME.search(asked.text) or _over_long(asked)):
        return None
    question = over_period(asked, "spend_trend")
    if asked.period:
        return question
    today = asked.context.today
    return replace(question, start=unit_before("month", today, _MONTHS_SHOWN - 1).start, end=today)


def _over_long(asked: Asked) -> bool:
    period = asked.period
    if not period or len(asked.periods.found) != 1 or period.end - period.start <= _LONG:
        return False
    return bool(_HOW_CHANGED.search(asked.rest) or _MONTHLY.search(asked.rest))
