"""Where the money goes, by category."""

import re
from dataclasses import replace

from expense_app.parsing.questions.asked import Asked
from expense_app.parsing.questions.intents.answer import over_period
from expense_app.parsing.questions.intents.trend import WHICH_TIME
from expense_app.parsing.types import Question

_RANK = r"(?:top|most|more|big|biggest|bigger|largest|highest|costliest|main|major|maximum|max|expensive)"
_NAMES_CATEGORIES = re.compile(r"\b(?:category|heads|areas?|buckets?|categorywise)\b")
_RANKS = re.compile(rf"\b(?:{_RANK}|which|wise|by|each|per|breakdown|split|rank\w*|all|list|show)\b")
_WHERE = re.compile(
    r"\bwhere\b.*\b(?:go|goes|going|gone|went|spen[dt]|spending|expense|money|more|cash)\b|\b(?:gone|going|went|money) where\b"
)
_MOST_ON = re.compile(
    r"\b(?:what|which|on what)\b.*\b(?:spen[dt]|spending|expense|paid|money|cost|gone|went|eat\w*)\b.*\bmost\b|"
    r"\bmost (?:more )?(?:of )?(?:our |my |the )?(?:money|expense|spending|spent|spend|cash)\b|\b(?:spen[dt]|spending|spent) (?:the )?most\b|"
    r"\b(?:what|which)\b.{0,30}\bmost\b.{0,20}\bon\b|\bmost\b.{0,30}\b(?:which|what|where)\b|\bwhat (?:is |are )?(?:eating|eats)\b.*\bmoney|\bwhat (?:costs?|eats?) (?:us |me |up )?.*most\b"
)
_BREAKDOWN = re.compile(
    r"\b(?:break ?down|break ?up|breakup|category ?wise|categories|by category|distribution|pie(?: chart)?)\b"
)
_TOP_EXPENSES = re.compile(r"\b(?:top|main|major)(?: \w+)? (?:expense|spend|spending|cost|thing|item)s?\b")
_ON_WHAT = re.compile(
    r"\bwhat\b.{0,30}\b(?:spen[dt]|spending|spent)(?: (?:our|my|the|all|money))* on(?= ?(?:$|\?|\x01))"
)
_BIGGEST_SPENDING = re.compile(rf"\b{_RANK} (?:\w+ )?(?:spend|spending)\b")


def recognise(asked: Asked) -> Question | None:
    text = asked.rest
    if (asked.category and not _NAMES_CATEGORIES.search(text)) or WHICH_TIME.search(text):
        return None
    named = bool(_NAMES_CATEGORIES.search(text) and _RANKS.search(text))
    if named or _WHERE.search(text) or _MOST_ON.search(text) or _BREAKDOWN.search(text):
        return _top(asked, sure=True)
    if _TOP_EXPENSES.search(text) or _BIGGEST_SPENDING.search(text) or _asks_on_what(asked):
        return _top(asked, sure=False)
    return None


def _asks_on_what(asked: Asked) -> bool:
    """ "What did we spend on last week"; "on friday" is a day and no open end."""
    period = asked.period
    return bool(_ON_WHAT.search(asked.rest)) and not (period and period.start == period.end)


def _top(asked: Asked, *, sure: bool) -> Question:
    return replace(over_period(asked, "top_expense_categories", sure=sure), category_id=None)
