"""To which parts of a message a date or a payer applies: all of them, those below, or the one beside it."""

from collections.abc import Sequence
from typing import TypeVar

from expense_app.parsing.pieces import AnyPiece, Break, Figure, Noise
from expense_app.parsing.scan import worth
from expense_app.parsing.split import Part

Mark = TypeVar("Mark", bound=AnyPiece)


def spread(pieces: list[AnyPiece], parts: Sequence[Part], kind: type[Mark]) -> list[Mark | None]:
    """For each part the date (or payer) that holds for it."""
    places = [i for i, piece in enumerate(pieces) if isinstance(piece, kind)]
    if not places or not parts:
        return [None] * len(parts)
    own = [_own(pieces, part, places, kind) for part in parts]
    if len(places) == 1 and (len(parts) == 1 or _shared(pieces, parts, places[0])):
        return [_mark(pieces, places[0], kind)] * len(parts)
    headers = [place for place in places if _alone_on_line(pieces, place)]
    if not headers and len(places) > 1:
        headers = [place for place in places if _leads(pieces, place)]
    return _carry(pieces, parts, own, headers, kind)


def _mark(pieces: list[AnyPiece], place: int, kind: type[Mark]) -> Mark | None:
    piece = pieces[place]
    return piece if isinstance(piece, kind) else None


def _own(pieces: list[AnyPiece], part: Part, places: list[int], kind: type[Mark]) -> Mark | None:
    """The one said inside the part, the nearest to its amount if there are several."""
    inside = [place for place in places if part.first <= place < part.last and not _alone_on_line(pieces, place)]
    if not inside:
        return None
    return _mark(pieces, min(inside, key=lambda place: abs(place - part.figure)), kind)


def _says_something(piece: AnyPiece) -> bool:
    return isinstance(piece, Figure) or worth(piece)


def _shared(pieces: list[AnyPiece], parts: Sequence[Part], place: int) -> bool:
    """At the very start or end, or in a clause of its own at either end."""
    if not any(_says_something(piece) for piece in pieces[:place]):
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


def _alone_on_line(pieces: list[AnyPiece], place: int) -> bool:
    """A heading: the line holds nothing else, and another line follows or precedes."""
    several_lines = False
    for step in (-1, 1):
        i = place + step
        while 0 <= i < len(pieces):
            piece = pieces[i]
            if isinstance(piece, Break) and piece.text == "\n":
                several_lines = True
                break
            if _says_something(piece):
                return False
            i += step
    return several_lines


def _leads(pieces: list[AnyPiece], place: int) -> bool:
    """It stands in front of its words, so that what follows may lean on it."""
    for i in range(place - 1, -1, -1):
        if isinstance(pieces[i], Break):
            return True
        if not isinstance(pieces[i], Noise) and _says_something(pieces[i]):
            return isinstance(pieces[i], Figure) and False
    return True


def _carry(
    pieces: list[AnyPiece], parts: Sequence[Part], own: list[Mark | None], headers: list[int], kind: type[Mark]
) -> list[Mark | None]:
    held: list[Mark | None] = []
    for part, mine in zip(parts, own, strict=True):
        above = [place for place in headers if place < part.figure]
        held.append(mine or (_mark(pieces, above[-1], kind) if above else None))
    return _lend_backwards(pieces, parts, own, held)


def _lend_backwards(
    pieces: list[AnyPiece], parts: Sequence[Part], own: list[Mark | None], held: list[Mark | None]
) -> list[Mark | None]:
    """ "auto 80 and dinner 500 yesterday, coffee 90 today": the first two share their date."""
    for i in range(len(parts) - 2, -1, -1):
        joined = pieces[parts[i].last - 1]
        follower = own[i + 1]
        trails = follower is not None and follower.first > pieces[parts[i + 1].figure].first
        if held[i] is None and trails and isinstance(joined, Break) and joined.text in {"and", "aur", "और", "&", "+"}:
            held[i] = follower
    return held
