"""Whether a text asks, rather than tells of an expense, gives an order or chats."""

import re

from expense_app.parsing.periods.named import MONTHS
from expense_app.parsing.questions.asked import Asked
from expense_app.parsing.questions.comparisons import COMPARES

_POLITE = r"^(?:(?:hey|hi|hello|ok|okay|so|and|but|please|pls|plz|kindly|bhai|yaar|just|quick question|,|:|\x01+|\x04+) )*"
_HOW_MUCH = re.compile(r"\bhow ?(?:much|many|often)\b")
_NOT_ASKED = re.compile(
    r"\b(?:believe|matter|matters|amazed|surprised|regardless|thats|that is|this is) (?:of )?how ?(?:much|many)\b"
)
_ASKS = re.compile(
    _POLITE
    + r"(?:what|which|where|when|who|how|show|list|find|compare|tell|(?:give|get|send) (?:me|us)|did|do|does|is|are|was|were|has|have|had|can|could|"
    r"may|total|top|sum|average|biggest|largest|highest|most|maximum|breakdown|breakup|summary|report|split of|count|number of)\b"
)
_ASKS_INSIDE = re.compile(
    r"\b(?:show|compare|versus|where|which|what|when|who|breakdown|breakup|category|last time|total|average|trend|wise|(?:month|week|year) (?:on|over) (?:month|week|year)|"
    r"(?:last|latest|recent) (?:\d+ )?(?:expense|transaction|purchase)|top \d+|biggest|largest|highest|most|summary|report)\b"
)
_OPENING = r"^(?:(?:so|and|today|yesterday|but|also|then|ok|okay|\x01+) )*"
_ALREADY = r"(?: have| has| had| just| already| also| both)*"
_STATES = re.compile(
    _OPENING + rf"(?:(?:i|we|you|he|she|they){_ALREADY} "
    r"(?:spent|spend|paid|bought|order|ordered|gave|got|took|need|want|must|should|will|did|think|can|cant|would|have to)|"
    r"(?:spent|paid|bought|order|ordered) (?!on|in|for|by|at|so|total|this|last|today|yesterday|since|$)|"
    r"no|will|remember|remind|forget|so many|so much|too many|too much|such|going to|gonna|need to|have to|must|lets|let (?!me )|dont|didnt|never|not)\b"
)
_TO_THE_OTHER = re.compile(_POLITE + r"(?:did|have|are|were|will|do|would|should) you\b")
_DENIES = re.compile(r"\b(?:nahi|nahin|mat|नहीं|मत)\b|(?:^| )(?:नहीं|मत)(?: |$)")
_SOMEONE_PAID = re.compile(
    _OPENING + rf"(?:my )?\x02+{_ALREADY} (?:spent|paid|bought|order|ordered|gave|got|took)\b"
)
_WANTS_TO_KNOW = re.compile(
    r"\b(?:want|need|like|love|have|trying)(?: to)? (?:see|know|check|view|get|find|understand|compare|the total|total|a summary)\b"
)
_DIGIT = re.compile(r"\d")
_AMOUNT = re.compile(
    r"[$€£¥₹]|\b(?:hundred|thousand|lakhs?|lacs?|crores?|sau|hazaa?r|rs|inr|usd|aed|eur|gbp|bucks)\b|"
    r"\b(?!how ?much|all|our|my|the|of|more|most|less|is|what|where|much|many|any|on|in|total)[a-z]+ (?:money (?:of|me|in|on|for)|dollars?|euros?|pounds?|dirhams?|rupees?)\b"
)
_BARE_YEAR = re.compile(
    rf"(?<![-/.\d])\b(?<!in )(?<!of )(?<!for )(?<!to )(?<!and )(?<!since )(?<!from )(?<!till )(?<!year )(?<!versus )(?<!with )(?<!than )"
    rf"(?<!during )(?<!total )(?<!spending )(?<!expense )(?<!spend )(?<!q [1-4] )(?<!h [12] )(?<!\d )(?<!, )(?<!st )(?<!nd )(?<!rd )(?<!th )"
    rf"(?<!quarter )(?<!half )(?<!fy )(?<!{' )(?<!'.join(MONTHS)} )20\d\d\b(?! (?:total|spending|expense|spend|versus|and|to)\b)(?![-/.]\d)"
)
"""Four digits that stand where an amount stands: "gym 2000", not "in 2025"."""
_NOUN = re.compile(r"\b(?:spending|expense|spend|total)\b")
_NAMES_ALLOWED = 2
_BARE_WORDS = 3


def has_question_form(asked: Asked) -> bool:
    """A question word, an aggregate word, or nothing but a period and what was spent on.

    An amount that is no date, limit or period makes it an expense, unless it is asked outright.
    """
    if asks_outright(asked) or _sets_side_by_side(asked):
        return True
    if _states_amount(asked) or _states(asked):
        return False
    return bool(_ASKS.search(asked.text) or _ASKS_INSIDE.search(asked.text)) or _is_fragment(asked)


def asks_outright(asked: Asked) -> bool:
    if _HOW_MUCH.search(asked.text) and not _DENIES.search(asked.text):
        return not _NOT_ASKED.search(asked.text)
    return "?" in asked.text and bool(_ASKS.search(asked.text)) and not _TO_THE_OTHER.search(asked.text)


def _sets_side_by_side(asked: Asked) -> bool:
    return len(asked.periods.found) > 1 and bool(COMPARES.search(asked.text))


def _states(asked: Asked) -> bool:
    if _TO_THE_OTHER.search(asked.text) or _DENIES.search(asked.text):
        return True
    if _SOMEONE_PAID.search(asked.rest) and not asked.text.startswith("my "):
        return True
    return bool(_STATES.search(asked.text)) and not _WANTS_TO_KNOW.search(asked.text)


def _states_amount(asked: Asked) -> bool:
    if _BARE_YEAR.search(asked.text):
        return True
    return asked.limit is None and bool(_DIGIT.search(asked.rest) or _AMOUNT.search(asked.rest))


def _is_fragment(asked: Asked) -> bool:
    """ "Groceries last month", "my spending this week", "reena's spending in may", "grocery spending"."""
    unknown = () if asked.category else asked.unknown
    if len(unknown) > _NAMES_ALLOWED:
        return False
    names_spending = bool(_NOUN.search(asked.rest))
    if not asked.periods.found:
        return names_spending and not unknown and len(asked.text.split()) <= _BARE_WORDS
    if unknown and not names_spending:
        return False
    return (
        "?" in asked.text
        or (names_spending and not unknown)
        or any(found.period.start != found.period.end for found in asked.periods.found)
    )
