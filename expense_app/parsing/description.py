"""The words that are left for the description, in their own script and order."""

from expense_app.parsing.fillers import ALWAYS, EDGES
from expense_app.parsing.pieces import AnyPiece, Break, Cue, Percent, Quantity, Word
from expense_app.parsing.split import Part
from expense_app.parsing.tokens import Token

LONGEST = 200
_KEPT_BREAKS = frozenset({",", "and", "aur", "और", "&", "+", "plus", "."})
_CONTACT = frozenset(
    {"call", "contact", "phone", "whatsapp", "ref", "refno", "order", "invoice", "utr", "txn", "receipt", "pin"}
)


def describe(original: str, tokens: list[Token], pieces: list[AnyPiece], part: Part) -> str:
    """The content words of a part, joined as they were written; empty if it has none."""
    inside = pieces[part.first : part.last]
    kept = _kept(inside, part.figure - part.first)
    text = _join(original, tokens, kept)
    if not text:
        text = _join(original, tokens, [piece for piece in inside if isinstance(piece, Cue) and piece.text in _SPOKEN])
    return text[:LONGEST]


_SPOKEN = frozenset("tip tips tax taxes service delivery shipping packing share discount coupon".split())


def _kept(pieces: list[AnyPiece], figure: int) -> list[AnyPiece]:
    kept: list[AnyPiece] = []
    skipping = False
    for i, piece in enumerate(pieces):
        if isinstance(piece, Break):
            skipping = False
        if i > figure and isinstance(piece, Word) and _leads_to_reference(pieces, i):
            skipping = True
        if skipping:
            continue
        if isinstance(piece, Word) and (piece.content or piece.text in EDGES):
            kept.append(piece)
        elif (
            isinstance(piece, Quantity)
            or (isinstance(piece, Cue) and piece.content)
            or (isinstance(piece, Break) and piece.text in _KEPT_BREAKS)
        ):
            kept.append(piece)
    return _trim(kept)


def _leads_to_reference(pieces: list[AnyPiece], at: int) -> bool:
    """ "call him on 9876543210 next time" and "ref no 4471920" tell nothing about what was bought."""
    word = pieces[at]
    if not isinstance(word, Word) or word.text not in _CONTACT:
        return False
    return any(type(piece).__name__ == "Noise" for piece in pieces[at + 1 : at + 5])


def _edge(piece: AnyPiece) -> bool:
    if isinstance(piece, Break | Percent):
        return True
    return isinstance(piece, Word) and (not piece.content or piece.text in EDGES)


def _trim(kept: list[AnyPiece]) -> list[AnyPiece]:
    first, last = 0, len(kept)
    while first < last and _edge(kept[first]):
        first += 1
    while last > first and _edge(kept[last - 1]):
        last -= 1
    return kept[first:last]


def _join(original: str, tokens: list[Token], kept: list[AnyPiece]) -> str:
    text = ""
    end = -1
    for piece in kept:
        for token in tokens[piece.first : piece.last]:
            word = original[token.start : token.end]
            between = original[end : token.start] if 0 <= end <= token.start else ""
            dropped = between.strip() != "" or end < 0
            glue = ("" if end < 0 else " ") if dropped else " " if between else ""
            if dropped and word in {",", "."}:
                glue = ""
            text += glue + word
            end = token.end
    return text.strip(" ,.-:;&+/|")


def content_words(text: str) -> list[str]:
    """Folded words of a description without filler, for comparing."""
    return [word for word in text.lower().split() if word not in ALWAYS and word not in EDGES]
