"""Every number that a sentence states, in whatever notation: digits of any script, words, lakh, percent."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from expense_app.llm.number_words import CURRENCY_MARKS, LETTER_SCALES, PERCENT, SCALES, SHARES, UNITS

_TOKEN = re.compile(
    r"(?P<number>\d+(?:[.,]\d+)*)|(?P<percent>%|per\s?cent\w*)|(?P<word>[^\W\d_]+)|(?P<mark>[^\s\w])",
    re.IGNORECASE,
)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?", re.ASCII)
_EUROPEAN = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", re.ASCII)
_DECIMAL_COMMA = re.compile(r"\d+,\d{1,2}", re.ASCII)
_ROMAN = re.compile(r"(?=[MDCLXVI]{2})M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_UNREADABLE = "\ue000"
_OPERATORS = frozenset("/^*×÷:=+")


@dataclass(frozen=True, slots=True)
class Numeral:
    """`value` is None where the notation cannot be read for certain, and then nothing vouches for it."""

    value: Decimal | None
    percent: bool
    currency: str
    source: str


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    start: int
    end: int


def numerals(text: str) -> Iterator[Numeral]:
    """The numbers of `text`, left to right."""
    plain = ascii_digits(text)
    tokens = [_Token(match.lastgroup or "", match[0], match.start(), match.end()) for match in _TOKEN.finditer(plain)]
    place = 0
    while place < len(tokens):
        length = _length(tokens, place)
        if length:
            yield _numeral(tokens, place, length)
        place += max(length, 1)


def ascii_digits(text: str) -> str:
    """Digits of every script as 0 to 9; numbers that are no digits (½, ², Ⅷ, 五) become an unreadable one."""
    return "".join(_ascii_digit(char) for char in text)


def _ascii_digit(char: str) -> str:
    if char.isascii():
        return char
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    if unicodedata.numeric(char, None) is not None:
        return f"0{_UNREADABLE}"
    return {"٫": ".", "٬": ",", "，": ",", "．": ".", "％": "%", "٪": "%"}.get(char, char)


def _length(tokens: list[_Token], place: int) -> int:
    """How many tokens from `place` on make one number; 0 where none begins."""
    end = place
    while end < len(tokens) and _is_part(tokens, end, first=end == place):
        end += 1
    return end - place


def _is_part(tokens: list[_Token], place: int, *, first: bool) -> bool:
    token = tokens[place]
    word = _folded(token.text)
    if first:
        return token.kind == "number" or _is_number_word(tokens, place)
    if token.kind == "number":
        return False
    if token.text == "-" or word == "and":
        return place + 1 < len(tokens) and _is_plain_word(tokens[place + 1])
    return _is_plain_word(token) or (word in LETTER_SCALES and tokens[place - 1].kind == "number")


def _is_number_word(tokens: list[_Token], place: int) -> bool:
    token = tokens[place]
    word = _folded(token.text)
    if token.kind != "word":
        return False
    if word in {"quarter", "fourth"} and place and _folded(tokens[place - 1].text) in {"a", "one", "three"}:
        return True
    return _is_plain_word(token) or word in SHARES or bool(_ROMAN.fullmatch(token.text))


def _is_plain_word(token: _Token) -> bool:
    word = _folded(token.text)
    return word in UNITS or (word in SCALES and word not in LETTER_SCALES)


def _numeral(tokens: list[_Token], place: int, length: int) -> Numeral:
    run = tokens[place : place + length]
    rest = tokens[place + length : place + length + 2]
    after = rest[0] if rest else None
    value = None if _is_entangled(tokens[place - 1] if place else None, run, rest) else _value(run)
    if value is not None and place and _is_minus(tokens, place):
        value = -value
    return Numeral(
        value,
        percent=after is not None and (after.kind == "percent" or _folded(after.text) in PERCENT),
        currency=_currency(tokens, place, after),
        source=" ".join(token.text for token in run),
    )


def _is_entangled(before: _Token | None, run: list[_Token], rest: list[_Token]) -> bool:
    """A number glued to letters or an operator (5e3, 1/2, 10^3, 3:1) means more than its digits say."""
    if before and before.end == run[0].start and _is_foreign_word(before):
        return True
    if not rest:
        return False
    after = rest[0]
    if after.text == _UNREADABLE or (after.start == run[-1].end and _is_foreign_word(after)):
        return True
    return after.text in _OPERATORS and len(rest) > 1 and rest[1].kind == "number"


def _is_foreign_word(token: _Token) -> bool:
    return token.kind == "word" and _folded(token.text) not in CURRENCY_MARKS


def _is_minus(tokens: list[_Token], place: int) -> bool:
    before = tokens[place - 1]
    if unicodedata.category(before.text[0]) == "Sc" and place > 1:
        before = tokens[place - 2]
    return before.text in {"-", "−", "–", "minus"}


def _currency(tokens: list[_Token], place: int, after: _Token | None) -> str:
    """The code of the currency whose mark stands beside the number; the mark itself where it is rare."""
    beside = [tokens[place - 1]] if place else []
    if beside and beside[0].text == "." and place > 1:
        beside = [tokens[place - 2]]
    for token in [*beside, *([after] if after else [])]:
        if _folded(token.text) in CURRENCY_MARKS or unicodedata.category(token.text[0]) == "Sc":
            return CURRENCY_MARKS.get(_folded(token.text), token.text)
    return ""


def _value(run: list[_Token]) -> Decimal | None:
    total, group = Decimal(0), Decimal(0)
    for token in run:
        word = _folded(token.text)
        if token.kind == "number":
            number = _digits(token.text)
            if number is None:
                return None
            group = number
        elif word in UNITS:
            group += UNITS[word]
        elif word in SCALES:
            scale = SCALES[word]
            group = (group or Decimal(1)) * scale
            if scale >= 1000:
                total, group = total + group, Decimal(0)
        elif word not in {"and", "-"}:
            return None
    return total + group


def _digits(text: str) -> Decimal | None:
    if _GROUPED.fullmatch(text):
        return Decimal(text.replace(",", ""))
    if text.count(".") <= 1 and "," not in text:
        return Decimal(text)
    if _DECIMAL_COMMA.fullmatch(text):
        return Decimal(text.replace(",", "."))
    if _EUROPEAN.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    return None


def _folded(text: str) -> str:
    """Lower case without accents, so that "Óne" is still one."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in letters if not unicodedata.combining(char))
