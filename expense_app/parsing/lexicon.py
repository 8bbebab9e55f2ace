"""The category lexicon: the plain data files of `lexicon/` as one index in memory.

A file is named after the key of its category. One entry a line; `#` starts a comment; blank lines are free.

- `masala dosa`    a word or a phrase; case, spaces, hyphens, apostrophes and plurals do not matter
- `? birthday`     a weak entry: counts only where no other entry speaks ("birthday dinner" is a dinner).
                   Shops that sell everything are weak; so is every emoji
- `! insurance`    a strong entry: whatever stands beside it, this is what was paid for
- `~ grocries`     a spelling that many use: understood, never offered as what a person may have meant
- `gas @US,CA`     only for households in these regions, and before an entry that holds everywhere
"""

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from expense_app.parsing.phrase import folded_words, stem
from expense_app.parsing.types import DEFAULT_CATEGORIES

WEAK, NORMAL, STRONG = 0, 1, 2
_MARKS = {"?": WEAK, "!": STRONG}
EVERYWHERE = ""
STOP_WORDS = frozenset({"the", "a", "an", "my", "our", "of", "some", "ka", "ki", "ke", "का", "की", "के"})
LONGEST_PHRASE = 5
_PLAIN = re.compile(r"[a-z]{2,}(?: [a-z]{2,})*")
"""Most phrases: nothing to normalise. The index is built in half the time for knowing it."""

_LEAST_SQUASHED = 6
"""Shortest entry that also counts when it is cut into words differently ("big basket", "ubereats")."""


class Entry(NamedTuple):
    """`category` is a key of DEFAULT_CATEGORIES, `region` the last part of a locale ("US") or EVERYWHERE."""

    words: list[str]
    category: str
    strength: int
    region: str
    misspelt: bool


def content_words(text: str) -> list[str]:
    """The words that entries are made of, in the spelling the index uses."""
    return [word for word in folded_words(text) if word not in STOP_WORDS]


def index_key(words: list[str]) -> str:
    """`words` joined, so that "big basket" meets "bigbasket". Short ones stay apart: "me at" is no meat."""
    joined = "".join(words)
    return joined if len(joined) >= _LEAST_SQUASHED else " ".join(words)


def read_line(line: str, category: str) -> list[Entry]:
    """The entries of one line: none for a comment, several for several regions."""
    text, _, regions = line.split("#", 1)[0].partition("@")
    phrase = text.strip()
    words = _words(phrase.lstrip("?!~ "))
    if not words:
        return []
    strength = _MARKS.get(phrase[0], NORMAL if words[0][0].isalnum() else WEAK)
    where = [region.strip() for region in regions.split(",")] if regions else [EVERYWHERE]
    return [Entry(words, category, strength, region, phrase[0] == "~") for region in where]


def _words(phrase: str) -> list[str]:
    if _PLAIN.fullmatch(phrase):
        return [word for word in phrase.split() if word not in STOP_WORDS]
    return content_words(phrase)


class Lexicon:
    """Every entry, found by its words, or by their stems where no entry has the very words."""

    def __init__(self, entries: list[Entry]) -> None:
        self.entries = entries
        self.vocabulary = {word for entry in entries for word in entry.words}
        self._by_region: dict[str, dict[str, Entry]] = {entry.region: {} for entry in entries}
        for entry in entries:
            self._by_region[entry.region].setdefault(index_key(entry.words), entry)
        for entry in entries:
            stems = [stem(word) for word in entry.words]
            if stems != entry.words:
                self._by_region[entry.region].setdefault(index_key(stems), entry)

    def find(self, words: list[str], stems: list[str], region: str) -> Entry | None:
        """The entry that consists of exactly these words, the household's region first."""
        exact, stemmed = index_key(words), index_key(stems)
        for where in (region, EVERYWHERE):
            if index := self._by_region.get(where):
                entry = index.get(exact) or index.get(stemmed)
                if entry:
                    return entry
        return None


def read_file(category: str) -> list[Entry]:
    """All entries of the data file of `category`."""
    text = (files("expense_app.parsing") / "lexicon" / f"{category}.txt").read_text("utf-8")
    return [entry for line in text.splitlines() for entry in read_line(line, category)]


@cache
def lexicon() -> Lexicon:
    """The one index, built on first use."""
    return Lexicon([entry for category in DEFAULT_CATEGORIES for entry in read_file(category)])
