"""How a message is made, whatever its words say: its codes, measures and bare numbers."""

import re
from collections.abc import Iterator
from itertools import pairwise

from expense_app.parsing.message import Message
from expense_app.parsing.normalise import fold
from expense_app.parsing.pieces import AnyPiece, Figure, Noise, Percent, Quantity

_CODE = re.compile(
    r"\b(?:(?!rs|x)[a-z]{1,2}\d{1,4}[a-z]?|\d{1,3}[abdefijnoqrstuvyz]|[a-z]{2}\d[a-z0-9]{2,8}[a-z]?\d)\b"
)
_LABEL = re.compile(r"[^\W\d_][\w '&-]{1,24}:(?!\d)")
_POSTCODE = re.compile(r"\b(?:[1-9]\d{5}|[a-z]{1,2}\d{1,2}[a-z]? \d[a-z]{2})\b")
_FRACTION = re.compile(r"\b\d{1,3}(?:/|-| out of )\d{1,3}\b")
_EXACT_SUM = re.compile(r"(?:rs\.?|inr|[₹$£€]|aed) ?\d[\d,]*\.\d\d\b")
_READ = 600
_MANY = 3


def shapes(message: Message) -> Iterator[str]:
    """The weights that hold for every amount of a message."""
    text = fold(message.text[:_READ])
    pieces = message.pieces
    bare = sum(isinstance(piece, Figure) and not piece.currency for piece in pieces)
    yield from _counted("figures", sum(isinstance(piece, Figure) for piece in pieces))
    yield from _counted("bare-figures", bare - 1)
    yield from _counted("side-by-side", sum(_side_by_side(pair) for pair in pairwise(pieces)))
    yield from _counted("parts", len(message.parts))
    yield from _counted("measures", sum(isinstance(piece, Quantity) for piece in pieces))
    yield from _counted("references", sum(isinstance(piece, Noise) for piece in pieces))
    yield from _counted("codes", len(_CODE.findall(text)))
    yield from _counted("fractions", len(_FRACTION.findall(text)))
    if any(isinstance(piece, Percent) for piece in pieces):
        yield "percentage"
    yield from _written(text)


def _side_by_side(pair: tuple[AnyPiece, AnyPiece]) -> bool:
    """ "21 15, 19 21": a score."""
    return isinstance(pair[0], Figure) and isinstance(pair[1], Figure)


def _written(text: str) -> Iterator[str]:
    if _LABEL.match(text):
        yield "label"
    if _POSTCODE.search(text):
        yield "postcode"
    if _EXACT_SUM.search(text):
        yield "exact-sum"
    if "!" in text:
        yield "exclamation"
    if "?" in text:
        yield "question-last" if text.rstrip().endswith("?") else "question-inside"


def _counted(name: str, count: int) -> Iterator[str]:
    if count > 0:
        yield f"{name}-{min(count, _MANY)}"
