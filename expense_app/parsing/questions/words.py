"""A question as plain words: every spelling the grammar knows becomes one, whatever the script or typo."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from rapidfuzz import process
from rapidfuzz.distance import OSA

LONGEST = 400
"""No question about one's own spending is longer; what stands behind is not read."""

_TOKEN = re.compile(r"\d+(?:[./-]\d+)+|\d+|v/s|[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0900-\u097f'])*|[^\w\s]")
_SHORT_YEAR = re.compile(r"'(\d\d)\b")
WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0900-\u097f])*")
"""Letters with the signs that belong to them, which `\\w` leaves out in Devanagari."""
_DROPPED = re.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad]")
_SHORTEST_TYPO = 5


@dataclass(frozen=True, slots=True)
class Word:
    """`raw` is what was typed, in lower case; `plain` is the grammar's spelling of it."""

    raw: str
    plain: str


@dataclass(frozen=True, slots=True)
class Sentence:
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The plain words, one space between them."""
        return " ".join(word.plain for word in self.words)


def read_words(text: str, names: Iterable[str] = ()) -> Sentence:
    """Split and respell. `names` (of members and categories) are taken as typed, never respelled."""
    folded = _SHORT_YEAR.sub(r" 20\1", fold(text[:LONGEST]))
    kept = {part for name in names for part in fold(name).split()}
    return Sentence(tuple(_word(token, kept) for token in _TOKEN.findall(folded)))


def fold(text: str) -> str:
    """Lower case, one form of each letter, digits of any script as 0 to 9."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    folded = unicodedata.normalize("NFC", _DROPPED.sub("", folded))
    return folded if folded.isascii() else "".join(map(_western_digit, folded))


def _western_digit(character: str) -> str:
    value = unicodedata.decimal(character, None)
    return character if value is None else str(value)


def _word(raw: str, kept: set[str]) -> Word:
    bare = raw.removesuffix("'s").removesuffix("'")
    if bare in kept:
        return Word(raw, bare)
    return Word(raw, _plain(raw))


@lru_cache(maxsize=4096)
def _plain(raw: str) -> str:
    known = spellings()
    bare = raw.removesuffix("'s").removesuffix("'").replace("'", "")
    if found := known.get(raw) or known.get(bare):
        return found
    if len(bare) < _SHORTEST_TYPO or not bare.isascii() or bare in real_words():
        return bare
    allowed = 1 if len(bare) < 2 * _SHORTEST_TYPO - 2 else 2
    match = process.extractOne(bare, _typo_targets().get(bare[0], ()), scorer=OSA.distance, score_cutoff=allowed)
    return known[match[0]] if match else bare


@cache
def spellings() -> dict[str, str]:
    """Every known spelling to the plain one."""
    found: dict[str, str] = {}
    for line in data_lines("spellings.txt"):
        plain, _, others = line.partition(":")
        found[plain] = plain
        for other in others.split():
            found.setdefault(fold(other), plain)
    return found


@cache
def real_words() -> frozenset[str]:
    """Words that look like a typo of a grammar word and are none, those for categories among them."""
    lines = [
        *data_lines("real_words.txt"),
        *data_lines("category_words.txt"),
        *data_lines("filler_words.txt"),
    ]
    return frozenset(word for line in lines for word in re.findall(r"[^\W\d_]+", line))


@cache
def _typo_targets() -> dict[str, list[str]]:
    """By first letter, which people rarely mistype."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word in spellings():
        if word.isascii() and len(word) >= _SHORTEST_TYPO:
            found[word[0]].append(word)
    return found


def data_lines(name: str) -> list[str]:
    """The lines of a data file beside this module, without comments and blank ones."""
    text = (files("expense_app.parsing.questions") / "data" / name).read_text(encoding="utf-8")
    return [line for raw in text.splitlines() if (line := raw.partition("#")[0].strip())]
