"""Which of the household's categories an expense belongs to."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from expense_app.parsing.household_words import fitting_rule, named_by_hint, named_in
from expense_app.parsing.lexicon import content_words, lexicon
from expense_app.parsing.matching import STRONGEST_RANK, SURE_RANK, Match, choose, segments
from expense_app.parsing.phrase import normalise_phrase, phrase_key
from expense_app.parsing.types import DEFAULT_CATEGORIES, CategoryChoice, Context, Doubt
from expense_app.parsing.typo import speller

__all__ = ["CategoryGuess", "categorise", "normalise_phrase"]

_FALLBACK = "other"


@dataclass(frozen=True, slots=True)
class CategoryGuess:
    """`category_id` is one of the Context, or empty where the household has no category at all. `rank` is how
    well its words tell it: from SURE_RANK on by themselves, 0 not at all."""

    category_id: str
    doubt: Doubt | None = None
    rank: int = STRONGEST_RANK


class _Read(NamedTuple):
    """What the lexicon makes of a text; `taken_for` tells which words were read as others, if any were."""

    match: Match
    taken_for: str = ""


def categorise(description: str, context: Context, hint: str = "") -> CategoryGuess:
    """File a description. `hint` holds the words by which the message itself names a category
    ("fuel" of "#fuel"); then come the household's rules, its own category names, and the lexicon."""
    if not hint.strip():
        return taught(description, context) or _from_words(description, context)
    named = named_by_hint(hint, context.categories)
    if named:
        return CategoryGuess(named.id)
    meant = _read(hint, context)
    if meant and not meant.taken_for:
        return _file_under(meant.match.category, context, f"{hint.strip()[:40]} is no category here")
    guess = categorise(description, context)
    return CategoryGuess(guess.category_id, _doubt(f"there is no category {hint.strip()[:40]}"))


def from_surroundings(text: str, context: Context) -> CategoryGuess | None:
    """What words beside the description say for certain ("ola dropped me, 230"), owned up to as a guess."""
    read = _read(text, context)
    if not read or read.taken_for or read.match.rank < SURE_RANK:
        return None
    return _file_under(read.match.category, context, "nothing but the words around it tells")


def taught(description: str, context: Context) -> CategoryGuess | None:
    """What the household's rules say of a description, if one fits."""
    known = {choice.id: choice.name for choice in context.categories}
    rules = [rule for rule in context.rules if rule.category_id in known]
    fitting = fitting_rule(phrase_key(description), rules) if rules else None
    if not fitting:
        return None
    rule, whole = fitting
    often = "last time" if rule.times <= 1 else f"the last {rule.times} times"
    habit = _doubt(f"filed under {known[rule.category_id]} {often}")
    return CategoryGuess(rule.category_id, None if whole else habit)


def _from_words(description: str, context: Context) -> CategoryGuess:
    read = _read(description, context)
    named = named_in(phrase_key(description), context.categories)
    if named and not (read and _outdoes(read.match, *named)):
        return CategoryGuess(named[0].id)
    if not read:
        return replace(_file_under(_FALLBACK, context, "nothing in the words tells"), rank=0)
    also = _find(read.match.also, context) if read.match.also else None
    reason = read.taken_for or (f"could be {also.name} as well" if also else "")
    return replace(_file_under(read.match.category, context, reason), rank=read.match.rank)


def _outdoes(match: Match, named: CategoryChoice, as_place: bool) -> bool:
    """Whether the lexicon knows better than the household's own name that stands in the words: insurance is
    insurance, be it "medical" or "car", and "auto to office" is no office expense."""
    return match.category != named.key and match.rank >= (SURE_RANK if as_place else STRONGEST_RANK)


def _read(text: str, context: Context) -> _Read | None:
    words = content_words(text)
    region = context.locale.replace("_", "-").rpartition("-")[2].upper()
    match = choose(segments(words, lexicon(), region))
    if match and match.rank >= SURE_RANK:
        return _Read(match)
    meant = speller().correct(words)
    corrected = choose(segments([meant.get(word, word) for word in words], lexicon(), region)) if meant else None
    if corrected and (not match or corrected.rank > match.rank):
        return _Read(corrected, "took " + ", ".join(f"{word} for {right}" for word, right in meant.items()))
    return _Read(match) if match else None


def _file_under(key: str, context: Context, reason: str = "") -> CategoryGuess:
    found = _find(key, context)
    if found:
        return CategoryGuess(found.id, _doubt(reason) if reason else None)
    fallback = _find(_FALLBACK, context) or next(iter(context.categories), None)
    missing = f"there is no category {DEFAULT_CATEGORIES[key]}"
    return CategoryGuess(fallback.id if fallback else "", _doubt(missing))


def _find(key: str, context: Context) -> CategoryChoice | None:
    """The category that began as the default `key`, under whatever name it goes now."""
    for choice in context.categories:
        if choice.key == key:
            return choice
    name = DEFAULT_CATEGORIES[key].casefold()
    return next((choice for choice in context.categories if choice.name.casefold() == name), None)


def _doubt(reason: str) -> Doubt:
    return Doubt("category", reason)
