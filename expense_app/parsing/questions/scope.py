"""Whether a question can be answered from the household's own expenses."""

import re

from expense_app.parsing.questions.asked import Asked
from expense_app.parsing.questions.blanks import UNKNOWN, blank
from expense_app.parsing.questions.comparisons import COMPARES
from expense_app.parsing.questions.topic import ASKS_HOW_MUCH, is_elsewhere, mentions_spending

_LISTS = re.compile(
    r"^(?:\x04|show|list|find|search|see|,| )*(?:me |us )?(?:all|everything|every|anything)\b"
)
_AGGREGATE = re.compile(
    r"\b(?:total|sum|average|top|biggest|largest|highest|most|breakdown|breakup|break up|category|trend|report|summary|overview)\b"
)
_SUBJECT = re.compile(
    r"\b(?:did|has|have|does|do|is|was) (?:the |my |our |your )?(?:\w+ )?(?P<who>(?!\w+ly\b)[a-z]{2,}) (?:usually |typically )?(?:spent|spend|spending|paid|bought|purchase|make|made|earn|sell|sold)\b|"
    r"\b(?P<owner>[a-z]{2,}) ne howmuch\b"
)
_CHATS = re.compile(
    r"^(?:is|are|am|do|does|did|will|can|shall|have|has|had|let|need|want|buy|get|bring)\b|"
    r"\b(?:what(?! (?:about|was|were)\b)|where|who|why)\b"
)
_EXTRA = re.compile(r"[a-z]")
_MONTH_ON_MONTH = re.compile(r"\b(?:mom|yoy|(?:month|week|year) (?:over|on) (?:month|week|year))\b")
_COUNTS = re.compile(r"\bhow (?:many|often)\b|\btime\b|\bwhen\b")
_SUPERLATIVE = re.compile(r"\b(?:top|biggest|largest|highest|most)\b")
_SUM = re.compile(r"\b(?:total|sum|average)\b")
_DOES = re.compile(
    r"\bhow ?much (?:do|did|does|have|has|had|should|will) [a-z\x02]+ \x05|\bhow ?much costliest"
)
"""What somebody does is no spending: "how much do I send you"."""
_PRESENT = re.compile(r"\bhow ?much (?:is|are|does|do) (?!we|i|my|our|us|\x02)")
_NEXT_IS = re.compile(
    r"\b(?:how ?much|total|sum|average|top|biggest|largest|highest|most|least|report|summary|overview)"
    r"(?: (?:of|the|my|our|many|number of|it|they|\d+))* \x05"
)
"""What is counted is a word that means nothing here: "how much rain", "total runs"."""


def is_out_of_scope(asked: Asked) -> bool:
    if asked.people.outside or is_elsewhere(asked.text) or _stranger_spends(asked):
        return True
    return asked.periods.future and not asked.periods.found


def _stranger_spends(asked: Asked) -> bool:
    unknown = {match[0] for match in asked.unknown}
    return any((match["who"] or match["owner"]) in unknown for match in _SUBJECT.finditer(asked.text))


def is_about_spending(asked: Asked) -> bool:
    return (
        mentions_spending(asked.rest)
        or _compares(asked)
        or (_has_period(asked) and bool(_LISTS.search(asked.rest)))
        or _asks_how_much(asked)
        or _aggregates(asked)
        or _is_about_a_category(asked)
    )


def _has_period(asked: Asked) -> bool:
    return bool(asked.periods.found) or asked.periods.all_time


def _compares(asked: Asked) -> bool:
    if _MONTH_ON_MONTH.search(asked.text):
        return True
    if not COMPARES.search(asked.text):
        return False
    return len(asked.unknown) < 2 if _has_period(asked) else bool(asked.categories) and not asked.unknown


def _aggregates(asked: Asked) -> bool:
    if not _AGGREGATE.search(asked.rest):
        return False
    if _SUPERLATIVE.search(asked.rest) and "category" not in asked.rest:
        return asked.limit is not None and not asked.categories and not asked.unknown
    if asked.categories or "category" in asked.rest or not asked.unknown:
        return True
    return bool(_SUM.search(asked.rest)) and not _NEXT_IS.search(_marked(asked))


def _asks_how_much(asked: Asked) -> bool:
    """ "How much is the new phone" asks for a price."""
    if _PRESENT.search(asked.rest) and (asked.unknown or not asked.category):
        return False
    if _DOES.search(_marked(asked)) and not asked.category:
        return False
    return bool(ASKS_HOW_MUCH.search(asked.rest)) and not _NEXT_IS.search(_marked(asked))


def _is_about_a_category(asked: Asked) -> bool:
    """ "Groceries last month?", "how often did we eat out"; not "is the gym open today"."""
    if not asked.categories:
        return (
            bool(asked.category)
            and _has_period(asked)
            and not _CHATS.search(asked.rest)
            and not _EXTRA.search(_marked(asked))
        )
    if _COUNTS.search(asked.rest):
        return True
    return not asked.unknown and not _CHATS.search(asked.rest) and not _SUPERLATIVE.search(asked.rest)


def _marked(asked: Asked) -> str:
    text = asked.rest
    for match in asked.unknown:
        text = blank(text, match.start(), match.end(), UNKNOWN)
    return text
