"""Tips, tax and delivery: added, unless they are said to be inside."""

from expense_app.parsing.arithmetic.walk import as_noise, cues_named, ends_clause, figure_before, joined, piece_at
from expense_app.parsing.pieces import AnyPiece, Cue, CueName, Figure, Percent, Word


def set_aside(pieces: list[AnyPiece], name: CueName) -> None:
    """The number behind "including" is inside the amount already."""
    for i, _cue in list(cues_named(pieces, name)):
        later = range(i + 1, min(len(pieces), i + 5)) if any(isinstance(piece, Figure) for piece in pieces[:i]) else ()
        for k in later:
            piece = pieces[k]
            if ends_clause(piece):
                break
            if isinstance(piece, Figure | Percent):
                pieces[k] = as_noise(piece)
                break
        for piece in pieces[i + 1 : i + 5]:
            if ends_clause(piece):
                break
            if isinstance(piece, Cue) and piece.name == "tip":
                piece.content = False


def add_extras(pieces: list[AnyPiece]) -> None:
    """ "dinner 800 + 100 tip", "haircut 40 plus 20% tip", "1200 + gst 18%"."""
    for i, cue in list(cues_named(pieces, "tip")):
        extra = _beside(pieces, i)
        if extra < 0:
            continue
        first = min(i, extra)
        amount = pieces[extra]
        base = figure_before(pieces, first)
        if base is None:
            continue
        added = joined(pieces, first)
        if isinstance(amount, Percent):
            base.value += base.value * amount.value / 100
        elif isinstance(amount, Figure) and added:
            base.value += amount.value
        else:
            continue
        for k in (i, extra, first - 1):
            pieces[k] = as_noise(pieces[k])
        cue.content = False


def _beside(pieces: list[AnyPiece], at: int) -> int:
    """The number that belongs to the cue at `at`: right before it, or behind it."""
    if isinstance(piece_at(pieces, at - 1), Figure | Percent) and (
        isinstance(piece_at(pieces, at - 1), Percent)
        or joined(pieces, at - 1)
        or not isinstance(piece_at(pieces, at + 1), Figure)
    ):
        return at - 1
    for k in (at + 1, at + 2):
        piece = piece_at(pieces, k)
        if isinstance(piece, Figure | Percent):
            return k
        if not (isinstance(piece, Word) and not piece.content):
            break
    return -1
