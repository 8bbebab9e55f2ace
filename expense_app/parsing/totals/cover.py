"""What becomes of the items that a total covers: it alone stays an amount."""

from expense_app.parsing.pieces import AnyPiece, Break, Cue, Figure, Noise, Percent, Quantity, Word
from expense_app.parsing.totals.covered import line_ends


def cover(pieces: list[AnyPiece], items: list[int], total: int) -> None:
    first, last = min(*items, total), max(*items, total)
    start, end = _clause_start(pieces, first), last
    labelled = _label_end(pieces, start, first) or _own_label(pieces, items, total)
    for i in range(first if not labelled else start, end + 1):
        piece = pieces[i]
        if i in items or isinstance(piece, Percent):
            pieces[i] = Noise(piece.first, piece.last)
        elif isinstance(piece, Figure) and i != total:
            piece.count_cost = 0.0
            piece.price_cost = 9.0
        elif isinstance(piece, Break) and i > first - 1:
            piece.cost = 9.0
            if piece.text in {"\n", ";", "."}:
                piece.text = ""
    if labelled:
        _hush_items(pieces, labelled, end + 1)
        _hush_tail(pieces, end + 1)
    figure = pieces[total]
    if isinstance(figure, Figure):
        figure.price_cost, figure.count_cost = 0.0, 20.0


def _hush_items(pieces: list[AnyPiece], start: int, end: int) -> None:
    """Under a heading the items say nothing more."""
    for i in range(start, end):
        piece = pieces[i]
        if isinstance(piece, Word | Cue):
            piece.content = False
        elif isinstance(piece, Quantity):
            pieces[i] = Noise(piece.first, piece.last)


def _hush_tail(pieces: list[AnyPiece], start: int) -> None:
    """What stands below a receipt's total, up to the next amount, names nothing bought."""
    rest = pieces[start:]
    if any(isinstance(piece, Figure) for piece in rest):
        return
    for piece in rest:
        if isinstance(piece, Word | Cue):
            piece.content = False


def _clause_start(pieces: list[AnyPiece], at: int) -> int:
    """Where the words before the first item begin: its line, or the line above when that is a heading."""
    i = at
    crossed = 0
    while i > 0:
        piece = pieces[i - 1]
        if isinstance(piece, Figure) and piece.count_cost > 1.0 and piece.price_cost < 3.0:
            break
        if isinstance(piece, Break) and piece.text == "\n":
            crossed += 1
            if crossed > 3:
                break
        i -= 1
    return i


def _label_end(pieces: list[AnyPiece], start: int, first: int) -> int:
    """Past the heading ("Groceries:", a shop's name on its own line) in front of the items; 0 without one."""
    seen = False
    for i in range(start, first):
        piece = pieces[i]
        if isinstance(piece, Word) and piece.content:
            seen = True
        if seen and isinstance(piece, Break) and piece.text == "\n":
            return i + 1
    return 0


def _own_label(pieces: list[AnyPiece], items: list[int], total: int) -> int:
    """The total stands first with words of its own: they name the whole ("Target: total 64.30")."""
    if min(items) < total:
        return 0
    start = _clause_start(pieces, total)
    if not line_ends(pieces, total, max(items)):
        return 0
    own = any(isinstance(piece, Word) and piece.content for piece in pieces[start:total])
    return total + 1 if own else 0
