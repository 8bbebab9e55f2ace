"""Which category a question is about: by its name in the household, or by a word for the whole of it."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from expense_app.parsing.devanagari import to_latin
from expense_app.parsing.questions.words import data_lines, read_words
from expense_app.parsing.types import CategoryChoice, Context

_LONGEST_PHRASE = 4
_SHORTEST_TYPO = 5
_TOO_BROAD = {"household", "help", "other", "care", "personal", "home", "total"}
"""Parts of category names that say nothing alone: "household spending" is all of it."""


@dataclass(frozen=True, slots=True)
class FoundCategory:
    """The words stand at `start:end` of the text."""

    category: CategoryChoice
    start: int
    end: int


def find_categories(text: str, context: Context) -> list[FoundCategory]:
    """Every category named in `text` (plain words), in order; the longest phrase at each place counts."""
    names = _names(context.categories)
    words = [(match[0], match.start(), match.end()) for match in re.finditer(r"[^\s\x00-\x1f]+", text)]
    found: list[FoundCategory] = []
    index = 0
    while index < len(words):
        category, length = _at(words, index, names, context)
        if category:
            found.append(FoundCategory(category, words[index][1], words[index + length - 1][2]))
        index += length
    return _without_bills(found, text)


def _without_bills(found: list[FoundCategory], text: str) -> list[FoundCategory]:
    """The bill of a "grocery bill" is no category of its own."""
    kept = found[:1]
    for each in found[1:]:
        if text[each.start : each.end] != "bill" or each.start - kept[-1].end > 1:
            kept.append(each)
    return kept


_Names = dict[str, CategoryChoice]


def _at(
    words: list[tuple[str, int, int]], index: int, names: _Names, context: Context
) -> tuple[CategoryChoice | None, int]:
    for length in range(min(_LONGEST_PHRASE, len(words) - index), 0, -1):
        part = words[index : index + length]
        if part[-1][2] - part[0][1] != sum(len(word) + 1 for word, _, _ in part) - 1:
            continue
        phrase = " ".join(_stem(word) for word, _, _ in part)
        if category := names.get(phrase) or _by_word(phrase, context):
            return category, length
    return _by_typo(words[index][0], names, context), 1


def _by_word(phrase: str, context: Context) -> CategoryChoice | None:
    key = _regional_words().get((phrase, context.locale.replace("_", "-"))) or category_words().get(phrase)
    return _with_key(context.categories, key) if key else None


@lru_cache(maxsize=256)
def _with_key(categories: tuple[CategoryChoice, ...], key: str) -> CategoryChoice | None:
    return next((category for category in categories if category.key == key), None)


def _by_typo(word: str, names: _Names, context: Context) -> CategoryChoice | None:
    if word in filler_words():
        return None
    word = word if word.isascii() else to_latin(word)
    if len(word) < _SHORTEST_TYPO or not word.isalpha():
        return None
    allowed = 1 if len(word) < 2 * _SHORTEST_TYPO - 2 else 2
    stem = _stem(word)
    candidates = _single_words(tuple(names)).get(stem[0], ())
    close = process.extractOne(stem, candidates, scorer=OSA.distance, score_cutoff=allowed)
    return (names.get(close[0]) or _by_word(close[0], context)) if close else None


@lru_cache(maxsize=64)
def _single_words(names: tuple[str, ...]) -> dict[str, list[str]]:
    """By first letter, which people rarely mistype, so that "iphone" is no misspelt phone."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word in {*names, *category_words()}:
        if " " not in word and len(word) >= _SHORTEST_TYPO - 1:
            found[word[0]].append(word)
    return found


@lru_cache(maxsize=64)
def _names(categories: tuple[CategoryChoice, ...]) -> _Names:
    """Names, then their parts ("Food & Dining": food, dining), as plain stems."""
    found = {_phrase(category.name): category for category in categories}
    for category in categories:
        for part in re.split(r"[&/,+]| and ", category.name):
            if (phrase := _phrase(part)) and phrase not in _TOO_BROAD:
                found.setdefault(phrase, category)
    found.pop("other", None)
    return found


@cache
def category_words() -> dict[str, str]:
    """Phrases (plain stems) to the key of the default category."""
    return {phrase: key for key, tags, phrase in _word_list() if not tags}


@cache
def _regional_words() -> dict[tuple[str, str], str]:
    return {(phrase, tag): key for key, tags, phrase in _word_list() for tag in tags}


@cache
def _word_list() -> tuple[tuple[str, tuple[str, ...], str], ...]:
    found: list[tuple[str, tuple[str, ...], str]] = []
    for line in data_lines("category_words.txt"):
        head, _, phrases = line.partition(":")
        key, _, tags = head.partition(" ")
        found += [(key, tuple(tags.strip("[]").split()), _phrase(phrase)) for phrase in phrases.split(",")]
    return tuple(found)


@cache
def filler_words() -> frozenset[str]:
    return frozenset(word for line in data_lines("filler_words.txt") for word in line.split())


@lru_cache(maxsize=1024)
def _phrase(name: str) -> str:
    return " ".join(_stem(word) for word in read_words(name).text.split() if word.isalnum() or not word.isascii())


def _stem(word: str) -> str:
    if not word.isascii() or len(word) < 4:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
