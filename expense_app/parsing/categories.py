"""Which of the household's categories an expense belongs to."""

from dataclasses import dataclass

from expense_app.parsing.household_words import fitting_rule, named_by_hint, own_names
from expense_app.parsing.lexicon import content_words, lexicon
from expense_app.parsing.matching import SURE_RANK, Match, choose, segments
from expense_app.parsing.phrase import normalise_phrase, phrase_key
from expense_app.parsing.types import DEFAULT_CATEGORIES, CategoryChoice, Context, Doubt
from expense_app.parsing.typo import speller

__all__ = ["CategoryGuess", "categorise", "normalise_phrase"]

_FALLBACK = "other"


@dataclass(frozen=True, slots=True)
class CategoryGuess:
    """`category_id` is one of the Context, or empty where the household has no category at all."""

    category_id: str
    doubt: Doubt | None = None


def categorise(description: str, context: Context, hint: str = "") -> CategoryGuess:
    """File a description. `hint` holds the words by which the message itself names a category
    ("fuel" of "#fuel"); then come the household's rules, its own category names, and the lexicon."""
    if not hint.strip():
        return _from_household(description, context) or _from_lexicon(description, context)
    named = named_by_hint(hint, context.categories)
    if named:
        return CategoryGuess(named.id)
    meant = _read(hint, context)
    if meant and not meant[1]:
        return _file_under(meant[0].category, context, f"{hint.strip()[:40]} is no category here")
    guess = categorise(description, context)
    return CategoryGuess(guess.category_id, _doubt(f"there is no category {hint.strip()[:40]}"))


def _from_household(description: str, context: Context) -> CategoryGuess | None:
    key = phrase_key(description)
    known = {choice.id: choice.name for choice in context.categories}
    rules = tuple(rule for rule in context.rules if rule.category_id in known)
    if fitting := fitting_rule(key, rules):
        rule, whole = fitting
        return CategoryGuess(rule.category_id, None if whole else _habit(known[rule.category_id], rule.times))
    padded = f" {key} "
    for name, choice in own_names(context.categories):
        if f" {name} " in padded:
            return CategoryGuess(choice.id)
    return None


def _habit(name: str, times: int) -> Doubt:
    return _doubt(f"filed under {name} " + ("last time" if times <= 1 else f"the last {times} times"))


def _from_lexicon(description: str, context: Context) -> CategoryGuess:
    read = _read(description, context)
    if not read:
        return _file_under(_FALLBACK, context, "nothing in the words tells")
    match, taken_for = read
    if taken_for:
        return _file_under(match.category, context, taken_for)
    if match.also:
        other = _find(match.also, context)
        return _file_under(match.category, context, f"could be {other.name} as well" if other else "")
    return _file_under(match.category, context)


def _read(text: str, context: Context) -> tuple[Match, str] | None:
    """What the lexicon makes of `text`, with the words that were taken for others, if any had to be."""
    words = content_words(text)
    region = context.locale.replace("_", "-").rpartition("-")[2].upper()
    match = choose(segments(words, lexicon(), region))
    if match and match.rank >= SURE_RANK:
        return match, ""
    meant = speller().correct(words)
    if meant:
        corrected = choose(segments([meant.get(word, word) for word in words], lexicon(), region))
        if corrected and (not match or corrected.rank > match.rank):
            return corrected, ", ".join(f"took {word} for {right}" for word, right in meant.items())
    return (match, "") if match else None


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
