"""Numbers in their surroundings: an amount, a quantity, a percentage, a fraction."""

from decimal import Decimal

from expense_app.parsing import units
from expense_app.parsing.currencies import SUBUNITS, currency_of
from expense_app.parsing.figures.costs import costs
from expense_app.parsing.figures.marks import currency_mark
from expense_app.parsing.figures.names import ORDINALS, clock_end, in_code, is_reference, name_end, on_number_plate
from expense_app.parsing.figures.state import Scan
from expense_app.parsing.figures.values import priced, read_digits, read_value, small_change
from expense_app.parsing.fillers import EDGES
from expense_app.parsing.numerals import read_numeral
from expense_app.parsing.pieces import AnyPiece, Figure, Noise, Percent, Quantity, Word

_UNIT_SUFFIXES = frozenset({"l", "m"})


def match_marked(scan: Scan, at: int) -> Figure | None:
    """An amount with its currency in front: "₹450", "Rs. 1,250", "AED 35", "HK$ 18", "rupees two hundred"."""
    mark = currency_mark(scan, at)
    if mark is None:
        return None
    currency, i = mark
    while scan.word(i) in {".", ":", "-", "="} and i - at < 4:
        i += 1
    value = None if on_number_plate(scan, i) else read_value(scan, i, currency)
    if value is None:
        return None
    amount, end = value
    again = currency_mark(scan, end, after_number=True)
    if again and (again[0] == currency or currency_of(scan.word(at), again[0]) == again[0]):
        currency, end = again
    if scan.word(end) == "/" and scan.word(end + 1) == "-":
        end += 2
    small = small_change(scan, end)
    if small:
        amount, end = amount + small[0] / 100, small[1]
    return priced(Figure(at, end, amount, currency, 0.0, 9.0), scan.currency)


def match_number(scan: Scan, at: int) -> list[AnyPiece]:
    """What the digits at token `at` are."""
    blob = name_end(scan, at)
    if blob > at:
        return [Word(at, blob, scan.original[scan.tokens[at].start : scan.tokens[blob - 1].end].lower())]
    if in_code(scan, at):
        return [Word(at, at + 1, scan.word(at), content=False)]
    if on_number_plate(scan, at):
        return [Noise(at, at + 1)]
    clock = clock_end(scan, at)
    if clock:
        return [Noise(at, clock)]
    value, end = read_digits(scan, at, scan.decimals)
    if value is None:
        return [Word(at, end, scan.word(at))]
    after = scan.word(end)
    if after == "%" or after in {"percent", "pct", "pc%", "प्रतिशत"}:
        return [Percent(at, end + 1, value)]
    fraction = _fraction(scan, at)
    if fraction:
        return [fraction]
    if after in ORDINALS and scan.glued(end):
        return [Word(at, end + 1, scan.word(at) + after)]
    subunit = _subunit(scan, value, at, end)
    if subunit:
        return [subunit]
    return _figure_or_quantity(scan, at, end, value)


def _figure_or_quantity(scan: Scan, at: int, end: int, value: Decimal) -> list[AnyPiece]:
    suffixed = read_value(scan, at, scan.currency)
    if suffixed and suffixed[1] > end and not _unit_of_things(scan, end):
        value, end = suffixed
        scaled = True
    else:
        scaled = False
    marked = currency_mark(scan, end, after_number=True)
    slash = scan.word(end) == "/" and (scan.word(end + 1) == "-" or scan.word(end + 1) == "=") and scan.glued(end)
    if marked or slash:
        return _with_mark(scan, at, end, value, marked)
    if scan.word(end) in units.UNITS and not scaled and not _unit_is_noun(scan, end) and not _begins_a_date(scan, end):
        return [Quantity(at, end + 1, value, scan.word(end))]
    reference = is_reference(scan, at, end)
    if reference:
        return [Noise(at, end)]
    figure = Figure(at, end, value, None, *costs(scan, at, end, value, scaled=scaled), scaled=scaled)
    kept = priced(figure, scan.currency)
    return [kept] if kept else [Word(at, end, scan.word(at), content=value != 0)]


def _with_mark(scan: Scan, at: int, end: int, value: Decimal, marked: tuple[str, int] | None) -> list[AnyPiece]:
    currency, after = marked or (scan.currency, end + 2)
    if scan.word(after) == "/" and scan.word(after + 1) == "-":
        after += 2
    figure = priced(Figure(at, after, value, currency, 0.0, 9.0), scan.currency)
    if figure is None:
        return [Word(at, after, scan.word(at), content=False)]
    small = small_change(scan, after)
    if small:
        figure.value += small[0] / 100
        figure.last = small[1]
    return [figure]


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
    if word == "mg" and scan.word(at + 1) in units.STREETS:
        return True
    return word in {"st", "items", "item", "log", "bar", "set"} and scan.kind(at + 1) != "word"


def _begins_a_date(scan: Scan, at: int) -> bool:
    """ "250 day before yesterday"."""
    return scan.word(at) == "day" and scan.word(at + 1) in {"before", "b4", "bfore", "befor"}


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


def _one_off(scan: Scan, at: int) -> int:
    """Past the end of "one off", "one-off", "one time"; 0 where it is not said."""
    behind = at + 2 if scan.word(at + 1) == "-" else at + 1
    return behind + 1 if scan.word(at) == "one" and scan.word(behind) in {"off", "time"} else 0


def _is_pronoun(scan: Scan, at: int) -> bool:
    """ "Bought a different one, 64": it stands for a thing, and counts none."""
    follows = scan.kind(at + 1) == "word" and scan.word(at + 1) not in EDGES
    return scan.kind(at - 1) == "word" and not follows and currency_mark(scan, at + 1, after_number=True) is None


def match_numeral(scan: Scan, at: int) -> AnyPiece | None:
    """A number in words: an amount when it is large or named money, otherwise a quantity or just a word."""
    if once := _one_off(scan, at):
        return Word(at, once, "one-off", content=False)
    numeral = read_numeral(scan.tokens, at)
    if numeral is not None and scan.word(at) == "one" and numeral.end == at + 1 and _is_pronoun(scan, at):
        return None
    if numeral is None or (not numeral.scaled and scan.word(at - 1) in {"last", "first", "next", "these", "those"}):
        return None
    end = numeral.end
    marked = currency_mark(scan, end, after_number=True)
    if marked:
        figure = priced(Figure(at, marked[1], numeral.value, marked[0], 0.0, 9.0), scan.currency)
        small = small_change(scan, marked[1]) if figure else None
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
