"""Descriptions cut into words, so that spelling, case and punctuation do not matter."""

import re
import unicodedata
from functools import lru_cache

MAX_CHARACTERS = 500
"""What stands further on in a description is not read."""

SEPARATOR = ","
AND = "and"

_MARKS = "\u064b-\u065f\u0900-\u0963\u0970-\u0dff"
"""Vowel signs of Arabic and of the Indian scripts, which are not letters to `re`."""

_EMOJI = "\u2190-\u2bff\U0001f000-\U0001faff"
_SKIN_TONES = "\U0001f3fb-\U0001f3ff"
_GLUE = re.compile(f"['’`´\u200b-\u200d\u2060\ufe0f{_SKIN_TONES}]")
_TRAILING_PLUS = re.compile(r"(?<=[a-z])\+(?=\s|$)")
_WORD = re.compile(rf"(?:[^\W_]|[{_MARKS}])+|[{_EMOJI}]|[,;/+&|•\n]")
_UNITS = (
    "k|kgs?|g|gms?|grams?|ml|l|lt|ltrs?|litres?|liters?|oz|lbs?|km|pcs?|packs?|packets?|pkts?|x|rs|inr|dozen|"
    "am|pm|st|nd|rd|th|gb|mb|inch"
)
_MEASURE = re.compile(rf"(?<![^\W_])\d+(?:[.,:]\d+)*\s?(?:{_UNITS})?(?![^\W_])")
_CONJUNCTIONS = frozenset({"&", "n", "and", "aur", "और"})
_HINDI_PLURALS = {"ियां": "ी", "ियों": "ी", "ों": "ा", "ें": "", "े": "ा"}
_PLURAL_LETTERS = frozenset("se\u0902\u0947")
_FOLDED_SIGNS = str.maketrans({"\u093c": None, "\u0901": "\u0902", "ي": "ی"})


def split_words(text: str) -> list[str]:
    """The words and emoji of `text` in lower case and NFKC. What separates the items of a list becomes
    `SEPARATOR`, any word for "and" becomes `AND`; numbers and measures ("2", "500ml") are left out."""
    plain = unicodedata.normalize("NFKC", text[:MAX_CHARACTERS])[:MAX_CHARACTERS].casefold()
    plain = _MEASURE.sub(" ", _TRAILING_PLUS.sub(" plus", _GLUE.sub("", plain)))
    return [_canonical(word) for word in _WORD.findall(plain)]


def folded_words(text: str) -> list[str]:
    """As `split_words`, without the signs that people write or leave out as they like (nukta, candrabindu)."""
    words = split_words(text)
    return words if text.isascii() else [folded for word in words if (folded := word.translate(_FOLDED_SIGNS))]


def _canonical(word: str) -> str:
    if word in _CONJUNCTIONS:
        return AND
    return SEPARATOR if word in ";/+|•\n" else word


def normalise_phrase(description: str) -> str:
    """The form under which the household's rules remember a description: lower case, NFKC, its own script,
    no punctuation, no numbers, single spaces. Two descriptions of the same thing mostly share it."""
    return " ".join(word for word in split_words(description) if word != SEPARATOR)


@lru_cache(maxsize=32_768)
def stem(word: str) -> str:
    """`word` without the ending of an English or Hindi plural; singular and plural give the same stem."""
    if len(word) < 4 or word[-1] not in _PLURAL_LETTERS or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith(("ie", "ies")):
        return word.removesuffix("s")[:-2] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "oes")):
        return word[:-2]
    if word.endswith("oe"):
        return word[:-1]
    for plural, singular in _HINDI_PLURALS.items():
        if word.endswith(plural):
            return word.removesuffix(plural) + singular
    return word.removesuffix("s")


@lru_cache(maxsize=4096)
def phrase_key(phrase: str) -> str:
    """Phrases with the same key count as the same: case, spaces, plurals and optional signs are gone."""
    return " ".join(stem(word) for word in folded_words(phrase) if word != SEPARATOR)
