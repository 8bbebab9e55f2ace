"""The category lexicon: the plain data files of `lexicon/` as one index in memory.

A file is named after the key of its category. One entry a line; `#` starts a comment; blank lines are free.

- `masala dosa`    a word or a phrase; case, spaces, hyphens, apostrophes and plurals do not matter
- `? birthday`     a weak entry: counts only where no other entry speaks ("birthday dinner" is a dinner).
                   Shops that sell everything are weak; so is every emoji
- `! insurance`    a strong entry: whatever stands beside it, this is what was paid for
- `gas @US,CA`     only for households in these regions, and before an entry that holds everywhere
"""

from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from expense_app.parsing.phrase import SEPARATOR, fold, split_words, stem
from expense_app.parsing.types import DEFAULT_CATEGORIES

WEAK, NORMAL, STRONG = 0, 1, 2
EVERYWHERE = ""
STOP_WORDS = frozenset({"the", "a", "an", "my", "our", "of", "some", "ka", "ki", "ke", "का", "की", "के"})
LONGEST_PHRASE = 5
_LEAST_SQUASHED = 6
"""Shortest entry that also counts when it is cut into words differently ("big basket", "ubereats")."""


class Entry(NamedTuple):
    """`category` is a key of DEFAULT_CATEGORIES; `words` is how many words the entry has."""

    phrase: str
    category: str
    strength: int
    region: str
    words: int


def content_words(text: str) -> list[str]:
    """The words that entries are made of, in the spelling the index uses."""
    return [word for word in split_words(fold(text)) if word not in STOP_WORDS]


def read_line(line: str, category: str) -> list[tuple[str, Entry]]:
    """The entries of one line with their keys: none for a comment, several for several regions."""
    text, _, regions = line.split("#", 1)[0].partition("@")
    mark = text.lstrip()[:1]
    strength = {"?": WEAK, "!": STRONG}.get(mark, NORMAL)
    phrase = text.strip().lstrip("?!").strip()
    words = [word for word in content_words(phrase) if word != SEPARATOR]
    if not words:
        return []
    if not any(character.isalpha() for character in phrase):
        strength = WEAK
    key = "".join(words)
    where = [region.strip() for region in regions.split(",")] if regions else [EVERYWHERE]
    return [(key, Entry(phrase, category, strength, region, len(words))) for region in where]


class Lexicon:
    """Every entry, found by its words joined together, and by the stems of its words."""

    def __init__(self, entries: list[tuple[str, Entry]]) -> None:
        self.vocabulary: set[str] = set()
        self._exact: defaultdict[str, dict[str, Entry]] = defaultdict(dict)
        self._stemmed: defaultdict[str, dict[str, Entry]] = defaultdict(dict)
        for key, entry in entries:
            words = content_words(entry.phrase)
            self.vocabulary.update(words)
            self._exact[entry.region][key] = entry
            self._stemmed[entry.region].setdefault("".join(map(stem, words)), entry)

    def find(self, words: list[str], stems: list[str], region: str) -> Entry | None:
        """The entry that consists of exactly these words, the household's region first."""
        exact, stemmed = "".join(words), "".join(stems)
        for where in (region, EVERYWHERE):
            entry = self._exact[where].get(exact) or self._stemmed[where].get(stemmed)
            if entry and (entry.words == len(words) or len(exact) >= _LEAST_SQUASHED):
                return entry
        return None


def read_file(category: str) -> list[tuple[str, Entry]]:
    """All entries of the data file of `category`."""
    text = (files("expense_app.parsing") / "lexicon" / f"{category}.txt").read_text("utf-8")
    return [pair for line in text.splitlines() for pair in read_line(line, category)]


@cache
def lexicon() -> Lexicon:
    """The one index, built on first use."""
    return Lexicon([pair for category in DEFAULT_CATEGORIES for pair in read_file(category)])
