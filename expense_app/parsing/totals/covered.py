"""Which items a stated total adds up."""

from decimal import Decimal

from expense_app.parsing.pieces import AnyPiece, Break, Figure, Word

_TOLERANCE = Decimal("0.02")


def covered(pieces: list[AnyPiece], begin: int, cue: int, total: int) -> list[int]:
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
        line_end = next((i for i in range(end, len(pieces)) if _ends_line(pieces[i])), len(pieces))
        same_line = [i for i in after if i <= line_end]
        return [] if before or not after else same_line or _smaller(pieces, after, value)
    return _smaller(pieces, before or after, value, loosely=True)


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


def _smaller(pieces: list[AnyPiece], items: list[int], value: Decimal, *, loosely: bool = False) -> list[int]:
    within = sum((_value(pieces, i) for i in items), Decimal(0))
    return items if loosely or within <= value * Decimal("1.25") else []


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


def line_ends(pieces: list[AnyPiece], start: int, end: int) -> bool:
    return any(_ends_line(piece) for piece in pieces[start:end])


def _ends_line(piece: AnyPiece) -> bool:
    return isinstance(piece, Break) and piece.text in {"\n", ";"}
