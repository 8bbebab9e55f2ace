"""Numbers written as words, in English, romanised Hindi and Devanagari."""

from dataclasses import dataclass
from decimal import Decimal

from expense_app.parsing.tokens import Token


def _numbered(words: str, start: int, step: int = 1) -> dict[str, Decimal]:
    """Words of one value each; spellings of the same value are joined by "/"."""
    return {
        spelling: Decimal(start + step * place)
        for place, entry in enumerate(words.split())
        for spelling in entry.split("/")
    }


_ENGLISH_UNITS = _numbered("one two three four five six seven eight nine", 1)
_ENGLISH_TEENS = _numbered("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", 10)
_ENGLISH_TENS = _numbered("twenty thirty forty/fourty fifty sixty seventy eighty ninety/ninty", 20, 10)
_HINDI_UNITS = _numbered(
    "ek/एक do/दो teen/तीन char/chaar/चार paanch/panch/पाँच/पांच chhe/chhah/छह/छः/छे saat/सात aath/आठ nau/नौ", 1
)
_HINDI_TEENS = {
    **_numbered(
        "das/dus/दस gyarah/gyaarah/ग्यारह barah/baarah/बारह terah/तेरह chaudah/चौदह pandrah/pandra/पंद्रह/पन्द्रह"
        " solah/सोलह satrah/सत्रह atharah/अठारह unnis/उन्नीस bees/bis/बीस ikkis/इक्कीस bais/baais/बाईस teis/तेईस"
        " chaubis/चौबीस pachees/pachis/पच्चीस",
        10,
    ),
    **_numbered("tees/तीस chalis/chaalis/chalees/चालीस pachas/pachaas/पचास", 30, 10),
    **_numbered("sattar/सत्तर assi/अस्सी nabbe/नब्बे", 70, 10),
    "saath": Decimal(60),
    "साठ": Decimal(60),
    "pachpan": Decimal(55),
    "पचपन": Decimal(55),
    "pachhattar": Decimal(75),
    "पचहत्तर": Decimal(75),
    "पैंतीस": Decimal(35),
    "पैंतालीस": Decimal(45),
    "ninyanve": Decimal(99),
    "fiver": Decimal(5),
    "tenner": Decimal(10),
}
_SCALES = {
    "hundred": Decimal(100),
    "hundreds": Decimal(100),
    "hundered": Decimal(100),
    "sau": Decimal(100),
    "so": Decimal(100),
    "सौ": Decimal(100),
    "thousand": Decimal(1000),
    "thousands": Decimal(1000),
    "thousnd": Decimal(1000),
    "grand": Decimal(1000),
    "hazar": Decimal(1000),
    "hazaar": Decimal(1000),
    "hajar": Decimal(1000),
    "hajaar": Decimal(1000),
    "hzar": Decimal(1000),
    "हज़ार": Decimal(1000),
    "हज़ार": Decimal(1000),
    "हजार": Decimal(1000),
    "k": Decimal(1000),
    "lakh": Decimal(100_000),
    "lakhs": Decimal(100_000),
    "lac": Decimal(100_000),
    "lacs": Decimal(100_000),
    "lkh": Decimal(100_000),
    "लाख": Decimal(100_000),
    "million": Decimal(1_000_000),
    "mn": Decimal(1_000_000),
    "mio": Decimal(1_000_000),
    "crore": Decimal(10_000_000),
    "crores": Decimal(10_000_000),
    "cr": Decimal(10_000_000),
    "करोड़": Decimal(10_000_000),
    "करोड़": Decimal(10_000_000),
    "billion": Decimal(1_000_000_000),
    "bn": Decimal(1_000_000_000),
}
_FRACTIONS = {  # before a scale: dedh sau is 150, sadhe teen sau 350, sava sau 125, paune do sau 175
    "dedh": Decimal("1.5"),
    "derh": Decimal("1.5"),
    "डेढ़": Decimal("1.5"),
    "डेढ़": Decimal("1.5"),
    "dhai": Decimal("2.5"),
    "dhaai": Decimal("2.5"),
    "adhai": Decimal("2.5"),
    "ढाई": Decimal("2.5"),
}
_OFFSETS = {
    "sadhe": Decimal("0.5"),
    "saadhe": Decimal("0.5"),
    "saade": Decimal("0.5"),
    "sade": Decimal("0.5"),
    "साढ़े": Decimal("0.5"),
    "साढ़े": Decimal("0.5"),
    "sava": Decimal("0.25"),
    "sawa": Decimal("0.25"),
    "सवा": Decimal("0.25"),
    "paune": Decimal("-0.25"),
    "pone": Decimal("-0.25"),
    "पौने": Decimal("-0.25"),
}
_UNITS = _ENGLISH_UNITS | _HINDI_UNITS
_TEENS = _ENGLISH_TEENS | _HINDI_TEENS
_TENS = _ENGLISH_TENS
_ARTICLES = {"a": Decimal(1), "an": Decimal(1)}
_NUMBER_WORDS = {**_UNITS, **_TEENS, **_TENS}

STARTERS = frozenset({*_NUMBER_WORDS, *_FRACTIONS, *_OFFSETS, *_SCALES, *_ARTICLES}) - {"k", "so", "cr", "mn", "bn"}
SCALES = _SCALES

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
    while end < len(tokens) and tokens[end].text in _SCALES and not (tokens[end].text == "k" and scale):
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
