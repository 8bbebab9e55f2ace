"""What a question is about when that is no category: a shop, a dish, a thing ("at X", "X orders")."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from expense_app.parsing.categories import categorise
from expense_app.parsing.types import CategoryChoice, Context

_PLACE_BEFORE = re.compile(r"\b(?:at|from|to|with|via)(?: (?:the|a|an))? ?$")
_BEFORE = re.compile(
    r"\b(?:on|for|in|of|into|towards|bought|order|ordered|how ?much was|how ?much were)(?: (?:the|a|an|some))? ?$"
)
_SHOP_BEFORE = re.compile(r"\b(?:at|from)(?: (?:the|a|an))? ?$")
_ON = re.compile(r"\bon ?$")
_BEHIND = re.compile(r" (?:on|in|of|expense|transaction|purchase|payment|bill|order|spending|spend|cost)\b")
_TOTAL_BEHIND = re.compile(r" total\b")
_LISTED = re.compile(r"^[\x04, ]*(?:show|list|find|search|all|every|everything)\b|^\x04|\b(?:transaction|order)\b")


@dataclass(frozen=True, slots=True)
class Thing:
    """`word` as typed, at `start:end`. `category` is where the lexicon files it; None where it does not know
    it, or where a place or a list was asked for and the descriptions tell better than the category."""

    word: str
    start: int
    end: int
    category: CategoryChoice | None


def find_thing(
    rest: str, unknown: Sequence[re.Match[str]], context: Context, *, places_only: bool = False
) -> Thing | None:
    """The first run of unknown words that stands where a thing stands, or that is all there is. `places_only` where
    a category says already what was bought."""
    for start, end in _runs(unknown):
        is_place = bool((_SHOP_BEFORE if places_only else _PLACE_BEFORE).search(rest, 0, start))
        if places_only and _ON.search(rest, 0, start) and _filed_under(rest[start:end], context):
            is_place = True
        if places_only and not is_place:
            continue
        if is_place or _BEFORE.search(rest, 0, start) or _BEHIND.match(rest, end) or _is_all(rest, start, end):
            word = rest[start:end]
            by_words = is_place or bool(_LISTED.search(rest))
            return Thing(word, start, end, None if by_words else _filed_under(word, context))
        if _TOTAL_BEHIND.match(rest, end) and (category := _filed_under(rest[start:end], context)):
            return Thing(rest[start:end], start, end, category)
    return None


def _runs(unknown: Sequence[re.Match[str]]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for match in unknown:
        if runs and match.start() - runs[-1][1] <= 1:
            runs[-1] = (runs[-1][0], match.end())
        else:
            runs.append((match.start(), match.end()))
    return runs


def _is_all(rest: str, start: int, end: int) -> bool:
    return not re.search(r"\w", rest[:start] + rest[end:])


def _filed_under(word: str, context: Context) -> CategoryChoice | None:
    guess = categorise(word, context)
    category = next((choice for choice in context.categories if choice.id == guess.category_id), None)
    return None if guess.doubt or (category and category.key == "other") else category
