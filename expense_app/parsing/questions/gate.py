"""Questions told from expenses and chat, before anything else is known about a message."""

import re
from datetime import date

from expense_app.parsing.questions.asked import Asked, read_asked
from expense_app.parsing.questions.scope import is_about_spending
from expense_app.parsing.questions.topic import is_elsewhere
from expense_app.parsing.questions.words import LONGEST
from expense_app.parsing.types import DEFAULT_CATEGORIES, CategoryChoice, Context, Person

_NOBODY = Person("", "")
_ANYBODY = Context(
    today=date(2099, 12, 31),
    default_currency="INR",
    locale="en-IN",
    members=(_NOBODY,),
    author=_NOBODY,
    categories=tuple(CategoryChoice(key, name, key) for key, name in DEFAULT_CATEGORIES.items()),
)
_HOW_MUCH = re.compile(r"\bhow ?(?:much|many|often)\b")
_ASKS = re.compile(
    r"^(?:(?:hey|hi|ok|okay|so|and|please|pls|plz|can you|could you|kindly|bhai|yaar|,) )*"
    r"(?:what|which|where|when|who|how|show|list|compare|tell|give|did|do|does|is|are|was|were|has|have|can|could|total|top|sum|average|biggest|largest|highest|breakdown|summary)\b"
)
_ASKS_INSIDE = re.compile(
    r"\b(?:show|compare|versus|most more|where|which|what|when|who|breakdown|category|last time|(?:last|latest|recent) (?:\d+ )?(?:expense|transaction|purchase)|top \d+|howmuch|total|average|trend)\b"
)
_STATES = re.compile(
    r"^(?:(?:so|and|today|yesterday|\x00+) )*(?:i|we)(?: have| had)? (?:spent|paid|bought|order|ordered|gave|need|want|must|should|will|did|spend)\b"
)
_NOUN = re.compile(r"\b(?:spending|expense|spend|total)\b")
_NAMES_ALLOWED = 2
_BARE_WORDS = 3
_NUMBER = re.compile(r"\d")


def looks_like_question(text: str) -> bool:
    """Whether a message asks about spending, rather than telling of it or of something else."""
    if len(text) > LONGEST or text.count("\n") > 2:
        return False
    asked = read_asked(text, _ANYBODY)
    return _has_the_form(asked) and is_about_spending(asked)


def _has_the_form(asked: Asked) -> bool:
    strong = bool(_HOW_MUCH.search(asked.text)) or ("?" in asked.text and bool(_ASKS.search(asked.text)))
    if _amounts(asked) and not strong:
        return False
    if _STATES.search(asked.text) and not strong:
        return False
    if strong or _ASKS.search(asked.text) or _ASKS_INSIDE.search(asked.text):
        return True
    return _is_fragment(asked)


def _amounts(asked: Asked) -> bool:
    return bool(_NUMBER.search(asked.rest)) and asked.limit is None


def _is_fragment(asked: Asked) -> bool:
    """ "groceries last month", "my spending this week": nothing but a period and what was spent on."""
    if is_elsewhere(asked.text) or len(asked.unknown) > _NAMES_ALLOWED:
        return False
    names_spending = bool(_NOUN.search(asked.rest))
    if not asked.periods.found:
        return names_spending and not asked.unknown and len(asked.text.split()) <= _BARE_WORDS
    if asked.unknown and not names_spending:
        return False
    return "?" in asked.text or any(found.period.start != found.period.end for found in asked.periods.found)
