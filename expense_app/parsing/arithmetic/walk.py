"""Looking around among pieces."""

from collections.abc import Iterator
from decimal import Decimal

from expense_app.parsing.pieces import AnyPiece, Break, Cue, CueName, Figure, Noise, Quantity, Word

QUANTITY_COST = 2.5


_ADDING = frozenset({"+", "plus", "&", "and", "aur", "और"})


def as_noise(piece: AnyPiece) -> Noise:
    """The piece, read and left out."""
    return Noise(piece.first, piece.last)


def piece_at(pieces: list[AnyPiece], i: int) -> AnyPiece | None:
    """The piece there, or None past either end."""
    return pieces[i] if 0 <= i < len(pieces) else None


def cues_named(pieces: list[AnyPiece], name: CueName) -> Iterator[tuple[int, Cue]]:
    """The cues of that name with their places."""
    for i, piece in enumerate(pieces):
        if isinstance(piece, Cue) and piece.name == name:
            yield i, piece


def ends_line(piece: AnyPiece) -> bool:
    """Whether a line or a list item ends here."""
    return isinstance(piece, Break) and piece.text in {"\n", ";"}


def ends_clause(piece: AnyPiece) -> bool:
    """Whether any separator stands here."""
    return isinstance(piece, Break)


def number_of(piece: AnyPiece | None) -> Decimal | None:
    """The number of a figure or quantity."""
    return piece.value if isinstance(piece, Figure | Quantity) else None


def figure_before(pieces: list[AnyPiece], at: int) -> Figure | None:
    """The nearest likely amount before a place, on the same line."""
    for i in range(at - 1, -1, -1):
        piece = pieces[i]
        if isinstance(piece, Figure) and piece.price_cost < QUANTITY_COST:
            return piece
        if ends_line(piece):
            return None
    return None


def figure_after(pieces: list[AnyPiece], at: int) -> Figure | None:
    """The nearest number behind a place, on the same line."""
    for piece in pieces[at:]:
        if isinstance(piece, Figure):
            return piece
        if ends_line(piece):
            return None
    return None


def content_follows(pieces: list[AnyPiece], at: int) -> bool:
    """Whether content words follow within the clause."""
    for i in range(at, len(pieces)):
        piece = pieces[i]
        if ends_clause(piece):
            return False
        if isinstance(piece, Word) and piece.content:
            return True
    return False


def joined(pieces: list[AnyPiece], at: int) -> bool:
    """Whether a plus, "and" or "with" stands right before a place."""
    before = piece_at(pieces, at - 1)
    return (isinstance(before, Break) and before.text in _ADDING) or (
        isinstance(before, Word) and before.text == "with"
    )
