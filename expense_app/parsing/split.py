"""The search for the split of a message in which each part has one amount and its own words."""

from dataclasses import dataclass

from expense_app.parsing.pieces import AnyPiece, Break, Day, Figure, Payment, Recurrence, Word
from expense_app.parsing.scan import worth

NO_SEPARATOR = 1.5
NO_WORDS = 6.0
BOTH_SIDES = 1.4
MOST_PARTS = 50
_WINDOW = 28
_FIGURES_IN_A_PART = 5
_LEADS_ON = frozenset("for at on in to from with by of ka ki ke का की के wala wali".split())
_INSIDE = {"\n": 1.5, ";": 1.5, ".": 0.4}
_IMPLAUSIBLE = 3.0


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


def split(pieces: list[AnyPiece]) -> list[Part]:
    """The cheapest split; no two parts share a piece, and parts whose number can be no amount are left out."""
    figures = [i for i, piece in enumerate(pieces) if isinstance(piece, Figure)]
    if not figures:
        return []
    if len(figures) == 1:
        parts = [Part(0, len(pieces), figures[0])]
    else:
        parts = _search(pieces, _cuts(pieces))
    plausible = [part for part in parts if _figure(pieces, part.figure).price_cost < _IMPLAUSIBLE]
    return plausible[:MOST_PARTS]


def _figure(pieces: list[AnyPiece], at: int) -> Figure:
    piece = pieces[at]
    assert isinstance(piece, Figure)  # noqa: S101 - the search only ever chooses figures
    return piece


def _cuts(pieces: list[AnyPiece]) -> dict[int, float]:
    """Where a part may end, and what cutting there costs."""
    cuts = {0: 0.0, len(pieces): 0.0}
    for i, piece in enumerate(pieces):
        if isinstance(piece, Break):
            cuts[i + 1] = min(piece.cost, cuts.get(i + 1, piece.cost))
        elif isinstance(piece, Figure):
            cuts.setdefault(i, NO_SEPARATOR)
            cuts.setdefault(i + 1, NO_SEPARATOR)
        elif isinstance(piece, Day | Recurrence | Payment):
            cuts.setdefault(i, NO_SEPARATOR)
            cuts.setdefault(i + 1, NO_SEPARATOR)
    return cuts


def _search(pieces: list[AnyPiece], cuts: dict[int, float]) -> list[Part]:
    places = sorted(cuts)
    best: dict[int, _Best] = {0: _Best(0.0, 0, -1)}
    for here, end in enumerate(places[1:], 1):
        for there in range(here - 1, max(-1, here - _WINDOW), -1):
            start = places[there]
            if start not in best:
                continue
            chosen = _choose(pieces, start, end)
            if chosen is None:
                continue
            if chosen[1] == -2:
                break
            cost = best[start].cost + chosen[0] + cuts[end]
            if end not in best or cost < best[end].cost:
                best[end] = _Best(cost, start, chosen[1])
    return _trace(best, len(pieces), places)


def _trace(best: dict[int, _Best], end: int, places: list[int]) -> list[Part]:
    """Walk back from the end; words after the last reachable cut belong to the last part."""
    last = end
    while end not in best:
        end = places[places.index(end) - 1]
    parts: list[Part] = []
    while end > 0:
        step = best[end]
        parts.append(Part(step.before, last, step.figure))
        last = end = step.before
    parts.reverse()
    return parts


def _choose(pieces: list[AnyPiece], start: int, end: int) -> tuple[float, int] | None:
    """The cheapest amount for a part and its cost; None without a figure, place -2 with far too many."""
    figures: list[tuple[int, int, Figure]] = []
    words = 0
    inside = counted = 0.0
    for i in range(start, end):
        piece = pieces[i]
        if isinstance(piece, Figure):
            figures.append((i, words, piece))
            counted += piece.count_cost
            if len(figures) > _FIGURES_IN_A_PART:
                return 0.0, -2
        elif isinstance(piece, Break):
            if words and i + 1 < end:
                inside += _INSIDE.get(piece.text, 0.1)
        elif worth(piece):
            words += 1
    if not figures:
        return None
    cheapest: tuple[float, int] | None = None
    for place, before, figure in figures:
        cost = counted - figure.count_cost + figure.price_cost + _balance(pieces, place, before, words - before, end)
        if cheapest is None or cost < cheapest[0]:
            cheapest = cost, place
    return None if cheapest is None else (cheapest[0] + inside, cheapest[1])


def _balance(pieces: list[AnyPiece], place: int, before: int, after: int, end: int) -> float:
    if not before and not after:
        return NO_WORDS
    if not before or not after:
        return 0.0
    following = pieces[place + 1] if place + 1 < end else None
    return 0.1 if isinstance(following, Word) and following.text in _LEADS_ON else BOTH_SIDES
