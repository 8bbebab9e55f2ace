"""Numbers in their surroundings: an amount, a quantity, a percentage, a reference, a name, a clock time."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from expense_app import money
from expense_app.parsing import units
from expense_app.parsing.amounts import SUFFIXES, read_number
from expense_app.parsing.currencies import ENGLISH_WORDS, SUBUNITS, currency_of
from expense_app.parsing.fillers import ALWAYS, EDGES
from expense_app.parsing.numerals import SCALES, read_numeral
from expense_app.parsing.pieces import AnyPiece, Figure, Noise, Percent, Quantity, Word
from expense_app.parsing.tokens import Token

_minor_unit = lru_cache(maxsize=512)(money.minor_unit)
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_UNIT_SUFFIXES = frozenset({"l", "m"})
_AMBIGUOUS_UNITS = frozenset({"st", "set", "min", "items", "item", "members", "kids", "adults", "units", "w", "v", "g", "tb",
                              "pair", "plate", "box", "glass", "cup", "guests", "jan", "log", "bar", "people", "persons"})  # fmt: skip
_MULTIPLIERS = frozenset({"x", "×", "*"})
_IN_FRONT = frozenset({"rs", "inr", "₹", "£", "usd", "aed"})
"""Marks that rather belong to the number behind them when there is one on either side."""


@dataclass(slots=True)
class Scan:
    """The tokens of one message with what is needed to price its numbers. `original` is the cleaned text."""

    tokens: list[Token]
    original: str
    currency: str
    names: frozenset[str] = frozenset()
    several: bool = False

    def __post_init__(self) -> None:
        self.several = sum(token.kind == "number" for token in self.tokens) > 1

    @property
    def decimals(self) -> int:
        return _minor_unit(self.currency)

    def word(self, at: int) -> str:
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def kind(self, at: int) -> str:
        return self.tokens[at].kind if 0 <= at < len(self.tokens) else ""

    def glued(self, at: int) -> bool:
        return 0 <= at < len(self.tokens) and self.tokens[at].glued

    def named_currency(self, at: int) -> bool:
        """Whether an ISO code in capitals stands by itself ("100 Hotel USD")."""
        text = self.tokens[at].text
        known = len(text) == 3 and text not in ENGLISH_WORDS and currency_of(text, self.currency) == text.upper()
        return known and self.upper(at) and not self.original.isupper()

    def upper(self, at: int) -> bool:
        token = self.tokens[at]
        return self.original[token.start : token.end].isupper()


def match_marked(scan: Scan, at: int) -> Figure | None:
    """An amount with its currency in front: "₹450", "Rs. 1,250", "AED 35", "HK$ 18", "rupees two hundred"."""
    mark = _mark(scan, at)
    if mark is None:
        return None
    currency, i = mark
    while scan.word(i) in {".", ":", "-", "="} and i - at < 4:
        i += 1
    value = _value(scan, i, currency)
    if value is None:
        return None
    amount, end = value
    again = _mark(scan, end, after_number=True)
    if again and (again[0] == currency or currency_of(scan.word(at), again[0]) == again[0]):
        currency, end = again
    if scan.word(end) == "/" and scan.word(end + 1) == "-":
        end += 2
    small = _small_change(scan, end)
    if small:
        amount, end = amount + small[0] / 100, small[1]
    return priced(Figure(at, end, amount, currency, 0.0, 9.0), scan.currency)


def _mark(scan: Scan, at: int, *, after_number: bool = False) -> tuple[str, int] | None:
    """The currency written at a token, with the token after it."""
    if scan.kind(at) not in {"word", "mark"}:
        return None
    word = scan.word(at)
    joined = word + scan.word(at + 1) if scan.word(at + 1) in {"$", "€"} and scan.glued(at + 1) else ""
    if joined:
        found = currency_of(joined, scan.currency)
        if found:
            return found, at + 2
    if word == "l" and scan.word(at + 1) == "." and scan.word(at + 2) == "e":
        return "EGP", at + 3
    found = currency_of(word, scan.currency)
    if found is None:
        return None
    everyday = word in ENGLISH_WORDS or (len(word) == 2 and word in {"rp", "rm", "kr", "zl", "dh", "re"})
    beside = scan.kind(at + 1) == "number" and not after_number
    if everyday and not (after_number and (scan.glued(at) or scan.upper(at) or word in {"pound", "pounds"})):
        allowed = beside and (scan.glued(at + 1) or scan.upper(at))
        if not allowed and not (after_number and word in {"re", "kr", "dh", "र"}):
            return None
    end = at + 1
    if after_number and scan.kind(end) == "number" and not scan.glued(at) and (scan.glued(end) or word in _IN_FRONT):
        return None
    if after_number and scan.word(end) == "." and word in {"rs", "dh", "dhs", "kr"} and scan.glued(end):
        end += 1
    if word in {"kuwaiti", "saudi", "qatari", "uae"}:
        return None
    return found, end


def _value(scan: Scan, at: int, currency: str) -> tuple[Decimal, int] | None:
    """A number in digits or words from token `at`, with k or lakh behind it."""
    if at >= len(scan.tokens):
        return None
    if scan.kind(at) == "number":
        value, end = _digits(scan, at, _minor_unit(currency))
        if value is None:
            return None
        suffix = SUFFIXES.get(scan.word(end))
        if suffix and _scales(scan, end):
            value, end = value * suffix, end + 1
            if scan.word(end) in SCALES and SCALES[scan.word(end)] >= 1000 and scan.word(end) not in {"k", "so"}:
                value, end = value * SCALES[scan.word(end)], end + 1
        return value, end
    numeral = read_numeral(scan.tokens, at)
    return (numeral.value, numeral.end) if numeral else None


def _digits(scan: Scan, at: int, decimals: int) -> tuple[Decimal | None, int]:
    """The digits at a token, joined with following groups of three ("1 139,00", "3 250 000")."""
    text, end = scan.word(at), at + 1
    if text.isdigit() and 1 <= len(text) <= 3 and scan.currency not in {"INR", "USD", "GBP", "AED"}:
        joined, after = text, end
        while (
            scan.kind(after) == "number"
            and not scan.glued(after)
            and len(scan.word(after).split(",")[0].split(".")[0]) == 3
        ):
            joined, after = joined + scan.word(after), after + 1
            if not scan.word(after - 1).isdigit():
                break
        money_follows = currency_of(scan.word(after), scan.currency) or (
            at > 0 and currency_of(scan.word(at - 1), scan.currency)
        )
        if after > end and money_follows:
            return read_number(joined, decimals), after
    return read_number(text, decimals), end


def _scales(scan: Scan, at: int) -> bool:
    """Whether the word behind a number multiplies it ("2k", "1.2 lakh"), and is no unit ("2 l")."""
    word = scan.word(at)
    if word == "l" and not scan.glued(at):
        return scan.upper(at) and not scan.several and scan.kind(at + 1) != "word"
    if len(word) == 1:
        return (
            scan.glued(at) and (not scan.glued(at + 1) or scan.word(at + 1) in "$€£₹.,;:")
            if word == "k"
            else scan.glued(at) and word != "m"
        )
    return True


def priced(figure: Figure, default: str) -> Figure | None:
    """The figure in its currency's minor unit, or None when no amount can be that small or large."""
    decimals = _minor_unit(figure.currency or default)
    if not figure.value.is_finite() or figure.value.adjusted() > money.MAX_DIGITS:
        return None
    exact = figure.value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    if exact <= 0 or exact >= Decimal(10) ** (money.MAX_DIGITS - decimals):
        return None
    if exact != figure.value:
        figure.doubt = "rounded"
    figure.value = exact
    return figure


def match_number(scan: Scan, at: int) -> list[AnyPiece]:
    """What the digits at token `at` are."""
    blob = _blob_end(scan, at)
    if blob > at:
        return [Word(at, blob, scan.original[scan.tokens[at].start : scan.tokens[blob - 1].end].lower())]
    if _in_code(scan, at):
        return [Word(at, at + 1, scan.word(at), content=False)]
    clock = _clock(scan, at)
    if clock:
        return [Noise(at, clock)]
    value, end = _digits(scan, at, scan.decimals)
    if value is None:
        return [Word(at, end, scan.word(at))]
    after = scan.word(end)
    if after == "%" or after in {"percent", "pct", "pc%", "प्रतिशत"}:
        return [Percent(at, end + 1, value)]
    fraction = _fraction(scan, at)
    if fraction:
        return [fraction]
    if after in _ORDINALS and scan.glued(end):
        return [Word(at, end + 1, scan.word(at) + after)]
    subunit = _subunit(scan, value, at, end)
    if subunit:
        return [subunit]
    return _figure_or_quantity(scan, at, end, value)


def _in_code(scan: Scan, at: int) -> bool:
    """Numbers of markup and code ("alert(1)", "household_id=7", "{{7*7}}") are no money."""
    before = scan.word(at - 1)
    if scan.word(at + 1) == "=" and scan.glued(at + 1) and scan.glued(at + 2) and scan.word(at + 2) == scan.word(at):
        return True
    if not scan.glued(at) or before not in {"=", "(", "{", "_", "<", "*", "\\", "/"}:
        return before == "=" and scan.glued(at - 1) and scan.kind(at - 2) == "number" and scan.glued(at)
    if before in {"{", "<", "\\"}:
        return True
    if before == "*":
        return scan.word(at - 3) == "{"
    if before == "=" and scan.glued(at - 1):
        return (scan.kind(at - 2) == "word" and (scan.several or scan.word(at - 3) == "_")) or (
            scan.kind(at - 2) == "number" and scan.word(at - 2) == scan.word(at)
        )
    return (
        before == "("
        and scan.glued(at - 1)
        and scan.kind(at - 2) == "word"
        and (scan.several or scan.word(at - 3) != "")
    )


def _figure_or_quantity(scan: Scan, at: int, end: int, value: Decimal) -> list[AnyPiece]:
    suffixed = _value(scan, at, scan.currency)
    if suffixed and suffixed[1] > end and not _unit_of_things(scan, end):
        value, end = suffixed
        scaled = True
    else:
        scaled = False
    marked = _mark(scan, end, after_number=True)
    slash = scan.word(end) == "/" and (scan.word(end + 1) == "-" or scan.word(end + 1) == "=") and scan.glued(end)
    if marked or slash:
        return _with_mark(scan, at, end, value, marked)
    if scan.word(end) in units.UNITS and not scaled and not _unit_is_noun(scan, end):
        return [Quantity(at, end + 1, value, scan.word(end))]
    reference = _reference(scan, at, end)
    if reference:
        return [Noise(at, end)]
    figure = Figure(at, end, value, None, *_costs(scan, at, end, value, scaled=scaled), scaled=scaled)
    kept = priced(figure, scan.currency)
    return [kept] if kept else [Word(at, end, scan.word(at), content=value != 0)]


def _with_mark(scan: Scan, at: int, end: int, value: Decimal, marked: tuple[str, int] | None) -> list[AnyPiece]:
    currency, after = marked or (_slash_currency(scan.currency), end + 2)
    if scan.word(after) == "/" and scan.word(after + 1) == "-":
        after += 2
    figure = priced(Figure(at, after, value, currency, 0.0, 9.0), scan.currency)
    if figure is None:
        return [Word(at, after, scan.word(at), content=False)]
    small = _small_change(scan, after)
    if small:
        figure.value += small[0] / 100
        figure.last = small[1]
    return [figure]


def _slash_currency(default: str) -> str:
    return default


def _small_change(scan: Scan, at: int) -> tuple[Decimal, int] | None:
    """ "50 paise" behind "20 rupees"."""
    i = at + 1 if scan.word(at) in {"and", "aur", "&"} else at
    if (
        scan.kind(i) == "number"
        and scan.word(i).isdigit()
        and (scan.word(i + 1) in SUBUNITS or scan.word(i + 1) == "c")
    ):
        value = Decimal(scan.word(i))
        return (value, i + 2) if value < 100 else None
    numeral = read_numeral(scan.tokens, i) if scan.kind(i) == "word" else None
    if numeral and scan.word(numeral.end) in SUBUNITS and numeral.value < 100:
        return numeral.value, numeral.end + 1
    return None


def _subunit(scan: Scan, value: Decimal, at: int, end: int) -> Figure | None:
    word = scan.word(end)
    if word not in SUBUNITS or value >= 1000:
        return None
    if word == "p" and not (scan.glued(end) and scan.currency in {"GBP", "INR"}):
        return None
    return priced(Figure(at, end + 1, value / 100, scan.currency, 0.0, 9.0), scan.currency)


def _unit_of_things(scan: Scan, end: int) -> bool:
    """ "2l milk", "4k tv": the letter is a measure here, not a multiplier."""
    word = scan.word(end)
    if word == "k":
        return scan.word(end + 1) in {"tv", "monitor", "run", "steps", "marathon", "video", "camera", "led", "display"}
    return word in _UNIT_SUFFIXES and scan.kind(end + 1) == "word" and scan.word(end + 1) not in EDGES and scan.several


def _unit_is_noun(scan: Scan, at: int) -> bool:
    """ "20 jan" is a date and "50 min" may be a typo: only when an amount could not stand here otherwise."""
    word = scan.word(at)
    return word in {"st", "items", "item", "log", "bar", "set"} and scan.kind(at + 1) != "word"


def _fraction(scan: Scan, at: int) -> Quantity | None:
    """ "1/2 kg"."""
    if scan.word(at + 1) != "/" or scan.kind(at + 2) != "number" or not (scan.glued(at + 1) and scan.glued(at + 2)):
        return None
    top, bottom = scan.word(at), scan.word(at + 2)
    if not (top.isdigit() and bottom.isdigit()) or int(bottom) == 0 or len(top) > 3 or len(bottom) > 3:
        return None
    unit = scan.word(at + 3)
    end = at + 4 if unit in units.UNITS else at + 3
    return Quantity(at, end, Decimal(top) / Decimal(bottom), unit if end > at + 3 else "")


def _clock(scan: Scan, at: int) -> int | None:
    """ "9pm", "10:30 am", "18:22:10", "5 baje"."""
    end = at + 1
    while scan.word(end) == ":" and scan.kind(end + 1) == "number" and scan.glued(end) and scan.glued(end + 1):
        if len(scan.word(end + 1)) != 2:
            break
        end += 2
    timed = end > at + 1 and len(scan.word(at)) <= 2
    if scan.word(end) in units.TIMES_OF_DAY and scan.word(end) not in {"hrs", "hours"} and len(scan.word(at)) <= 5:
        if not scan.word(at).replace(".", "").isdigit() or Decimal(scan.word(at)) > 24:
            return None
        return end + 1
    if timed and scan.word(end) in {"h", "hrs", "uhr"}:
        end += 1
    return end if timed else None


def _blob_end(scan: Scan, at: int) -> int:
    """Past the end of a name made of digits and letters ("6E-204", "24x7"), or `at` if there is none."""
    end = at + 1
    pieces = 1
    letters = ""
    while scan.glued(end) and (
        scan.kind(end) in {"word", "number"}
        or (scan.word(end) == "-" and scan.glued(end + 1) and scan.kind(end + 1) in {"word", "number"})
    ):
        if scan.kind(end) == "word":
            letters += scan.word(end)
        pieces += scan.word(end) != "-"
        end += 1
    if pieces == 1:
        return at
    if pieces == 2 and scan.kind(at + 1) == "word":
        if scan.word(at + 2) in {"$", "€"} and scan.glued(at + 2):
            return at
        return at if _splits(scan, at + 1) else end
    if letters in _MULTIPLIERS and pieces == 3 and "-" not in {scan.word(i) for i in range(at, end)}:
        return at
    if not letters:
        digits = sum(len(scan.word(i)) for i in range(at, end) if scan.kind(i) == "number")
        return end if digits >= 8 or end - at > 3 or scan.word(at) in {"24", "7"} else at
    if pieces >= 3 and _splits(scan, at + 1) and scan.word(at + 1) not in _MULTIPLIERS:
        return at
    return end


def _splits(scan: Scan, at: int) -> bool:
    """Whether the letters glued behind a number are a suffix, a unit, a currency or a word of their own."""
    word = scan.word(at)
    return (
        word in SUFFIXES
        or word in units.UNITS
        or word in units.TIMES_OF_DAY
        or word in SUBUNITS
        or word in _ORDINALS
        or word in {"x", "each", "pp", "c", "h"}
        or currency_of(word, scan.currency) is not None
        or (len(word) >= 3 and word not in {"bhk", "mah"})
    )


def _reference(scan: Scan, at: int, end: int) -> bool:
    """Phone numbers, pin codes, order numbers and the like."""
    digits = scan.word(at)
    before = scan.word(at - 1)
    two_before = scan.word(at - 2)
    if before in {".", ":", "-"}:
        before, two_before = two_before, scan.word(at - 3)
    if before == "#" or digits.count("'"):
        return before == "#"
    if before in units.HARD_REFERENCES and digits.isdigit():
        return before not in {"no", "num", "pan", "contact", "ac", "code"} or two_before not in {"", ","}
    if before in {"is", "to"} and two_before in {"otp", "pin", "code", "number", "pincode"}:
        return True
    if scan.word(at - 1) == "+" and len(digits) >= 2 and scan.kind(end) == "number" and len(scan.word(end)) >= 5:
        return True
    plain = digits.isdigit()
    if plain and before in units.SOFT_REFERENCES and len(digits) >= (5 if before in units.ORDERS else 7):
        return True
    if plain and digits[0] == "0" and len(digits) >= 4:
        return True
    return plain and (len(digits) >= 9 or (len(digits) == 5 and scan.kind(end) == "number" and len(scan.word(end)) == 5)
                      or (len(digits) == 5 and scan.kind(at - 1) == "number" and len(scan.word(at - 1)) == 5))  # fmt: skip


def _costs(scan: Scan, at: int, end: int, value: Decimal, *, scaled: bool) -> tuple[float, float]:
    """How unlikely the number is an amount, and how unlikely it is not."""
    before, after = scan.word(at - 1), scan.word(end)
    whole = value == value.to_integral_value() and "." not in scan.word(at)
    if scaled:
        return 0.0, 4.0
    if not whole:
        return 0.0, 4.5
    if before in units.NAMES_BEFORE and scan.kind(at - 1) == "word":
        if value > 30 and before in units.GRADES:
            return 0.0, 4.0
        return (4.0, 0.0) if value < 1000 else (1.0, 1.0)
    if before in units.NAMES_PERHAPS:
        return 1.0, 2.0
    if before == "at" and value <= 12 and after not in {"each", "per", "/", "@"}:
        return (3.0, 0.2) if scan.currency in _SMALL_UNITS else (1.5, 0.5)
    if scan.glued(at) and scan.kind(at - 1) == "word":
        return (0.3, 2.5) if value >= 10 and len(before) >= 3 else (1.5, 0.5)
    named = scan.kind(end) == "word" and after not in EDGES and after not in ALWAYS
    first = _begins(scan, at)
    if value <= 12 and named and first and _counted(after):
        return 3.0, 0.3
    if value <= 4 and named and scan.currency in _SMALL_UNITS:
        return 3.0, 0.3
    size = 1.0 if value <= 12 else 2.2 if value <= 24 else 4.0
    if len(scan.word(at)) == 4 and 1990 <= value <= 2035:
        size = 2.5
    if named:
        return (0.6 if value <= 5 else 0.2), size if first else size + 1.2
    return 0.0, size + 1.5


_SMALL_UNITS = frozenset({"INR", "PKR", "LKR", "NPR", "BDT", "JPY", "KRW", "IDR", "VND", "HUF", "THB", "PHP"})
"""Currencies in which nothing costs one, two or four."""


def _counted(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith("ss") and word not in units.UNCOUNTED


def _begins(scan: Scan, at: int) -> bool:
    """Whether no content word stands right before the number."""
    before = scan.word(at - 1)
    return at == 0 or scan.kind(at - 1) in {"mark", "newline"} or before in ALWAYS or before in EDGES


def match_numeral(scan: Scan, at: int) -> AnyPiece | None:
    """A number in words: an amount when it is large or named money, otherwise a quantity or just a word."""
    numeral = read_numeral(scan.tokens, at)
    if numeral is None:
        return None
    end = numeral.end
    marked = _mark(scan, end, after_number=True)
    if marked:
        figure = priced(Figure(at, marked[1], numeral.value, marked[0], 0.0, 9.0), scan.currency)
        small = _small_change(scan, marked[1]) if figure else None
        if figure and small:
            figure.value += small[0] / 100
            figure.last = small[1]
        return figure
    if scan.word(end) in SUBUNITS and scan.word(end) != "p":
        return priced(Figure(at, end + 1, numeral.value / 100, scan.currency, 0.0, 9.0), scan.currency)
    if scan.word(end) in units.UNITS:
        return Quantity(at, end + 1, numeral.value, scan.word(end))
    if numeral.small or (numeral.value < 13 and not numeral.scaled):
        counted = scan.kind(end) == "word" and scan.word(end) not in EDGES
        return (
            Figure(at, end, numeral.value, None, 5.0, 0.0)
            if counted
            else Figure(at, end, numeral.value, None, 1.5, 1.0)
        )
    value, doubt = numeral.value, ""
    if numeral.spoken and scan.currency in {"USD", "GBP", "EUR", "CAD", "AUD"}:
        value, doubt = numeral.value / 100, "said like a price"
    return priced(
        Figure(at, end, value, None, 0.0, 4.0, spoken=True, doubt=doubt, scaled=numeral.scaled), scan.currency
    )
