"""Words beside a description that help to file it: its own clause in a told story, or the rest of the message."""

from expense_app.parsing import vocabulary
from expense_app.parsing.clauses import own_clause
from expense_app.parsing.fillers import ALWAYS, EDGES, VERBS_OF_SPENDING
from expense_app.parsing.message import Message
from expense_app.parsing.split import Part

_TELLING = vocabulary.words("clauses", "telling")
_AGAIN = vocabulary.words("clauses", "again")
_MOST_WORDS = 40
_SAYS_NOTHING = (ALWAYS | VERBS_OF_SPENDING) - EDGES


def clause_that_counts(message: Message, part: Part) -> str:
    """The words of the amount's clause where the others of its part tell what happened before ("ac not working,
    technician 650"); empty where they only list what else was bought."""
    others = _words(message, part.first, part.last)
    if _TELLING.isdisjoint(others):
        return ""
    clause = own_clause(message.tokens, message.pieces, part)
    for word in clause.words:
        if word in others:
            others.remove(word)
    return _content(clause.words) if not _TELLING.isdisjoint(others) else ""


def words_around(message: Message, part: Part, *, alone: bool) -> str:
    """The words of a part, of the whole message where the part stands `alone`, or of the part before where it says
    "again", "coming back"."""
    if alone:
        return _content(_words(message, 0, len(message.pieces)))
    own = _words(message, part.first, part.last)
    at = message.parts.index(part)
    if at and _AGAIN.issuperset(own):
        own = _words(message, message.parts[at - 1].first, message.parts[at - 1].last)
    return _content(own)


def _content(words: list[str]) -> str:
    return " ".join(word for word in words if word not in _SAYS_NOTHING)


def _words(message: Message, first: int, last: int) -> list[str]:
    if first >= last:
        return []
    tokens = message.tokens[message.pieces[first].first : message.pieces[last - 1].last]
    return [token.text for token in tokens[:_MOST_WORDS] if token.kind == "word"]
