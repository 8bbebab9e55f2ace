"""Which entry of the lexicon a description is about.

A description is read as a purchase ("school shoes") and what hangs on it ("for the wedding", "from Zara").
In English the thing bought is the last noun before the first preposition; in Hindi it follows "ke liye", "se"
or "mein".
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from expense_app.parsing.lexicon import LONGEST_PHRASE, NORMAL, STRONG, WEAK, Entry, Lexicon
from expense_app.parsing.phrase import AND, SEPARATOR, stem

_PURPOSE = frozenset({"for"})
_INSIDE = frozenset({"at", "in", "near"})
PLACE_WORDS = frozenset({"with", "at", "from", "to", "in", "on", "by", "via", "near", "before", "after", "into"})
_PURPOSE_BEFORE = frozenset({"liye", "liy", "लिए", "लिये"})
_PLACE_BEFORE = frozenset({"se", "mein", "mai", "pe", "par", "से", "में", "पर", "साथ"})
_INSIDE_BEFORE = frozenset({"mein", "mai", "pe", "par", "में", "पर"})
_BETWEEN_ITEMS = frozenset({AND, SEPARATOR})

HEAD, PURPOSE, PLACE = "head", "purpose", "place"
STRONGEST_RANK = 6
SURE_RANK = 3
"""From this rank on, a word names the category by itself; below, it only hints at it."""

_RANKS = {
    (HEAD, STRONG): STRONGEST_RANK,
    (PURPOSE, STRONG): 5,
    (HEAD, NORMAL): 4,
    (PLACE, STRONG): 3,
    (PURPOSE, NORMAL): 3,
    (PLACE, NORMAL): 3,
    (HEAD, WEAK): 2,
    (PURPOSE, WEAK): 1,
    (PLACE, WEAK): 1,
}


@dataclass(slots=True)
class Segment:
    """A run of words between prepositions: the entries found in it, item by item of a list. `inside` is a place
    where one is, not one that things come from."""

    role: str = HEAD
    inside: bool = False
    items: list[list[Entry]] = field(default_factory=lambda: [[]])


class Match(NamedTuple):
    """`also` is the category that had as good a claim in the same list ("shampoo and onions"), if any."""

    category: str
    rank: int
    also: str | None = None


def segments(words: list[str], lexicon: Lexicon, region: str) -> list[Segment]:
    """Cut `words` at prepositions and list marks, and look each stretch up, longest phrases first."""
    stems = [stem(word) for word in words]
    found = [Segment()]
    position = 0
    while position < len(words):
        entry, length = _longest(words, stems, position, lexicon, region)
        if entry:
            found[-1].items[-1].append(entry)
        else:
            _mark(words[position], found)
        position += length
    return found


def _longest(words: list[str], stems: list[str], start: int, lexicon: Lexicon, region: str) -> tuple[Entry | None, int]:
    for end in range(min(len(words), start + LONGEST_PHRASE), start, -1):
        entry = lexicon.find(words[start:end], stems[start:end], region)
        if entry:
            return entry, end - start
    return None, 1


def _mark(word: str, found: list[Segment]) -> None:
    """Let a word that is no entry open a segment, close one, or begin the next item of a list."""
    if word in _BETWEEN_ITEMS:
        found[-1].items.append([])
    elif word in _PURPOSE:
        found.append(Segment(PURPOSE))
    elif word in PLACE_WORDS:
        found.append(Segment(PLACE, inside=word in _INSIDE))
    elif word in _PURPOSE_BEFORE or word in _PLACE_BEFORE:
        found[-1].role = PURPOSE if word in _PURPOSE_BEFORE else PLACE
        found[-1].inside = word in _INSIDE_BEFORE
        found.append(Segment())


def choose(found: list[Segment]) -> Match | None:
    """The category that the segments together name, None when they hold no entry."""
    matches = [match for segment in found if (match := _vote(segment))]
    if not matches:
        return None
    best = max(matches, key=lambda match: match.rank)
    if best.category == "shopping" and _mentions_child(found):
        return Match("kids", best.rank)
    if best.category == "groceries" and best.rank < STRONGEST_RANK and _eaten_there(found):
        return Match("food", best.rank)
    return best


def _eaten_there(found: list[Segment]) -> bool:
    """Raw food "at the dhaba" is a meal."""
    return any(
        (match := _vote(segment)) and match.category == "food" and match.rank >= SURE_RANK
        for segment in found
        if segment.inside
    )


def _vote(segment: Segment) -> Match | None:
    """The category most items of the segment belong to; the first item's when none is ahead."""
    heads = [_head_noun(item) for item in segment.items if item]
    if not heads:
        return None
    strength = max(entry.strength for entry in heads)
    votes = Counter(entry.category for entry in heads if entry.strength == strength)
    (category, count), *others = votes.most_common(2)
    also = others[0][0] if others and others[0][1] == count else None
    return Match(category, _RANKS[segment.role, strength], also)


def _head_noun(item: list[Entry]) -> Entry:
    """Of the strongest entries the last, as English puts what a thing is behind what kind it is. Of weak ones
    the first: behind it stand words that say little ("dmart shopping", "airport tickets")."""
    strength = max(entry.strength for entry in item)
    strongest = [entry for entry in item if entry.strength == strength]
    if strength == WEAK:
        return next((entry for entry in strongest if entry.category != "other"), strongest[0])
    return _dish(strongest) or strongest[-1]


def _dish(item: list[Entry]) -> Entry | None:
    """The prepared food that a raw one only describes, in either order: "egg roll", "smoothie mango". Where
    most words are raw food it is a shopping list."""
    dishes = [entry for entry in item if entry.category == "food"]
    raw = [entry for entry in item if entry.category == "groceries"]
    if item[-1] in raw and len(dishes) >= len(raw):
        return dishes[-1]
    return None


def _mentions_child(found: list[Segment]) -> bool:
    """Things bought for a child ("jacket for the baby") belong to the child, not to shopping."""
    return any(
        entry.category == "kids"
        for segment in found
        if segment.role != PLACE
        for item in segment.items
        for entry in item
    )
