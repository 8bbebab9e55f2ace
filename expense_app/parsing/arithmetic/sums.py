"""Numbers with nothing but a plus between them."""

from expense_app.parsing.arithmetic.walk import as_noise, piece_at
from expense_app.parsing.pieces import AnyPiece, Break, Cue, Figure, Quantity, Word


def add_up(pieces: list[AnyPiece]) -> None:
    """ "lunch 250+80", "200 + 50 snacks": numbers with nothing but a plus between them."""
    for i, piece in enumerate(pieces):
        if not (isinstance(piece, Break) and piece.text in {"+", "plus"}):
            continue
        left, right = piece_at(pieces, i - 1), piece_at(pieces, i + 1)
        if not (isinstance(left, Figure) and isinstance(right, Figure)):
            continue
        follows = piece_at(pieces, i + 2)
        closed = (
            follows is None
            or not (isinstance(follows, Word | Cue | Quantity | Figure))
            or (isinstance(follows, Cue) and follows.name == "total")
        )
        if not closed and _words_before(pieces, i - 1):
            continue
        right.value += left.value
        right.currency = right.currency or left.currency
        right.price_cost, right.count_cost = 0.0, 9.0
        right.first = left.first
        pieces[i], pieces[i - 1] = as_noise(piece), as_noise(left)


def _words_before(pieces: list[AnyPiece], at: int) -> bool:
    for i in range(at - 1, -1, -1):
        piece = pieces[i]
        if isinstance(piece, Break) and piece.text not in {"+", "plus"}:
            return False
        if isinstance(piece, Word) and piece.content:
            return True
    return False
