"""A stated total wins over the items it adds up."""

from decimal import Decimal

from expense_app.parsing import vocabulary
from expense_app.parsing.pieces import AnyPiece, Break, Cue, Figure, Noise, Percent, Quantity, Word

_TOLERANCE = Decimal("0.02")
_AFTER_TOTAL = vocabulary.words("totals", "after total")


def settle_totals(pieces: list[AnyPiece]) -> None:
    """Where a total is stated, keep it as the one amount of what it covers, in place."""
    begin = 0
    for cue in [i for i, piece in enumerate(pieces) if isinstance(piece, Cue) and piece.name == "total"]:
        if not isinstance(pieces[cue], Cue) or cue < begin:
            continue
        total = _amount_of(pieces, cue)
        if total < 0:
            continue
        _subtotals(pieces, begin, total)
        covered = _covered(pieces, begin, cue, total)
        if covered:
            _cover(pieces, covered, total)
            begin = max(total, *covered) + 1
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


def _prices(pieces: list[AnyPiece], start: int, end: int) -> list[int]:
    found: list[int] = []
    for i in range(start, end):
        piece = pieces[i]
        if isinstance(piece, Figure) and piece.count_cost > 1.0 and piece.price_cost < 3.0:
            found.append(i)
    return found


def _value(pieces: list[AnyPiece], at: int) -> Decimal:
    piece = pieces[at]
    return piece.value if isinstance(piece, Figure) else Decimal(0)


def _covered(pieces: list[AnyPiece], begin: int, cue: int, total: int) -> list[int]:
    """The items that the total adds up: those whose sum it is, or all where it has no words of its own."""
    start, end = min(cue, total), max(cue, total) + 1
    before, after = _prices(pieces, begin, start), _prices(pieces, end, len(pieces))
    value = _value(pieces, total)
    running = Decimal(0)
    for count, i in enumerate(reversed(before), 1):
        running += _value(pieces, i)
        if abs(running - value) <= _TOLERANCE and (count > 1 or len(before) == 1):
            return before[len(before) - count :]
    running = Decimal(0)
    for count, i in enumerate(after, 1):
        running += _value(pieces, i)
        if abs(running - value) <= _TOLERANCE:
            return after[:count]
    if _has_own_words(pieces, start, end, begin):
        same_line = [i for i in after if not _line_ends(pieces, end, i)]
        return [] if before or not after else same_line or _smaller(pieces, after, value)
    return _smaller(pieces, before or after, value, loosely=True)


def _smaller(pieces: list[AnyPiece], items: list[int], value: Decimal, *, loosely: bool = False) -> list[int]:
    within = sum((_value(pieces, i) for i in items), Decimal(0))
    return items if loosely or within <= value * Decimal("1.25") else []


def _line_ends(pieces: list[AnyPiece], start: int, end: int) -> bool:
    return any(isinstance(piece, Break) and piece.text in {"\n", ";"} for piece in pieces[start:end])


def _has_own_words(pieces: list[AnyPiece], start: int, end: int, begin: int) -> bool:
    """Whether words of its own stand beside the total ("dinner total 500"), in its own clause."""
    for i in range(start - 1, begin - 1, -1):
        piece = pieces[i]
        if isinstance(piece, Break | Figure):
            break
        if isinstance(piece, Word) and piece.content and piece.text not in {"bill", "amount", "grand"}:
            return True
    for i in range(end, len(pieces)):
        piece = pieces[i]
        if isinstance(piece, Break | Figure):
            return False
        if isinstance(piece, Word) and piece.content:
            return True
    return False


def _cover(pieces: list[AnyPiece], items: list[int], total: int) -> None:
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
    if not _line_ends(pieces, total, max(items)):
        return 0
    own = any(isinstance(piece, Word) and piece.content for piece in pieces[start:total])
    return total + 1 if own else 0


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
