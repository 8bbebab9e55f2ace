"""Words that say what the amount beside them is: a total, a tip, a price for one, a discount."""

from expense_app.parsing import vocabulary
from expense_app.parsing.pieces import Cue, CueName
from expense_app.parsing.tokens import Token

NAMES: tuple[CueName, ...] = (
    "subtotal",
    "total",
    "each",
    "tip",
    "including",
    "discount",
    "paid",
    "list_price",
    "split",
    "share",
    "refund",
    "about",
)
CONTENT = frozenset({"tip", "refund", "share"})
"""Cues whose words stay in a description when nothing else would be left."""


_KEPT = frozenset({("wala",), ("worth",), ("coupon",), ("voucher",), ("shared",), ("original",)})


def _index() -> dict[str, list[tuple[tuple[str, ...], CueName]]]:
    found: dict[str, list[tuple[tuple[str, ...], CueName]]] = {}
    for name in NAMES:
        for phrase in vocabulary.phrases("cues", name):
            said = tuple(phrase.split())
            found.setdefault(said[0], []).append((said, name))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


_BY_FIRST_WORD = _index()


def match_cue(tokens: list[Token], at: int) -> Cue | None:
    """The longest cue that begins at token `at`."""
    for words, name in _BY_FIRST_WORD.get(tokens[at].text, ()):
        end = at + len(words)
        if end <= len(tokens) and all(tokens[at + k].text == words[k] for k in range(1, len(words))):
            return Cue(at, end, name, " ".join(words), name in CONTENT or words in _KEPT)
    return None
