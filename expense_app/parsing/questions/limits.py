"""How many rows a question asks for, where it says so."""

import re

from expense_app.parsing.patterns import any_of

_WORDS = {
    word: index
    for index, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    )
}
_NUMBER = rf"(?P<number>\d{{1,3}}|{'|'.join(word for word in _WORDS if word not in {'zero', 'one'})})"
_RANKED = any_of("""
    top, most, big, biggest, bigger, largest, highest, costliest, priciest, main, major, most expensive,
    first, max
""")
_THING = r"(?:category|expense|purchase|transaction|bill|entry|item|thing|area|head|order|spend|spending)"
_STATED = (
    re.compile(rf"\b{_RANKED} {_NUMBER}\b(?! (?:day|week|month|quarter|year))"),
    re.compile(rf"\b{_NUMBER} (?:most )?{_RANKED}\b"),
    re.compile(rf"\b(?:last|latest|recent|most recent) {_NUMBER} {_THING}s?\b"),
    re.compile(rf"\b{_NUMBER} (?:last|latest|recent|most recent) {_THING}s?\b"),
    re.compile(rf"\b{_NUMBER} (?:category|expense|transaction)\b"),
)
_MOST = 100


def read_limit(text: str) -> int | None:
    for pattern in _STATED:
        if match := pattern.search(text):
            word = match["number"]
            number = int(word) if word.isdigit() else _WORDS[word]
            return number if 0 < number <= _MOST else None
    return None
