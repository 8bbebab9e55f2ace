"""To which parts of a message a date or a payer applies: all of them, those below, or the one beside it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import TypeVar

from expense_app.parsing.pieces import AnyPiece, Break, Figure
from expense_app.parsing.scan import worth
from expense_app.parsing.split import Part

Mark = TypeVar("Mark", bound=AnyPiece)


def spread(pieces: list[AnyPiece], parts: Sequence[Part], kind: type[Mark]) -> list[Mark | None]:
    """For each part the date (or payer) that holds for it."""
    places = [i for i, piece in enumerate(pieces) if isinstance(piece, kind)]
    if not places or not parts:
        return [None] * len(parts)
    headers = _headings(pieces, places)
    alone = set(headers)
    beside = [place for place in places if place not in alone]
    own = [_own(pieces, part, beside, kind) for part in _closed(pieces, parts, beside)]
    if len(places) == 1 and (len(parts) == 1 or _shared(pieces, parts, places[0])):
        return [_mark(pieces, places[0], kind)] * len(parts)
    if not headers and len(places) > 1:
        headers = _leading(pieces, places)
    return _carry(pieces, parts, own, headers, kind)


def _mark(pieces: list[AnyPiece], place: int, kind: type[Mark]) -> Mark | None:
    piece = pieces[place]
    return piece if isinstance(piece, kind) else None


def _closed(pieces: list[AnyPiece], parts: Sequence[Part], places: list[int]) -> list[Part]:
    """The parts, each up to the mark that closes its clause: "hotpot 210 nett she paid, taxi 18"."""
    found = [replace(part) for part in parts]
    for before, part in pairwise(found):
        if before.last != part.first or isinstance(pieces[part.first - 1], Break):
            continue
        ends = next((i for i in range(part.first, part.figure) if isinstance(pieces[i], Break)), part.first)
        if bisect_left(places, part.first) < bisect_left(places, ends):
            before.last = part.first = ends
    return found


def _own(pieces: list[AnyPiece], part: Part, places: list[int], kind: type[Mark]) -> Mark | None:
    """The one said inside the part, the nearest to its amount if there are several."""
    inside = [
        place
        for place in places[bisect_left(places, part.first) : bisect_left(places, part.last)]
        if place < part.figure or not _heads_the_next(pieces, place)
    ]
    if not inside:
        return None
    return _mark(pieces, min(inside, key=lambda place: abs(place - part.figure)), kind)


def _heads_the_next(pieces: list[AnyPiece], place: int) -> bool:
    """ "kal: petrol 800, aaj: nothing"."""
    return place + 1 < len(pieces) and getattr(pieces[place + 1], "text", "") == ":"


def _says_something(piece: AnyPiece) -> bool:
    return isinstance(piece, Figure) or worth(piece)


def _shared(pieces: list[AnyPiece], parts: Sequence[Part], place: int) -> bool:
    """At the very start or end, or in a clause of its own at either end."""
    if not any(_says_something(piece) for piece in pieces[:place]):
        return True
    if place < parts[0].figure and _heads_the_next(pieces, place):
        return True
    if any(_says_something(piece) for piece in pieces[place + 1 :]):
        return False
    last = parts[-1]
    return _alone(pieces, place) or not any(
        isinstance(piece, Break) and piece.text in {"\n", ";", "."} for piece in pieces[: last.figure]
    )


def _alone(pieces: list[AnyPiece], place: int) -> bool:
    """Nothing else stands between the breaks around it."""
    for i in range(place - 1, -1, -1):
        if isinstance(pieces[i], Break):
            return True
        if _says_something(pieces[i]):
            return False
    return True


def _headings(pieces: list[AnyPiece], places: list[int]) -> list[int]:
    """The places that are alone on their line while other lines follow or precede."""
    ends = [i for i, piece in enumerate(pieces) if isinstance(piece, Break) and piece.text == "\n"]
    if not ends:
        return []
    edges = [-1, *ends, len(pieces)]
    said = list(accumulate((_says_something(piece) for piece in pieces), initial=0))
    found: list[int] = []
    for place in places:
        line = bisect_left(edges, place)
        if said[edges[line]] == said[edges[line - 1] + 1]:
            found.append(place)
    return found


def _leading(pieces: list[AnyPiece], places: list[int]) -> list[int]:
    """The places in front of the words of their clause, so that what follows may lean on them."""
    found: list[int] = []
    fresh = True
    wanted = set(places)
    for i, piece in enumerate(pieces):
        if i in wanted and fresh:
            found.append(i)
        if isinstance(piece, Break):
            fresh = True
        elif _says_something(piece):
            fresh = False
    return found


def _carry(
    pieces: list[AnyPiece], parts: Sequence[Part], own: list[Mark | None], headers: list[int], kind: type[Mark]
) -> list[Mark | None]:
    held: list[Mark | None] = []
    for part, mine in zip(parts, own, strict=True):
        above = bisect_left(headers, part.figure)
        held.append(mine or (_mark(pieces, headers[above - 1], kind) if above else None))
    return _lend_backwards(pieces, parts, own, held)


def _lend_backwards(
    pieces: list[AnyPiece], parts: Sequence[Part], own: list[Mark | None], held: list[Mark | None]
) -> list[Mark | None]:
    """ "auto 80 and dinner 500 yesterday, coffee 90 today": the first two share their date."""
    for i in range(len(parts) - 2, -1, -1):
        joined = pieces[parts[i].last - 1]
        follower = own[i + 1]
        trails = follower is not None and follower.first > pieces[parts[i + 1].figure].first
        if (
            held[i] is None
            and trails
            and isinstance(joined, Break)
            and joined.text in {"and", "n", "aur", "और", "&", "+"}
        ):
            held[i] = follower
    return held
