"""What the household itself says about categories: their names, and the rules it taught."""

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import fuzz, process

from expense_app.parsing.matching import PLACE_WORDS
from expense_app.parsing.phrase import AND, SEPARATOR, folded_words, phrase_key, stem
from expense_app.parsing.types import DEFAULT_CATEGORIES, CategoryChoice, TaughtRule

_ALIKE = 80
"""Least rapidfuzz ratio (0 to 100) at which a hint counts as a misspelt category name."""

_LEAST_PREFIX = 3
_DEFAULT_NAMES = frozenset(DEFAULT_CATEGORIES.values())


@lru_cache(maxsize=1024)
def name_keys(name: str) -> tuple[str, ...]:
    """The phrases that each stand for a category of this name: the whole and the sides of its "and"."""
    sides: list[list[str]] = [[]]
    for word in folded_words(name):
        if word in (AND, SEPARATOR):
            sides.append([])
        else:
            sides[-1].append(stem(word))
    keys = [phrase_key(name), *(" ".join(side) for side in sides)]
    return tuple(dict.fromkeys(key for key in keys if key))


def default_names(choice: CategoryChoice) -> tuple[str, ...]:
    """What the default category was called that `choice` began as, and its key; empty if it is no default."""
    return (DEFAULT_CATEGORIES[choice.key], choice.key) if choice.key in DEFAULT_CATEGORIES else ()


def named_by_hint(hint: str, categories: tuple[CategoryChoice, ...]) -> CategoryChoice | None:
    """The category a person means by `hint`: its name, a side or the beginning of it, or nearly so."""
    wanted = phrase_key(hint)
    names = [
        (key, choice)
        for choice in categories
        for name in (choice.name, *default_names(choice))
        for key in name_keys(name)
    ]
    for key, choice in names:
        if key == wanted:
            return choice
    for key, choice in names:
        if len(wanted) >= _LEAST_PREFIX and (key.startswith(wanted) or wanted in key.split()):
            return choice
    near = process.extractOne(wanted, [key for key, _ in names], scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return names[near[2]][1] if near else None


def named_in(key: str, categories: tuple[CategoryChoice, ...]) -> tuple[CategoryChoice, bool] | None:
    """The category whose name, made up by the household, stands in `key` (the longest such name), and whether
    it stands there only as a place ("to office")."""
    padded = f" {key} "
    found = [
        (name, choice)
        for choice in categories
        if choice.name not in _DEFAULT_NAMES
        for name in name_keys(choice.name)
        if f" {name} " in padded
    ]
    if not found:
        return None
    name, choice = max(found, key=lambda pair: len(pair[0]))
    before = padded.partition(f" {name} ")[0].split()
    return choice, bool(before) and before[-1] in PLACE_WORDS


def fitting_rule(key: str, rules: Iterable[TaughtRule]) -> tuple[TaughtRule, bool] | None:
    """The rule whose phrase is `key` or stands in it as whole words, and whether it is all of it.
    The longest wins, then the one used most."""
    padded = f" {key} "
    fitting = [
        (len(phrase), rule.times, phrase == key, rule)
        for rule in rules
        if (phrase := phrase_key(rule.phrase)) and f" {phrase} " in padded
    ]
    if not fitting:
        return None
    *_, whole, rule = max(fitting, key=lambda fit: fit[:3])
    return rule, whole
