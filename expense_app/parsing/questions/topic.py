"""Whether a text is about the household's own past spending at all."""

import re
from functools import cache

from expense_app.parsing.patterns import words
from expense_app.parsing.questions.words import data_lines, read_words

_SPENDING = words(r"""
    spen[dt], spending, expense, cost, paid, payment, purchase, transaction, bought, order, ordered,
    spenders?, damage, shell(?:ed)? out, splurged?, blown, blew, burn(?:t|ed), uda(?:ya|ye|yi)?,
    (?:money|cash|paid) (?:goes|go|going|went|gone|out|where|spent|happened), where\b.*\bmoney,
    howmuch money, eat(?:s|ing)\b.*\bmoney, (?:gone|went) (?:on|to|into|in), rack(?:ed)? up, racked,
    part(?:ed)? with, fork(?:ed)? (?:out|over), cough(?:ed)? up, wasted?, threw,
    how (?:expensive|costly|costliest) was
""")
_NAMES_SPENDING = words("spen[dt], spending, expense")
_HOSTILE = re.compile(
    r"\b(?:select|insert|update|delete|drop|truncate|alter|union|exec|grant)\b.{0,40}"
    r"\b(?:from|into|table|set|all|database|select|users?|expense|households?|where)\b|"
    r"- - |/ \*|\w @ ?\w|\b(?:household|user|account|tenant) (?:id )?\d|\bor 1 ?= ?1\b|< ?script|[{$] ?{|"
    r"\b(?:ignore|disregard|forget|override)\b.{0,40}"
    r"\b(?:instructions?|previous|last|above|rules?|prior|everything|all)\b"
)
_ORDER = re.compile(
    r"^(?:(?:please|pls|can you|could you|hey|ok|and) )*"
    r"(?:add(?! up)|log|record|save|edit|change|rename|remove|delete|set|create|cancel|undo|remind|invite|send|export|"
    r"download|email|mark|transfer|make|split (?:\d|the|this|it))\b|"
    r"\b(?:hatao|hata|mita|mitao|jodo|jod|badlo|badal)(?: do| de)?$|(?:हटाओ|हटा|मिटाओ|मिटा|जोड़ो|बदलो|डिलीट)"
)
_FAVOUR = re.compile(
    r"\b(?:can|could|will|would) you (?:please )?(?!show|tell|give|list|find|compare|calculate|check|"
    r"get (?:me|us|the total)|sum|let|help me|break|share|see|look|say|add up|total|display|pull|summari|please|kindly)"
)
_PRICE = words(r"""
    how ?much (?:is|are) .*worth, how ?much (?:is|are|does|do|was) (?:a|an|one|the price|\d+),
    (?:how ?much|what) (?:does|do) (?!we|i|my|our|us)(?:\w+ ){1,4}cost(?! (?:us|me)),
    how ?much (?:is|are) (?!my|our)(?:\w+ ){1,3}(?:today|now|these days),
    how ?(?:much|many)(?: \w+)? (?:is|are|in|for|makes?) \d+,
    how ?much (?:is|are) (?!my|our)(?:\w+ ){1,4}in (?:india|dubai|america|usa|uk|london|germany|europe),
    \d+ \w+ (?:in|to) (?:rs|inr|usd|eur|gbp|aed|dollars?|euros?|pounds?|dirhams?)
""")


_STATUS = re.compile(r"^(?:is|are|was|were|has|have) (?:the |our |my )?(?:[a-z]+ ){1,4}paid(?: yet| already)? ?\?*$")
""" "Is the wifi bill paid" asks for a yes, not for a sum."""
_EARNING = words(r"(?:did|do|does|has|have) \S+ (?:make|made|earn|earned)(?! (?:payment|purchase|spending))")


def is_elsewhere(text: str) -> bool:
    """About something this product does not answer: income, balances, advice, the future, other people."""
    return any(pattern.search(text) for pattern in (_phrases(), _HOSTILE, _ORDER, _FAVOUR, _PRICE, _STATUS, _EARNING))


def is_an_order(text: str) -> bool:
    """ "Delete my last expense", "change category to kids"."""
    return bool(_ORDER.search(text))


def names_spending(text: str) -> bool:
    """The words spend, spending or expense themselves."""
    return bool(_NAMES_SPENDING.search(text))


def mentions_spending(text: str) -> bool:
    """Any word for paying or for money that goes."""
    return bool(_SPENDING.search(text))


@cache
def _phrases() -> re.Pattern[str]:
    lines = data_lines("unsupported_words.txt")
    phrases = [_plain(phrase) for line in lines for phrase in line.partition(":")[2].split(",")]
    return re.compile(rf"\b(?:{'|'.join(phrases)})\b")


def _plain(phrase: str) -> str:
    """A pattern for the phrase as it reads once it is respelled; `*` stands for any ending."""
    parts = (part if part.endswith("*") else read_words(part).text for part in phrase.split())
    return re.escape(" ".join(parts)).replace(r"\*", r"\w*")
