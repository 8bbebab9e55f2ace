"""How much digits and number words come to."""

from decimal import ROUND_HALF_UP, Decimal

from expense_app import money
from expense_app.parsing.amounts import SUFFIXES, read_number
from expense_app.parsing.currencies import SUBUNITS, currency_of
from expense_app.parsing.figures.state import Scan, decimals_of
from expense_app.parsing.fillers import EDGES
from expense_app.parsing.numerals import SCALES, read_numeral
from expense_app.parsing.pieces import Figure


def priced(figure: Figure, default: str) -> Figure | None:
    """The figure in its currency's minor unit, or None when no amount can be that small or large."""
    decimals = decimals_of(figure.currency or default)
    if not figure.value.is_finite() or figure.value.adjusted() > money.MAX_DIGITS:
        return None
    exact = figure.value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    if exact <= 0 or exact >= Decimal(10) ** (money.MAX_DIGITS - decimals):
        return None
    if exact != figure.value:
        figure.doubt = "rounded"
    figure.value = exact
    return figure


def read_value(scan: Scan, at: int, currency: str) -> tuple[Decimal, int] | None:
    """A number in digits or words from token `at`, with k or lakh behind it."""
    if at >= len(scan.tokens):
        return None
    if scan.kind(at) == "number":
        value, end = read_digits(scan, at, decimals_of(currency))
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


def read_digits(scan: Scan, at: int, decimals: int) -> tuple[Decimal | None, int]:
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


def small_change(scan: Scan, at: int) -> tuple[Decimal, int] | None:
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
    if numeral and _said_as_a_price(scan, at, numeral.end) and numeral.value < 100:
        return numeral.value, numeral.end
    return None


_NOTES = frozenset({"pound", "pounds", "quid", "euro", "euros", "dollar", "dollars", "dirhams", "riyals"})


def _said_as_a_price(scan: Scan, at: int, end: int) -> bool:
    """ "Eighteen pounds forty", not "five dollars, ten minutes ago"."""
    follows_notes = scan.word(at - 1) in _NOTES
    return follows_notes and (scan.kind(end) != "word" or scan.word(end) in EDGES | {"and", "for"})
