"""Misspelt words, read as the word of the lexicon they must have been."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from rapidfuzz import process
from rapidfuzz.distance import OSA

from expense_app.parsing.lexicon import STOP_WORDS, WEAK, Entry, content_words, lexicon
from expense_app.parsing.phrase import stem

_LEAST_LETTERS = 5
_LETTERS_FOR_SUBSTITUTION = 6
"""In shorter words one letter for another mostly makes a different word ("march", "match")."""

_LETTERS_FOR_TWO_SLIPS = 9
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
    """Knows the words that name a category by themselves, by first letter and by sound."""

    def __init__(self, entries: Iterable[Entry], known: set[str]) -> None:
        self._known = known
        self._by_letter: defaultdict[str, list[str]] = defaultdict(list)
        self._by_sound: dict[str, str] = {}
        for entry in entries:
            if _may_be_meant(entry):
                self._by_letter[entry.words[0][0]].append(entry.words[0])
                self._by_sound.setdefault(sound(entry.words[0]), entry.words[0])

    def correct(self, words: list[str]) -> dict[str, str]:
        """For each misspelt word the word it was taken for; a word without a near neighbour is missing."""
        unknown = [word for word in words if len(word) >= _LEAST_LETTERS and not self._knows(word)]
        nearest = {word: self._nearest(word) or self._nearest(stem(word)) for word in unknown[:_MOST_WORDS]}
        return {word: meant for word, meant in nearest.items() if meant}

    def _knows(self, word: str) -> bool:
        return word in self._known or stem(word) in self._known

    def _nearest(self, word: str) -> str | None:
        if alike := self._by_sound.get(sound(word)):
            return alike
        slips = 2 if len(word) >= _LETTERS_FOR_TWO_SLIPS else 1
        near = process.extract(word, self._by_letter.get(word[0], ()), scorer=OSA.distance, score_cutoff=slips, limit=3)
        return next((meant for meant, *_ in near if _plausible(word, meant)), None)


def _may_be_meant(entry: Entry) -> bool:
    """Only a well-spelt single word in Latin letters, and a weak one only if it is long."""
    word = entry.words[0]
    least = _LEAST_LETTERS - 1 if entry.strength != WEAK else _LETTERS_FOR_SUBSTITUTION
    return len(entry.words) == 1 and not entry.misspelt and word.isascii() and len(word) >= least


def _plausible(word: str, meant: str) -> bool:
    """Whether `word` is a slip for `meant`: in a short word only a letter lost, added or swapped is."""
    longer = max(len(word), len(meant)) >= _LETTERS_FOR_SUBSTITUTION
    return longer or len(word) != len(meant) or sorted(word) == sorted(meant)


@cache
def speller() -> Speller:
    """The one speller over the lexicon, built on first use."""
    text = (files("expense_app.parsing") / "lexicon" / "_not_typos.txt").read_text("utf-8")
    lines = [line.split("#", 1)[0] for line in text.splitlines()]
    left_alone = {word for line in lines for word in content_words(line)}
    return Speller(lexicon().entries, lexicon().vocabulary | left_alone | STOP_WORDS)
