"""Amounts that are worked out: each and x, tips and tax, discounts, sums."""

from collections.abc import Iterator
from decimal import Decimal

from expense_app.parsing.figures import priced
from expense_app.parsing.pieces import AnyPiece, Break, Cue, CueName, Figure, Noise, Percent, Quantity, Word

_ADDING = frozenset({"+", "plus", "&", "and", "aur", "और"})
_MOST = 100
_SAVED = frozenset({"saved", "savings"})
_AFTER = frozenset({"after", "post"})
_QUANTITY_COST = 2.5


def work_out(pieces: list[AnyPiece], currency: str) -> None:
    """Put the result of every sum into its figure, in place; what was used up becomes noise."""
    names = {piece.name for piece in pieces if isinstance(piece, Cue)}
    if "times" in names:
        _multiply(pieces)
    if "each" in names:
        _price_for_each(pieces)
    if "including" in names:
        _set_aside(pieces, "including")
    _drop_conversions(pieces)
    if names & {"list_price", "paid"}:
        _take_what_was_paid(pieces)
    if "tip" in names:
        _add_extras(pieces)
    if "discount" in names:
        _take_off(pieces)
    if names & {"share", "split"}:
        _ignore_shares(pieces)
    _add_up(pieces)
    for i, piece in enumerate(pieces):
        if isinstance(piece, Figure) and priced(piece, currency) is None:
            pieces[i] = _noise(piece)


def _noise(piece: AnyPiece) -> Noise:
    return Noise(piece.first, piece.last)


def _at(pieces: list[AnyPiece], i: int) -> AnyPiece | None:
    return pieces[i] if 0 <= i < len(pieces) else None


def _cues(pieces: list[AnyPiece], name: CueName) -> Iterator[tuple[int, Cue]]:
    for i, piece in enumerate(pieces):
        if isinstance(piece, Cue) and piece.name == name:
            yield i, piece


def _ends_line(piece: AnyPiece) -> bool:
    return isinstance(piece, Break) and piece.text in {"\n", ";"}


def _ends_clause(piece: AnyPiece) -> bool:
    return isinstance(piece, Break)


def _number(piece: AnyPiece | None) -> Decimal | None:
    return piece.value if isinstance(piece, Figure | Quantity) else None


def _multiply(pieces: list[AnyPiece]) -> None:
    """ "2x150", "12 @ 7", "3 kg @ 40", "150 x 2"."""
    for i, cue in _cues(pieces, "times"):
        left, right = _at(pieces, i - 1), _at(pieces, i + 1)
        if not isinstance(right, Figure):
            pieces[i] = _noise(cue)
            if isinstance(left, Figure) and left.currency is None:
                pieces[i - 1] = Quantity(left.first, left.last, left.value)
            continue
        place = i - 1 if isinstance(left, Figure | Quantity) else _quantity_before(pieces, i) if cue.text == "@" else -1
        count = _number(_at(pieces, place)) if place >= 0 else None
        if count is None:
            if cue.text != "@" and right.currency is None:
                pieces[i], pieces[i + 1] = _noise(cue), Quantity(right.first, right.last, right.value)
            continue
        first = pieces[place]
        right.value *= count
        if isinstance(first, Figure) and right.currency is None:
            right.currency = first.currency
        right.price_cost, right.count_cost, right.worked_out = 0.0, 9.0, True
        pieces[i] = _noise(cue)
        pieces[place] = Quantity(first.first, first.last, count) if place < i - 1 else _noise(first)


def _quantity_before(pieces: list[AnyPiece], at: int) -> int:
    for i in range(at - 1, max(-1, at - 9), -1):
        piece = pieces[i]
        if _ends_line(piece):
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
        and piece.count_cost <= _QUANTITY_COST
        and piece.value <= _MOST
        and piece.value == piece.value.to_integral_value()
    )


def _price_for_each(pieces: list[AnyPiece]) -> None:
    """ "3 shirts at 500 each", "40/kg 2 kg", "200 per head for 4"."""
    for i, cue in _cues(pieces, "each"):
        place = next((k for k in (i - 1, i - 2, i + 1) if isinstance(_at(pieces, k), Figure)), -1)
        if place < 0:
            continue
        price = pieces[place]
        assert isinstance(price, Figure)  # noqa: S101 - just looked for one
        if price.worked_out:
            pieces[i] = _noise(cue)
            continue
        count = _quantity_before(pieces, place)
        if count < 0:
            count = _quantity_after(pieces, max(i, place) + 1)
        if count < 0:
            pieces[i] = _noise(cue)
            continue
        counted = pieces[count]
        number = _number(counted)
        if number:
            price.value *= number
            price.price_cost, price.count_cost, price.worked_out = 0.0, 9.0, True
            pieces[count] = Quantity(counted.first, counted.last, number)
            pieces[i] = _noise(cue)


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


def _set_aside(pieces: list[AnyPiece], name: CueName) -> None:
    """The number behind "including" is inside the amount already."""
    for i, _cue in list(_cues(pieces, name)):
        later = range(i + 1, min(len(pieces), i + 5)) if any(isinstance(piece, Figure) for piece in pieces[:i]) else ()
        for k in later:
            piece = pieces[k]
            if _ends_clause(piece):
                break
            if isinstance(piece, Figure | Percent):
                pieces[k] = _noise(piece)
                break
        for piece in pieces[i + 1 : i + 5]:
            if _ends_clause(piece):
                break
            if isinstance(piece, Cue) and piece.name == "tip":
                piece.content = False


def _take_what_was_paid(pieces: list[AnyPiece]) -> None:
    """ "mrp 3000 paid 2400", "jacket was 120 got it for 75": the list price goes."""
    for i, cue in list(_cues(pieces, "list_price")):
        places = (i - 1, i + 1) if cue.text == "wala" else (i + 1, i + 2)
        listed = next((k for k in places if isinstance(_at(pieces, k), Figure)), -1)
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
            pieces[listed] = _noise(pieces[listed])


def _drop_conversions(pieces: list[AnyPiece]) -> None:
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
            pieces[i] = _noise(other)


def _paid_after(pieces: list[AnyPiece], at: int) -> bool:
    for i in range(at, min(len(pieces), at + 8)):
        piece = pieces[i]
        if _ends_line(piece):
            return False
        if isinstance(piece, Cue) and piece.name == "paid":
            sides = (_at(pieces, i + 1), _at(pieces, i - 1))
            alone = not _content_follows(pieces, i + 2)
            return alone and any(isinstance(side, Figure) for side in sides)
    return False


def _content_follows(pieces: list[AnyPiece], at: int) -> bool:
    for i in range(at, len(pieces)):
        piece = pieces[i]
        if _ends_clause(piece):
            return False
        if isinstance(piece, Word) and piece.content:
            return True
    return False


def _add_extras(pieces: list[AnyPiece]) -> None:
    """ "dinner 800 + 100 tip", "haircut 40 plus 20% tip", "1200 + gst 18%"."""
    for i, cue in list(_cues(pieces, "tip")):
        extra = _beside(pieces, i)
        if extra < 0:
            continue
        first = min(i, extra)
        amount = pieces[extra]
        base = _figure_before(pieces, first)
        if base is None:
            continue
        joined = _joined(pieces, first)
        if isinstance(amount, Percent):
            base.value += base.value * amount.value / 100
        elif isinstance(amount, Figure) and joined:
            base.value += amount.value
        else:
            continue
        for k in (i, extra, first - 1):
            pieces[k] = _noise(pieces[k])
        cue.content = False


def _beside(pieces: list[AnyPiece], at: int) -> int:
    """The number that belongs to the cue at `at`: right before it, or behind it."""
    if isinstance(_at(pieces, at - 1), Figure | Percent) and (
        isinstance(_at(pieces, at - 1), Percent)
        or _joined(pieces, at - 1)
        or not isinstance(_at(pieces, at + 1), Figure)
    ):
        return at - 1
    for k in (at + 1, at + 2):
        piece = _at(pieces, k)
        if isinstance(piece, Figure | Percent):
            return k
        if not (isinstance(piece, Word) and not piece.content):
            break
    return -1


def _joined(pieces: list[AnyPiece], at: int) -> bool:
    before = _at(pieces, at - 1)
    return (isinstance(before, Break) and before.text in _ADDING) or (
        isinstance(before, Word) and before.text == "with"
    )


def _figure_before(pieces: list[AnyPiece], at: int) -> Figure | None:
    for i in range(at - 1, -1, -1):
        piece = pieces[i]
        if isinstance(piece, Figure) and piece.price_cost < _QUANTITY_COST:
            return piece
        if _ends_line(piece):
            return None
    return None


def _take_off(pieces: list[AnyPiece]) -> None:
    """ "shoes 3000 minus 500", "1200 - 10% off", "2500 after 500 discount"."""
    for i, cue in list(_cues(pieces, "discount")):
        place = _discount_place(pieces, i, cue)
        if place < 0:
            continue
        off = pieces[place]
        paid = _paid_in_clause(pieces, place)
        if paid:
            _leave_only(pieces, paid)
            _hush(pieces, i)
            continue
        base = _figure_before(pieces, min(i, place))
        if base is None and isinstance(off, Figure) and _apart(pieces, max(i, place) + 1):
            pieces[place] = _noise(off)
            _hush(pieces, i)
            continue
        base = base or _figure_after(pieces, max(i, place) + 1)
        if base is None:
            continue
        already = _after_said(pieces, min(i, place)) or cue.text in _SAVED
        if not already and isinstance(off, Percent) and off.value < 100:
            base.value -= base.value * off.value / 100
        elif not already and isinstance(off, Figure) and off.value < base.value:
            base.value -= off.value
        elif not already and not isinstance(off, Percent):
            continue
        pieces[place] = _noise(off)
        _hush(pieces, i)


def _apart(pieces: list[AnyPiece], at: int) -> bool:
    """A clause ends before the next price: "got 200 off, paid 800 for shoes"."""
    for i in range(at, len(pieces)):
        if _ends_clause(pieces[i]):
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
    behind = next((k for k in (at + 1, at + 2) if isinstance(_at(pieces, k), Figure | Percent)), -1)
    if cue.text in {"minus", "less"}:
        return behind
    before = _at(pieces, at - 1)
    if isinstance(before, Percent):
        return at - 1
    several = sum(isinstance(piece, Figure) for piece in pieces[max(0, at - 8) : at + 8]) > 1
    if isinstance(before, Figure) and (several or cue.text == "off") and behind < 0:
        return at - 1
    if cue.text == "off" and isinstance(before, Figure):
        return at - 1
    return behind


def _after_said(pieces: list[AnyPiece], at: int) -> bool:
    before = _at(pieces, at - 1)
    return isinstance(before, Word) and before.text in _AFTER


def _paid_in_clause(pieces: list[AnyPiece], at: int) -> int:
    """The place of a price named with "paid" after the discount, or 0: it is what was paid."""
    for i in range(at + 1, len(pieces)):
        piece = pieces[i]
        if _ends_line(piece):
            return 0
        if isinstance(piece, Cue) and piece.name == "paid" and isinstance(_at(pieces, i + 1), Figure):
            return 0 if _content_follows(pieces, i + 2) else i + 1
    return 0


def _leave_only(pieces: list[AnyPiece], place: int) -> None:
    """Drop the other numbers of the line in front of `place`."""
    for i in range(place - 1, -1, -1):
        piece = pieces[i]
        if _ends_line(piece):
            break
        if isinstance(piece, Figure | Percent):
            pieces[i] = _noise(piece)


def _figure_after(pieces: list[AnyPiece], at: int) -> Figure | None:
    for piece in pieces[at:]:
        if isinstance(piece, Figure):
            return piece
        if _ends_line(piece):
            return None
    return None


def _ignore_shares(pieces: list[AnyPiece]) -> None:
    """ "split 3 ways" and "my share 400" leave the whole amount as it is."""
    for i, cue in list(_cues(pieces, "split")):
        whole = _figure_before(pieces, i)
        for k in range(i + 1, min(len(pieces), i + 7)):
            piece = pieces[k]
            if _ends_line(piece):
                break
            share = isinstance(piece, Figure) and (
                (piece.value <= 20 and piece.currency is None)
                or (whole is not None and piece.value < whole.value and not _content_follows(pieces, k + 1))
            )
            if share and (whole is not None or _figure_after(pieces, k + 1)):
                pieces[k] = _noise(piece)
        cue.content = False
        _drop_ways(pieces, i)
    for i, cue in list(_cues(pieces, "share")):
        place = next((k for k in (i + 1, i + 2, i - 1) if isinstance(_at(pieces, k), Figure)), -1)
        whole = _figure_before(pieces, i)
        if cue.text != "share" and place > i and whole is not None:
            pieces[place] = _noise(pieces[place])
        if cue.text != "share":
            cue.content = False


def _drop_ways(pieces: list[AnyPiece], at: int) -> None:
    said_before = any(isinstance(piece, Word) and piece.content for piece in pieces[:at])
    for k in range(at + 1, min(len(pieces), at + 8)):
        piece = pieces[k]
        if isinstance(piece, Figure) or (isinstance(piece, Break) and piece.text in {",", "\n", ";", "."}):
            break
        if (isinstance(piece, Word) and said_before) or isinstance(piece, Quantity):
            pieces[k] = _noise(piece)


def _add_up(pieces: list[AnyPiece]) -> None:
    """ "lunch 250+80", "200 + 50 snacks": numbers with nothing but a plus between them."""
    for i, piece in enumerate(pieces):
        if not (isinstance(piece, Break) and piece.text in {"+", "plus"}):
            continue
        left, right = _at(pieces, i - 1), _at(pieces, i + 1)
        if not (isinstance(left, Figure) and isinstance(right, Figure)):
            continue
        follows = _at(pieces, i + 2)
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
        pieces[i], pieces[i - 1] = _noise(piece), _noise(left)


def _words_before(pieces: list[AnyPiece], at: int) -> bool:
    for i in range(at - 1, -1, -1):
        piece = pieces[i]
        if isinstance(piece, Break) and piece.text not in {"+", "plus"}:
            return False
        if isinstance(piece, Word) and piece.content:
            return True
    return False
