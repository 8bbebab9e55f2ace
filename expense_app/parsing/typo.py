"""Misspelt words, read as the word of the lexicon they must have been."""

import re
from collections import defaultdict
from functools import cache
from importlib.resources import files

from rapidfuzz import process
from rapidfuzz.distance import OSA

from expense_app.parsing.lexicon import STOP_WORDS, content_words, lexicon

_LEAST_LETTERS = 5
_LETTERS_FOR_TWO_SLIPS = 8
_MOST_WORDS = 6
"""So many unknown words are looked at; a longer text is no list of purchases."""

_SOUNDS = (
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"chh"), "ch"),
    (re.compile(r"([bdgkt])h"), r"\1"),
    (re.compile(r"sh"), "s"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"w"), "v"),
    (re.compile(r"z"), "j"),
    (re.compile(r"q|ck"), "k"),
    (re.compile(r"[yh]$"), ""),
)


def sound(word: str) -> str:
    """How a romanised Hindi word sounds, whichever way it was spelt: "sabzee" and "sabji" are one."""
    spelt = word.replace("ee", "i").replace("oo", "u")
    for pattern, letter in _SOUNDS:
        spelt = pattern.sub(letter, spelt)
    return spelt


class Speller:
    """Knows every word of the lexicon by its first letter and by its sound."""

    def __init__(self, vocabulary: set[str], left_alone: frozenset[str]) -> None:
        self._known = vocabulary | left_alone | STOP_WORDS
        self._by_letter: defaultdict[str, list[str]] = defaultdict(list)
        self._by_sound: dict[str, str] = {}
        for word in sorted(vocabulary):
            if len(word) >= _LEAST_LETTERS - 1 and word.isascii():
                self._by_letter[word[0]].append(word)
                self._by_sound.setdefault(sound(word), word)

    def correct(self, words: list[str]) -> dict[str, str]:
        """For each misspelt word the word it was taken for; a word without a near neighbour is missing."""
        unknown = [word for word in words if word not in self._known and len(word) >= _LEAST_LETTERS]
        nearest = {word: self._nearest(word) for word in unknown[:_MOST_WORDS]}
        return {word: meant for word, meant in nearest.items() if meant}

    def _nearest(self, word: str) -> str | None:
        if alike := self._by_sound.get(sound(word)):
            return alike
        slips = 2 if len(word) >= _LETTERS_FOR_TWO_SLIPS else 1
        found = process.extractOne(
            word, self._by_letter.get(word[0], ()), scorer=OSA.distance, score_cutoff=slips
        )
        return found[0] if found else None


@cache
def speller() -> Speller:
    """The one speller over the lexicon, built on first use."""
    text = (files("expense_app.parsing") / "lexicon" / "_not_typos.txt").read_text("utf-8")
    lines = [line.split("#", 1)[0] for line in text.splitlines()]
    return Speller(lexicon().vocabulary, frozenset(word for line in lines for word in content_words(line)))
