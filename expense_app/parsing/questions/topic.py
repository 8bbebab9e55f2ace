"""Whether a text is about the household's own past spending at all."""

import re
from functools import cache

from expense_app.parsing.questions.words import data_lines

SPENDING = re.compile(
    r"\b(?:spen[dt]|spending|expense|cost|paid|bill|purchase|transaction|bought|shell(?:ed)? out|splurged?|blown|"
    r"blew|burn(?:t|ed)|(?:money|cash|paid) (?:goes|go|going|went|gone|out|where)|where\b.*\bmoney|howmuch money|"
    r"money (?:spent|gone|happened)|eat(?:s|ing)\b.*\bmoney|gone (?:on|to|into|in)|went (?:on|to|into|in)|"
    r"uda(?:ya|ye|yi)?|damage|spenders?|order(?:ed)?)\b"
)
_NOUN = re.compile(r"\b(?:spen[dt]|spending|expense)\b")
ASKS_HOW_MUCH = re.compile(r"\bhow ?much\b")
_HOSTILE = re.compile(
    r"\b(?:select|insert|update|delete|drop|truncate|alter|union|exec|grant)\b.{0,40}"
    r"\b(?:from|into|table|set|all|database|select|users?|expense|households?|where)\b"
    r"|- - |/ \*|\bor 1 ?= ?1\b|< ?script|[{$] ?{"
    r"|\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instructions?|previous|last|above|rules?|prior|everything|all)\b"
)
_ORDER_GIVEN = re.compile(
    r"^(?:(?:please|pls|can you|could you|hey|ok|and) )*"
    r"(?:add|log|record|save|edit|change|rename|remove|delete|set|create|cancel|undo|remind|invite|send|export|download|email|mark|transfer|make|split (?:\d|the|this|it))\b|"
    r"\b(?:hatao|hata|mita|mitao|jodo|jod|badlo|badal)(?: do| de)?$|(?:हटाओ|हटा|मिटाओ|मिटा|जोड़ो|बदलो|डिलीट)"
)
_PRICE_ASKED = re.compile(
    r"\bhow ?much (?:is|are|does|do|was) (?:a|an|one|the price|\d+)\b|\bhow ?much (?:does|do) (?!we|i|my|our|us)(?:\w+ ){1,4}cost\b|"
    r"\bhow ?(?:much|many)(?: \w+)? (?:is|are|in|for|makes?) \d|\b\d+ \w+ (?:in|to) (?:rs|inr|usd|eur|gbp|aed|dollars?|euros?|pounds?|dirhams?)\b"
)


def is_elsewhere(text: str) -> bool:
    """About something this product does not answer: income, balances, advice, the future, other topics."""
    patterns = (unsupported_phrases(), _HOSTILE, _ORDER_GIVEN, _PRICE_ASKED)
    return any(pattern.search(text) for pattern in patterns)


def is_an_order(text: str) -> bool:
    """ "Delete my last expense", "change category to kids"."""
    return bool(_ORDER_GIVEN.search(text))


@cache
def unsupported_phrases() -> re.Pattern[str]:
    phrases = [
        re.escape(phrase.strip()).replace(r"\*", r"\w*")
        for line in data_lines("unsupported_words.txt")
        for phrase in line.partition(":")[2].split(",")
    ]
    return re.compile(rf"\b(?:{'|'.join(phrases)})\b")


def names_spending(text: str) -> bool:
    return bool(_NOUN.search(text))


def mentions_spending(text: str) -> bool:
    return bool(SPENDING.search(text))
