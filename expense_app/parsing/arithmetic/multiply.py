"""A price for one, times how many: "2x150", "3 shirts at 500 each"."""

from decimal import Decimal

from expense_app.parsing.arithmetic.walk import QUANTITY_COST, as_noise, cues_named, ends_line, number_of, piece_at
from expense_app.parsing.pieces import AnyPiece, Break, Cue, Figure, Quantity

_MOST = 100
_NEAR = 9


def multiply(pieces: list[AnyPiece]) -> None:
    """ "2x150", "12 @ 7", "3 kg @ 40", "150 x 2"."""
    for i, cue in cues_named(pieces, "times"):
        left, right = piece_at(pieces, i - 1), piece_at(pieces, i + 1)
        if not isinstance(right, Figure):
            pieces[i] = as_noise(cue)
            if isinstance(left, Figure) and left.currency is None:
                pieces[i - 1] = Quantity(left.first, left.last, left.value)
            continue
        place = i - 1 if isinstance(left, Figure | Quantity) else _quantity_before(pieces, i) if cue.text == "@" else -1
        count = number_of(piece_at(pieces, place)) if place >= 0 else None
        if count is None:
            if cue.text != "@" and right.currency is None:
                pieces[i], pieces[i + 1] = as_noise(cue), Quantity(right.first, right.last, right.value)
            continue
        first = pieces[place]
        right.value *= count
        if isinstance(first, Figure) and right.currency is None:
            right.currency = first.currency
        right.price_cost, right.count_cost, right.worked_out = 0.0, 9.0, True
        pieces[i] = as_noise(cue)
        pieces[place] = Quantity(first.first, first.last, count) if place < i - 1 else as_noise(first)


def _quantity_before(pieces: list[AnyPiece], at: int) -> int:
    for i in range(at - 1, max(-1, at - 9), -1):
        piece = pieces[i]
        if ends_line(piece):
            return -1
        if _counts(piece):
            return i
        if isinstance(piece, Figure):
            return -1
    return -1


def _counts(piece: AnyPiece) -> bool:
    if isinstance(piece, Quantity):
        return piece.value <= _MOST
    return (
        isinstance(piece, Figure)
        and piece.currency is None
        and piece.count_cost <= QUANTITY_COST
        and piece.value <= _MOST
        and piece.value == piece.value.to_integral_value()
    )


def price_for_each(pieces: list[AnyPiece]) -> None:
    """ "3 shirts at 500 each", "40/kg 2 kg", "200 per head for 4"."""
    for i, cue in cues_named(pieces, "each"):
        place = next((k for k in (i - 1, i - 2, i + 1) if isinstance(piece_at(pieces, k), Figure)), -1)
        if place < 0:
            continue
        price = pieces[place]
        assert isinstance(price, Figure)  # noqa: S101 - just looked for one
        if price.worked_out:
            pieces[i] = as_noise(cue)
            continue
        count = _quantity_before(pieces, place)
        if count < 0:
            count = _quantity_after(pieces, max(i, place) + 1)
        if count < 0:
            pieces[i] = as_noise(cue)
            if _shares_a_total(pieces, place, price.value):
                pieces[place] = as_noise(price)
            continue
        counted = pieces[count]
        number = number_of(counted)
        if number:
            price.value *= number
            price.price_cost, price.count_cost, price.worked_out = 0.0, 9.0, True
            pieces[count] = Quantity(counted.first, counted.last, number)
            pieces[i] = as_noise(cue)


def _shares_a_total(pieces: list[AnyPiece], at: int, share: Decimal) -> bool:
    """ "6 of us came to 1440, 240 each": the total was stated just before."""
    for i in range(at - 1, max(0, at - _NEAR), -1):
        total, stated = pieces[i], pieces[i - 1]
        if isinstance(total, Figure):
            shares = total.value / share if share else Decimal(0)
            said = isinstance(stated, Cue) and stated.name == "total"
            return said and shares > 1 and shares == shares.to_integral_value()
    return False


def _quantity_after(pieces: list[AnyPiece], at: int) -> int:
    for i in range(at, min(len(pieces), at + 6)):
        piece = pieces[i]
        if isinstance(piece, Break) and piece.text != ",":
            return -1
        if _counts(piece):
            return i
        if isinstance(piece, Figure):
            return -1
    return -1
