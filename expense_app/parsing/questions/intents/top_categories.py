"""Where the money goes, by category."""

import re
from dataclasses import replace

from expense_app.parsing.patterns import words
from expense_app.parsing.questions.asked import Asked
from expense_app.parsing.questions.intents.answer import over_period
from expense_app.parsing.questions.intents.trend import WHICH_TIME
from expense_app.parsing.types import Question

_RANK = "(?:top|most|more|big|biggest|bigger|largest|highest|costliest|main|major|maximum|max|expensive)"
_SPENT = "(?:spen[dt]|spending|expense|paid|money|cost|gone|went)"
_CATEGORIES = words("category, heads?, areas?, buckets?, categorywise")
_RANKED = words(rf"{_RANK}, which, wise, by, each, per, breakdown, split, rank\w*, all, list, show")
_WHERE = words(r"""
    where\b.*\b(?:go|goes|going|gone|went|spen[dt]|spending|expense|money|more|cash),
    (?:gone|going|went|money) where
""")
_MOST = words(rf"""
    what\b.*\b{_SPENT}\b.*\bmost, which\b.*\b{_SPENT}\b.*\bmost, most\b.{{0,30}}\b(?:which|what|where),
    (?:what|which)\b.{{0,30}}\bmost\b.{{0,20}}\bon, (?:spen[dt]|spending) (?:the )?most,
    most (?:of )?(?:our |my |the )?(?:money|expense|spending|spen[dt]|cash),
    what (?:is |are )?(?:eating|eats)\b.*\bmoney, what (?:costs?|eats?) (?:us |me |up )?.*most
""")
_BREAKDOWN = words("break ?down, break ?up, category ?wise, by category, distribution, pie, pie chart")
_TOP_EXPENSES = words(rf"""
    (?:top|main|major)(?: \w+)? (?:expense|spend|spending|cost|thing|item)s?,
    {_RANK} (?:\w+ )?(?:spend|spending)
""")
_ON_WHAT = re.compile(r"\bwhat\b.{0,30}\b(?:spen[dt]|spending)(?: (?:our|my|the|all|money))* on(?= ?(?:$|\?|\x01))")


def recognise(asked: Asked) -> Question | None:
    text = asked.rest
    if (asked.category and not _CATEGORIES.search(text)) or WHICH_TIME.search(text):
        return None
    named = bool(_CATEGORIES.search(text) and _RANKED.search(text))
    if named or any(pattern.search(text) for pattern in (_WHERE, _MOST, _BREAKDOWN)):
        return _top(asked, sure=True)
    return _top(asked, sure=False) if _TOP_EXPENSES.search(text) or _asks_on_what(asked) else None


def _asks_on_what(asked: Asked) -> bool:
    """ "What did we spend on last week"; "on friday" is a day and no open end."""
    period = asked.period
    return bool(_ON_WHAT.search(asked.rest)) and not (period and period.start == period.end)


def _top(asked: Asked, *, sure: bool) -> Question:
    question = over_period(asked, "top_expense_categories", sure=sure)
    return replace(question, category_id=None, text=None)
