"""Names that are nearly a member's: misspelt, shortened, or written in another script."""

import re

from rapidfuzz.distance import Levenshtein

from expense_app.parsing import vocabulary
from expense_app.parsing.devanagari import to_latin
from expense_app.parsing.payers.household import Household
from expense_app.parsing.types import Person

_COMMON = vocabulary.words("payers", "common")
_CONSONANTS = vocabulary.values("payers", "devanagari consonants")


def in_other_script(word: str, home: Household) -> bool:
    """Whether the word names a member whose name is written in another script."""
    return not word.isascii() and resembling(word, home) is not None


def resembling(word: str, home: Household) -> Person | None:
    """A member whose name is a small misspelling, a short form or another script away."""
    spelt = _skeleton(word)
    found: set[Person] = set()
    for name, person in home.names:
        if person is None:
            continue
        close = _misspelt(word, name) or (len(word) >= 3 and name.startswith(word) and word not in _COMMON)
        if close or (word.isascii() != name.isascii() and spelt == _skeleton(name) and _sounds(word, name)):
            found.add(person)
    return found.pop() if len(found) == 1 else None


def _sounds(word: str, name: str) -> bool:
    """Consonants alone are too few to tell "आशा" from "उषा" or "सो"."""
    latin, other = sorted((word, name), key=str.isascii, reverse=True)
    return len(_skeleton(latin)) > 1 or _plain(to_latin(other)) == _plain(latin)


def _plain(name: str) -> str:
    """Long vowels are written in many ways: "Asha", "Aasha"."""
    return re.sub(r"(.)\1+", r"\1", name.replace("ee", "i").replace("oo", "u"))


def _misspelt(word: str, name: str) -> bool:
    if len(word) < 4 or word in _COMMON or word[0] != name[0]:
        return False
    allowed = 1 if len(name) < 7 else 2
    swapped = len(word) == len(name) and sorted(word) == sorted(name)
    distance = Levenshtein.distance(word, name, score_cutoff=2)
    return distance <= allowed or (swapped and distance == 2)


def _skeleton(word: str) -> str:
    """The consonants of a name, the same for "Sunita" and "सुनीता"."""
    if word.isascii():
        roman = word.replace("sh", "s").replace("ph", "f").replace("w", "v").replace("z", "j").replace("q", "k")
        letters = [
            c
            for i, c in enumerate(roman)
            if c not in "aeiou" and not (c == "h" and i > 0 and roman[i - 1] in "kgcjtdpb")
        ]
    else:
        letters = [_CONSONANTS[c] for c in word if c in _CONSONANTS]
    return "".join(c for i, c in enumerate(letters) if i == 0 or letters[i - 1] != c)
