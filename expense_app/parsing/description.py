"""The words that are left for the description, in their own script and order."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from expense_app.parsing import vocabulary
from expense_app.parsing.fillers import EDGES
from expense_app.parsing.pieces import AnyPiece, Break, Cue, Figure, Noise, Quantity, Word
from expense_app.parsing.scan import worth
from expense_app.parsing.split import Part
from expense_app.parsing.tokens import Token

LONGEST = 200
_KEPT_BREAKS = frozenset({",", "and", "aur", "और", "&", "+", "plus", "."})


_REFERENCE_WORDS = vocabulary.words("description", "reference words")
_PAYING_WITH = vocabulary.words("description", "paying with")
_WITH = frozenset(["by", "via", "through", "using", "with", "on", "in", "from", "thru"])
_SENTENCE_END = frozenset({"."})
_CODE = re.compile(r"(?=.*\d)(?=.*-)[\w-]{8,}")


def describe(original: str, tokens: list[Token], pieces: list[AnyPiece], part: Part) -> str:
    """The content words of a part, joined as they were written; empty if it has none."""
    first, last = _sentence(pieces, part)
    kept = _kept(pieces[first:last], part.figure - first)
    text = _join(original, tokens, kept)
    if not text:
        spoken = [piece for piece in pieces[first:last] if isinstance(piece, Cue) and piece.text in _SPOKEN]
        text = _join(original, tokens, spoken)
    return text[:LONGEST]


_SPOKEN = vocabulary.words("description", "spoken")


def _sentence(pieces: list[AnyPiece], part: Part) -> tuple[int, int]:
    """The sentence with the amount, if it has words of its own; otherwise the whole part."""
    first, last = part.first, part.last
    for i in range(part.figure - 1, part.first - 1, -1):
        if _ends_sentence(pieces[i]):
            first = i + 1
            break
    for i in range(part.figure + 1, part.last):
        if _ends_sentence(pieces[i]):
            last = i
            break
    own = any(worth(piece) for piece in pieces[first:last])
    return (first, last) if own else (part.first, part.last)


def _ends_sentence(piece: AnyPiece) -> bool:
    return isinstance(piece, Break) and piece.text in _SENTENCE_END


def _kept(pieces: list[AnyPiece], figure: int) -> Sequence[AnyPiece]:
    dropped = _references(pieces, figure) | _means_of_payment(pieces)
    kept = [
        piece
        for i, piece in enumerate(pieces)
        if i not in dropped
        and (
            (isinstance(piece, Word) and (piece.content or piece.text in EDGES))
            or isinstance(piece, Quantity)
            or (isinstance(piece, Figure) and i != figure)
            or (isinstance(piece, Cue) and piece.content)
            or (isinstance(piece, Break) and piece.text in _KEPT_BREAKS)
        )
    ]
    return _trim(kept)


def _references(pieces: list[AnyPiece], figure: int) -> set[int]:
    """ "ref no 4471920", "invoice INV-2026-0417", "call him on 9876543210 next time" tell nothing of the thing."""
    dropped: set[int] = set()
    for i, piece in enumerate(pieces):
        code = isinstance(piece, Word) and bool(_CODE.fullmatch(piece.text))
        if not (isinstance(piece, Noise) or code):
            continue
        before = i - 1
        while before >= 0 and _about_reference(pieces[before]):
            dropped.add(before)
            before -= 1
        if before >= 1 and before < i - 1 and code:
            dropped.add(i)
        if before < i - 1 and code:
            dropped.add(i)
        _drop_call(pieces, figure, i, dropped)
    return dropped


def _about_reference(piece: AnyPiece) -> bool:
    return (isinstance(piece, Word) and piece.text in _REFERENCE_WORDS | {":", ".", "-"}) or (
        isinstance(piece, Break) and piece.text == "+"
    )


def _drop_call(pieces: list[AnyPiece], figure: int, number: int, dropped: set[int]) -> None:
    """The clause around a phone number that follows the amount, or the "call" in front of it."""
    for i in range(number - 1, max(-1, number - 5), -1):
        piece = pieces[i]
        if isinstance(piece, Word) and piece.text in {"call", "contact", "phone", "whatsapp"}:
            dropped.add(i)
            if i > figure:
                end = next((k for k in range(i, len(pieces)) if isinstance(pieces[k], Break)), len(pieces))
                dropped.update(range(i, end))
            return


def _means_of_payment(pieces: list[AnyPiece]) -> set[int]:
    """ "by card", "via gpay", "using hdfc credit card"."""
    dropped: set[int] = set()
    for i, piece in enumerate(pieces):
        if not (isinstance(piece, Word) and piece.text in _WITH):
            continue
        for end in range(i + 1, min(len(pieces), i + 5)):
            means = pieces[end]
            if not isinstance(means, Word):
                break
            if means.text in _PAYING_WITH:
                dropped.update(range(i, end + 1))
    return dropped


def _edge(piece: AnyPiece) -> bool:
    return isinstance(piece, Break) or (isinstance(piece, Word) and not piece.content)


def _trim(kept: Sequence[AnyPiece]) -> Sequence[AnyPiece]:
    first, last = 0, len(kept)
    while first < last and _edge(kept[first]):
        first += 1
    while last > first and _edge(kept[last - 1]):
        last -= 1
    return kept[first:last]


def _join(original: str, tokens: list[Token], kept: Sequence[AnyPiece]) -> str:
    text = ""
    end = -1
    for piece in kept:
        for token in tokens[piece.first : piece.last]:
            word = original[token.start : token.end]
            if (
                token.kind == "mark"
                and word not in {",", "."}
                and not _inside_word(tokens, token)
                and not _picture(word)
            ):
                continue
            between = original[end : token.start] if 0 <= end <= token.start else ""
            dropped = between.strip() != "" or end < 0
            glue = ("" if end < 0 else " ") if dropped else " " if between else ""
            if dropped and word in {",", "."}:
                glue = ""
            text += glue + word
            end = token.end
    return _balanced(text.strip(" ,.-:;&+/|"))


def _inside_word(tokens: list[Token], token: Token) -> bool:
    """Marks inside a word ("m&s", "u-bahn") or right at it ("<b>", "disney+")."""
    at = bisect_left(tokens, token.start, key=lambda other: other.start)
    return token.glued or (at + 1 < len(tokens) and tokens[at + 1].glued)


def _picture(mark: str) -> bool:
    return ord(mark[0]) >= 0x2190


def _balanced(text: str) -> str:
    """Without brackets and quotes that lost their other half."""
    for opening, closing in ("()", "[]", "{}"):
        if text.count(opening) != text.count(closing):
            text = text.replace(opening, " ").replace(closing, " ")
    if text.count('"') % 2:
        text = text.replace('"', " ")
    return " ".join(text.split())
