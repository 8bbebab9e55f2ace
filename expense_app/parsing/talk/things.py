"""What somebody bought, said without a price: "milk", "school fees"."""

from expense_app.parsing import vocabulary
from expense_app.parsing.categories import categorise
from expense_app.parsing.message import Message
from expense_app.parsing.talk.verbs import has_verb
from expense_app.parsing.types import Context

_MOST_WORDS = 3
_SELDOM_BOUGHT = vocabulary.words("sentences", "seldom-bought")
_SENTENCE = frozenset(
    word
    for name in ("others", "us", "states", "havings", "modals", "denials", "joints", "remarks", "verbs", "ahead")
    for word in vocabulary.words("sentences", name)
)


def names_a_purchase(message: Message, context: Context) -> bool:
    """Whether the whole message is a thing that the lexicon or the household's rules know to cost money."""
    if any(token.kind not in {"word", "mark"} or token.text in {"?", "!"} for token in message.tokens):
        return False
    words = [token.text for token in message.tokens if token.kind == "word"]
    if not 0 < len(words) <= _MOST_WORDS or not _SENTENCE.isdisjoint(words) or has_verb(words):
        return False
    if _SELDOM_BOUGHT.issuperset(words):
        return False
    return categorise(message.text, context).doubt is None
