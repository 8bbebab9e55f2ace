"""Whether a question can be answered from the household's own expenses."""

import re

from expense_app.parsing.questions.asked import Asked
from expense_app.parsing.questions.comparisons import COMPARES
from expense_app.parsing.questions.topic import ASKS_HOW_MUCH, is_elsewhere, mentions_spending

_AGGREGATE = re.compile(
    r"\b(?:total|sum|average|top|biggest|largest|highest|most|breakdown|category|trend|report|summary|overview)\b"
)
_SUBJECT = re.compile(
    r"\b(?:did|has|have|does|do|is|was) (?:the |my |our )?(?P<who>[a-z]{2,}) (?:spent|spend|spending|paid|bought|purchase)\b|"
    r"\b(?P<owner>[a-z]{2,}) ne howmuch\b"
)
_COUNTS = re.compile(r"\bhow (?:many|often)\b|\btime\b|\bwhen\b")
_UNITS_ASKED = re.compile(r"\bhow ?much (?P<what>[a-z]{2,})\b")


def is_out_of_scope(asked: Asked) -> bool:
    if asked.people.outside or is_elsewhere(asked.text) or _stranger_spends(asked):
        return True
    return asked.periods.future and not asked.periods.found


def _stranger_spends(asked: Asked) -> bool:
    unknown = {match[0] for match in asked.unknown}
    return any((match["who"] or match["owner"]) in unknown for match in _SUBJECT.finditer(asked.rest))


def is_about_spending(asked: Asked) -> bool:
    if mentions_spending(asked.rest):
        return True
    has_period = bool(asked.periods.found) or asked.periods.all_time
    if COMPARES.search(asked.text) and (has_period or asked.category):
        return True
    if _AGGREGATE.search(asked.rest) and (has_period or asked.category or not asked.unknown):
        return True
    if ASKS_HOW_MUCH.search(asked.rest):
        return not asked.unknown or _at_something(asked)
    return bool(asked.category) and (not asked.unknown or bool(_COUNTS.search(asked.rest)))


def _at_something(asked: Asked) -> bool:
    asked_of = _UNITS_ASKED.search(asked.rest)
    unknown = {match[0] for match in asked.unknown}
    return not (asked_of and asked_of["what"] in unknown)
