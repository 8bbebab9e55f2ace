"""A stated total wins over the items it adds up."""

from expense_app.parsing import vocabulary
from expense_app.parsing.pieces import AnyPiece, Break, Cue, Figure, Noise, Word
from expense_app.parsing.totals.cover import cover
from expense_app.parsing.totals.covered import covered

__all__ = ["settle_totals"]

_MOST_TOTALS = 20
_AFTER_TOTAL = vocabulary.words("totals", "after total")


def settle_totals(pieces: list[AnyPiece]) -> None:
    """Where a total is stated, keep it as the one amount of what it covers, in place."""
    begin = 0
    for cue in [i for i, piece in enumerate(pieces) if isinstance(piece, Cue) and piece.name == "total"][:_MOST_TOTALS]:
        if not isinstance(pieces[cue], Cue) or cue < begin:
            continue
        total = _amount_of(pieces, cue)
        if total < 0:
            continue
        _subtotals(pieces, begin, total)
        items = covered(pieces, begin, cue, total)
        if items:
            cover(pieces, items, total)
            begin = max(total, *items) + 1
            _receipt_tail(pieces, begin)


def _amount_of(pieces: list[AnyPiece], cue: int) -> int:
    behind = range(cue + 1, min(len(pieces), cue + 5))
    for k in behind:
        piece = pieces[k]
        if isinstance(piece, Figure):
            return k
        if isinstance(piece, Break) or (isinstance(piece, Word) and piece.content):
            break
    before = cue - 1
    return before if before >= 0 and isinstance(pieces[before], Figure) else -1


def _subtotals(pieces: list[AnyPiece], begin: int, total: int) -> None:
    for i in range(begin, total):
        piece = pieces[i]
        if isinstance(piece, Cue) and piece.name == "subtotal":
            for k in range(i + 1, min(total, i + 4)):
                if isinstance(pieces[k], Figure):
                    pieces[k] = Noise(pieces[k].first, pieces[k].last)
                    break


def _receipt_tail(pieces: list[AnyPiece], begin: int) -> None:
    """Lines behind a receipt's total that say how it was paid."""
    tail = False
    for i in range(begin, len(pieces)):
        piece = pieces[i]
        text = piece.text if isinstance(piece, Word | Cue) else ""
        if isinstance(piece, Break) and piece.text == "\n":
            tail = False
        elif text in _AFTER_TOTAL:
            tail = True
        if tail and isinstance(piece, Figure):
            pieces[i] = Noise(piece.first, piece.last)
        elif tail and isinstance(piece, Word):
            piece.content = False
