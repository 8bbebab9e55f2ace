"""Numbers written as words, in English, romanised Hindi and Devanagari."""

from dataclasses import dataclass
from decimal import Decimal

from expense_app.parsing import vocabulary
from expense_app.parsing.tokens import Token


def _read(section: str) -> dict[str, Decimal]:
    return {word: Decimal(value) for word, value in vocabulary.values("numerals", section).items()}


_ENGLISH_UNITS = _read("english units")
_HINDI_UNITS = _read("hindi units")
_ENGLISH_TEENS = _read("english teens")
_HINDI_TEENS = _read("hindi numbers")
_ENGLISH_TENS = _read("english tens")
_SCALES = _read("scales")
_FRACTIONS = _read("fractions")
_OFFSETS = _read("offsets")
_UNITS = _ENGLISH_UNITS | _HINDI_UNITS
_TEENS = _ENGLISH_TEENS | _HINDI_TEENS
_TENS = _ENGLISH_TENS
_ARTICLES = {"a": Decimal(1), "an": Decimal(1)}
_NUMBER_WORDS = {**_UNITS, **_TEENS, **_TENS}

STARTERS = frozenset({*_NUMBER_WORDS, *_FRACTIONS, *_OFFSETS, *_SCALES, *_ARTICLES}) - {"k", "so", "cr", "mn", "bn"}
SCALES = _SCALES
_MOST_SCALES = 4
"""No number has more of them in a row: "two hundred thousand crore"."""

_EVERYDAY_WORDS = frozenset(
    {"do", "char", "so", "bis", "bais", "saath", "das", "sade", "pone", "grand", "chhe", "a", "an"}
)
"""Number words that mean something else just as often ("do" and "so" in English, "saath" with): they count
only inside a longer number."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in words over tokens up to `end`. `scaled` is True when a hundred, thousand or lakh is in it;
    `spoken` when it was said like a price ("two fifty")."""

    value: Decimal
    end: int
    scaled: bool
    spoken: bool = False
    small: bool = False


def read_numeral(tokens: list[Token], at: int) -> Numeral | None:
    """The longest number in words that begins at token `at`."""
    total = Decimal(0)
    i = at
    scaled = spoken = False
    last_scale: Decimal | None = None
    while True:
        group = _group(tokens, i, first=i == at)
        if group is None:
            break
        value, end, group_spoken, scale = group
        if last_scale is not None and (scale or Decimal(1)) >= last_scale:
            break
        if i > at and last_scale is None:
            break
        total += value
        spoken = spoken or group_spoken
        last_scale = scale
        scaled = scaled or scale is not None
        i = end
        if scale is None:
            break
        i = _skip_and(tokens, i)
    i = _unskip_and(tokens, i)
    if i == at or total == 0:
        return None
    if i == at + 1 and tokens[at].text in _EVERYDAY_WORDS:
        return None
    return Numeral(total, i, scaled, spoken, small=i == at + 1 and total < 10)


def _skip_and(tokens: list[Token], i: int) -> int:
    follows = i + 1 < len(tokens) and tokens[i].text in {"and", "aur"}
    return i + 1 if follows and tokens[i + 1].text in _NUMBER_WORDS else i


def _unskip_and(tokens: list[Token], i: int) -> int:
    return i - 1 if i > 0 and tokens[i - 1].text in {"and", "aur"} else i


def _group(tokens: list[Token], i: int, *, first: bool) -> tuple[Decimal, int, bool, Decimal | None] | None:
    """One group with its scale: (value, next token, said like a price, scale or None)."""
    base = _base(tokens, i, first=first)
    if base is None:
        return None
    value, end, spoken = base
    scale: Decimal | None = None
    furthest = min(len(tokens), end + _MOST_SCALES)
    while end < furthest and tokens[end].text in _SCALES and not (tokens[end].text == "k" and scale):
        step = _SCALES[tokens[end].text]
        value, scale, end = value * step, (scale or Decimal(1)) * step, end + 1
        if scale == 100 and end < len(tokens):
            rest = _below_hundred(tokens, _skip_and(tokens, end))
            after = rest[1] if rest else end
            if rest and after < len(tokens) and _SCALES.get(tokens[after].text, Decimal(0)) >= 1000:
                value, end = value + rest[0], after
    return value, end, spoken, scale


def _base(tokens: list[Token], i: int, *, first: bool) -> tuple[Decimal, int, bool] | None:
    if i >= len(tokens):
        return None
    word = tokens[i].text
    following = tokens[i + 1].text if i + 1 < len(tokens) else ""
    if word in _FRACTIONS:
        return _FRACTIONS[word], i + 1, False
    if word in _OFFSETS:
        if following in _UNITS:
            return _UNITS[following] + _OFFSETS[word], i + 2, False
        return (1 + _OFFSETS[word], i + 1, False) if following in _SCALES and _OFFSETS[word] > 0 else None
    if first and word in _SCALES and word not in {"k", "so", "cr", "mn", "bn"}:
        return Decimal(1), i, False
    if first and word in _ARTICLES:
        return (Decimal(1), i + 1, False) if following in _SCALES and following != "k" else None
    plain = _below_hundred(tokens, i)
    if plain is None:
        return None
    value, end = plain
    said = _below_hundred(tokens, end) if value < 100 and first else None
    if (
        said
        and said[0] >= 10
        and not (end < len(tokens) and tokens[end - 1].text in _TENS and value % 10 == 0 and said[0] < 10)
    ):
        return value * 100 + said[0], said[1], True
    return value, end, False


def _below_hundred(tokens: list[Token], i: int) -> tuple[Decimal, int] | None:
    if i >= len(tokens):
        return None
    word = tokens[i].text
    if word in _TENS:
        after = i + 1
        if after + 1 < len(tokens) and tokens[after].text == "-":
            after += 1
        unit = tokens[after].text if after < len(tokens) else ""
        if unit in _ENGLISH_UNITS:
            return _TENS[word] + _ENGLISH_UNITS[unit], after + 1
        return _TENS[word], i + 1
    if word in _TEENS:
        return _TEENS[word], i + 1
    if word in _UNITS:
        return _UNITS[word], i + 1
    return None
