"""The search for the split of a message in which each part has one amount and its own words."""

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import accumulate

from expense_app.parsing.pieces import AnyPiece, Break, Day, Figure, Payment, Recurrence, Word
from expense_app.parsing.scan import worth

NO_SEPARATOR = 1.5
NO_WORDS = 6.0
DAY_ONLY = 2.5
BOTH_SIDES = 1.4
LED_ON = 0.1
IMPLAUSIBLE = 3.0
"""A price cost from which on a number is no amount, even when it is the only one."""

MOST_PARTS = 50
_WINDOW = 16
_CLOSE = 3
_FIGURES_IN_A_PART = 5
_LEADS_ON = frozenset(
    ["for", "at", "on", "in", "to", "from", "with", "by", "of", "ka", "ki", "ke", "का", "की", "के", "wala", "wali"]
)
_INSIDE = {"\n": 1.5, ";": 1.5, ".": 0.4}


@dataclass(slots=True)
class Part:
    """One expense to be: pieces `first` up to `last`, `figure` being the place of its amount."""

    first: int
    last: int
    figure: int


@dataclass(slots=True)
class _Best:
    cost: float
    before: int
    figure: int


@dataclass(slots=True)
class _Sums:
    """Running sums over the pieces, so that the cost of a part takes no walk through it."""

    pieces: list[AnyPiece]
    figures: list[int] = field(default_factory=list[int])
    words: list[int] = field(default_factory=list[int])
    inside: list[float] = field(default_factory=list[float])
    counted: list[float] = field(default_factory=list[float])
    days: list[int] = field(default_factory=list[int])

    def __post_init__(self) -> None:
        self.figures = [i for i, piece in enumerate(self.pieces) if isinstance(piece, Figure)]
        self.days = list(accumulate((isinstance(piece, Day) for piece in self.pieces), initial=0))
        self.words = list(accumulate((worth(piece) for piece in self.pieces), initial=0))
        self.inside = list(accumulate((_inside_cost(piece) for piece in self.pieces), initial=0.0))
        self.counted = list(
            accumulate((piece.count_cost if isinstance(piece, Figure) else 0.0 for piece in self.pieces), initial=0.0)
        )


def _inside_cost(piece: AnyPiece) -> float:
    return _INSIDE.get(piece.text, 0.1) if isinstance(piece, Break) else 0.0


def split(pieces: list[AnyPiece]) -> list[Part]:
    """The cheapest split; no two parts share a piece, and parts whose number can be no amount are left out."""
    sums = _Sums(pieces)
    parts: list[Part] = []
    for first, last in _blocks(pieces, sums.figures):
        parts.extend(_split_block(sums, first, last))
    return [part for part in parts if _price_cost(pieces[part.figure]) < IMPLAUSIBLE][:MOST_PARTS]


def _price_cost(piece: AnyPiece) -> float:
    return piece.price_cost if isinstance(piece, Figure) else IMPLAUSIBLE


def _blocks(pieces: list[AnyPiece], figures: list[int]) -> list[tuple[int, int]]:
    """Lines that are read by themselves; a line without a number goes with the one below it."""
    if not figures:
        return []
    blocks: list[tuple[int, int]] = []
    first = 0
    priced = False
    for i, piece in enumerate(pieces):
        priced = priced or _price_cost(piece) < IMPLAUSIBLE
        if priced and isinstance(piece, Break) and piece.text == "\n":
            blocks.append((first, i + 1))
            first, priced = i + 1, False
    if priced or not blocks:
        blocks.append((first, len(pieces)))
    else:
        blocks[-1] = (blocks[-1][0], len(pieces))
    return blocks


def _split_block(sums: _Sums, first: int, last: int) -> list[Part]:
    inside = sums.figures[bisect_left(sums.figures, first) : bisect_left(sums.figures, last)]
    if len(inside) == 1:
        return [Part(first, last, inside[0])]
    return _search(sums, _cuts(sums.pieces, first, last), first, last) if inside else []


def _cuts(pieces: list[AnyPiece], first: int, last: int) -> dict[int, float]:
    """Where a part may end, and what cutting there costs."""
    cuts = {first: 0.0, last: 0.0}
    for i in range(first, last):
        piece = pieces[i]
        if isinstance(piece, Break):
            cuts[i + 1] = min(piece.cost, cuts.get(i + 1, piece.cost))
        elif isinstance(piece, Figure | Day | Recurrence | Payment):
            cuts.setdefault(i, NO_SEPARATOR)
            cuts.setdefault(i + 1, NO_SEPARATOR)
    return cuts


def _search(sums: _Sums, cuts: dict[int, float], first: int, last: int) -> list[Part]:
    places = sorted(cuts)
    best: dict[int, _Best] = {first: _Best(0.0, first, -1)}
    for here, end in enumerate(places[1:], 1):
        for start in reversed(places[max(0, here - _WINDOW) : here]):
            if start not in best:
                continue
            low, high = bisect_left(sums.figures, start), bisect_left(sums.figures, end)
            if high - low > _FIGURES_IN_A_PART:
                break
            for place in sums.figures[low:high]:
                cost = best[start].cost + _cost(sums, start, end, place) + cuts[end]
                if end not in best or cost < best[end].cost:
                    best[end] = _Best(cost, start, place)
    return _trace(best, places, first, last)


def _trace(best: dict[int, _Best], places: list[int], first: int, last: int) -> list[Part]:
    """Walk back from the end; words behind the last reachable cut belong to the last part."""
    end = next(place for place in reversed(places) if place in best)
    parts: list[Part] = []
    while end > first:
        step = best[end]
        parts.append(Part(step.before, last, step.figure))
        last = end = step.before
    parts.reverse()
    return parts


def _cost(sums: _Sums, start: int, end: int, place: int) -> float:
    """What it costs to read pieces `start` up to `end` as one expense with its amount at `place`."""
    figure = sums.pieces[place]
    assert isinstance(figure, Figure)  # noqa: S101 - the search only ever chooses figures
    left_out = sums.counted[end] - sums.counted[start] - figure.count_cost
    before, after = sums.words[place] - sums.words[start], sums.words[end] - sums.words[place]
    return left_out + figure.price_cost + _balance(sums, place, before, after, end) + _held_together(sums, start, end)


def _held_together(sums: _Sums, start: int, end: int) -> float:
    """The separators that lie between words of the part."""
    last = end - 1 if isinstance(sums.pieces[end - 1], Break) else end
    first = (
        bisect_left(sums.words, sums.words[start] + 1, start, last + 1)
        if sums.words[last] > sums.words[start]
        else last
    )
    return max(0.0, sums.inside[last] - sums.inside[min(first, last)])


def _has_own_day(sums: _Sums, place: int, end: int) -> bool:
    """ "Sabzi 140 yesterday, today 95"."""
    close = sums.days[min(end, place + 1 + _CLOSE)] - sums.days[max(0, place - _CLOSE)]
    return close > 0 and sums.figures[0] < place


def _balance(sums: _Sums, place: int, before: int, after: int, end: int) -> float:
    if not before and not after:
        return DAY_ONLY if _has_own_day(sums, place, end) else NO_WORDS
    if not before or not after:
        return 0.0
    following = sums.pieces[place + 1] if place + 1 < end else None
    return LED_ON if isinstance(following, Word) and following.text in _LEADS_ON else BOTH_SIDES
