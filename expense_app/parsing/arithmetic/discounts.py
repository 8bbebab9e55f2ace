"""What was paid, where a list price or a discount is named too."""

from expense_app.parsing.arithmetic.walk import (
    as_noise,
    content_follows,
    cues_named,
    ends_clause,
    ends_line,
    figure_after,
    figure_before,
    piece_at,
)
from expense_app.parsing.pieces import AnyPiece, Cue, Figure, Percent, Word

_BEHIND_PRICE = frozenset(
    ["wala", "maange", "maang raha tha", "maang rahe the", "bol raha tha", "bola tha", "keh raha tha"]
)
_SAVED = frozenset({"saved", "savings"})


_AFTER = frozenset({"after", "post"})


def take_what_was_paid(pieces: list[AnyPiece]) -> None:
    """ "mrp 3000 paid 2400", "jacket was 120 got it for 75": the list price goes."""
    for i, cue in list(cues_named(pieces, "list_price")):
        places = (i - 1, i + 1) if cue.text in _BEHIND_PRICE else (i + 1, i + 2)
        listed = next((k for k in places if isinstance(piece_at(pieces, k), Figure)), -1)
        if listed < 0:
            continue
        paid = _paid_after(pieces, listed + 1)
        strong = cue.text in {
            "mrp",
            "msrp",
            "rrp",
            "list price",
            "instead of",
            "original price",
            "originally",
            "original",
        }
        others = any(isinstance(piece, Figure) for k, piece in enumerate(pieces) if k != listed)
        if paid or (strong and others):
            pieces[listed] = as_noise(pieces[listed])


def drop_conversions(pieces: list[AnyPiece]) -> None:
    """ "AED 8000 (USD 2179)": the same sum in another currency."""
    for i in range(2, len(pieces)):
        amount, bracket, other = pieces[i - 2], pieces[i - 1], pieces[i]
        if (
            isinstance(amount, Figure)
            and isinstance(other, Figure)
            and isinstance(bracket, Word)
            and bracket.text in {"(", "~", "≈"}
            and other.currency is not None
            and other.currency != amount.currency
        ):
            pieces[i] = as_noise(other)


def _paid_after(pieces: list[AnyPiece], at: int) -> bool:
    for i in range(at, min(len(pieces), at + 8)):
        piece = pieces[i]
        if ends_line(piece):
            return False
        if isinstance(piece, Cue) and piece.name == "paid":
            sides = (piece_at(pieces, i + 1), piece_at(pieces, i - 1))
            alone = not content_follows(pieces, i + 2)
            return alone and any(isinstance(side, Figure) for side in sides)
    return False


def take_off(pieces: list[AnyPiece]) -> None:
    """ "shoes 3000 minus 500", "1200 - 10% off", "2500 after 500 discount"."""
    for i, cue in list(cues_named(pieces, "discount")):
        place = _discount_place(pieces, i, cue)
        if place < 0:
            continue
        off = pieces[place]
        paid = _paid_in_clause(pieces, place)
        if paid:
            _leave_only(pieces, paid)
            _hush(pieces, i)
            continue
        base = figure_before(pieces, min(i, place))
        if base is None and isinstance(off, Figure) and _apart(pieces, max(i, place) + 1):
            pieces[place] = as_noise(off)
            _hush(pieces, i)
            continue
        base = base or figure_after(pieces, max(i, place) + 1)
        if base is None:
            continue
        already = _after_said(pieces, min(i, place)) or cue.text in _SAVED
        if not already and isinstance(off, Percent) and off.value < 100:
            base.value -= base.value * off.value / 100
        elif not already and isinstance(off, Figure) and off.value < base.value:
            base.value -= off.value
        elif not already and not isinstance(off, Percent):
            continue
        pieces[place] = as_noise(off)
        _hush(pieces, i)


def _apart(pieces: list[AnyPiece], at: int) -> bool:
    """A clause ends before the next price: "got 200 off, paid 800 for shoes"."""
    for i in range(at, len(pieces)):
        if ends_clause(pieces[i]):
            return any(isinstance(piece, Figure) for piece in pieces[i:])
        if isinstance(pieces[i], Figure):
            return False
    return False


def _hush(pieces: list[AnyPiece], at: int) -> None:
    """Words about a discount that was taken off say nothing about the thing."""
    for piece in pieces[max(0, at - 4) : at + 4]:
        if (isinstance(piece, Cue) and piece.name == "discount") or (isinstance(piece, Word) and piece.text in _AFTER):
            piece.content = False


def _discount_place(pieces: list[AnyPiece], at: int, cue: Cue) -> int:
    behind = next((k for k in (at + 1, at + 2) if isinstance(piece_at(pieces, k), Figure | Percent)), -1)
    if cue.text in {"minus", "less"}:
        return behind
    before = piece_at(pieces, at - 1)
    if isinstance(before, Percent):
        return at - 1
    several = sum(isinstance(piece, Figure) for piece in pieces[max(0, at - 8) : at + 8]) > 1
    if isinstance(before, Figure) and (several or cue.text == "off") and behind < 0:
        return at - 1
    if cue.text == "off" and isinstance(before, Figure):
        return at - 1
    return behind


def _after_said(pieces: list[AnyPiece], at: int) -> bool:
    before = piece_at(pieces, at - 1)
    return isinstance(before, Word) and before.text in _AFTER


def _paid_in_clause(pieces: list[AnyPiece], at: int) -> int:
    """The place of a price named with "paid" after the discount, or 0: it is what was paid."""
    for i in range(at + 1, len(pieces)):
        piece = pieces[i]
        if ends_line(piece):
            return 0
        if isinstance(piece, Cue) and piece.name == "paid" and isinstance(piece_at(pieces, i + 1), Figure):
            return 0 if content_follows(pieces, i + 2) else i + 1
    return 0


def _leave_only(pieces: list[AnyPiece], place: int) -> None:
    """Drop the other numbers of the line in front of `place`."""
    for i in range(place - 1, -1, -1):
        piece = pieces[i]
        if ends_line(piece):
            break
        if isinstance(piece, Figure | Percent):
            pieces[i] = as_noise(piece)
