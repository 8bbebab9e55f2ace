"""How likely a number is an amount, and how likely a mere count or name."""

from decimal import Decimal

from expense_app.parsing import units
from expense_app.parsing.figures.state import Scan
from expense_app.parsing.fillers import ALWAYS, EDGES, VERBS_OF_SPENDING
from expense_app.parsing.known import names_a_thing

SMALL_UNITS = frozenset({"INR", "PKR", "LKR", "NPR", "BDT", "JPY", "KRW", "IDR", "VND", "HUF", "THB", "PHP"})
"""Currencies in which nothing costs one, two or four."""
_SEATS = frozenset({"seat", "room", "berth", "gate", "page", "flat", "platform"})
_NO_CONTENT = ALWAYS | EDGES | VERBS_OF_SPENDING
_NAMES = units.NAMES_BEFORE | units.NAMES_PERHAPS
_TRAIN_DIGITS = 5
_HOURS_FOLLOW = frozenset({"at", "by", "till", "until", "before", "after"})
_BOUGHT_AT = frozenset({"bought", "got", "sold", "settled", "filled", "it", "them", "one", "litre", "gallon", "kg"})
"""Words before an "at" that names a price; behind others it names an hour."""


_LEAST_FLIGHT = 100
_LONGEST_STREET = 4
_STREETS_IN_GERMAN = ("straße", "strasse", "gasse", "allee")
_HOUSE_FOLLOWS = units.NAMES_BEFORE | {"at", "to", "no", "is", "near", "opposite", "and"}
_SUITES = frozenset({"suite", "ste"})
_MOST_SUITES = 100
"""Seats and suites have lower numbers; from here on it is what one pays for them."""


def costs(scan: Scan, at: int, end: int, value: Decimal, *, scaled: bool) -> tuple[float, float]:
    """How unlikely the number is an amount, and how unlikely it is not."""
    if scaled:
        return 0.0, 4.0
    if value != value.to_integral_value() or "." in scan.word(at):
        return 0.0, 4.5
    return _costs_of_a_name(scan, at, end, value) or _costs_of_a_count(scan, at, end, value)


def _costs_of_a_name(scan: Scan, at: int, end: int, value: Decimal) -> tuple[float, float] | None:
    """The number may belong to the word before it: "sector 62", "at 9", "auto50"."""
    before = scan.word(at - 1)
    if before in units.GRADES and value > 30:
        return 0.0, 4.0
    if _names_a_vehicle(scan, at, value) or _house_number(scan, at, end):
        return 4.0, 0.0
    if before == "and" and scan.kind(at - 2) == "number" and scan.word(at - 3).removesuffix("s") in units.NAMES_BEFORE:
        return 4.0, 0.0
    if scan.kind(at - 1) == "word" and _is_numbered(before, value):
        return (4.0, 0.0) if value < 1000 else (1.0, 1.0)
    if before in units.NAMES_PERHAPS:
        return 1.0, 2.0
    if before in {"in", "since", "year", "until", "till"} and 1950 <= value <= 2035:
        return 3.0, 0.2
    if before in {"to", "-"} and scan.kind(at - 2) == "number" and scan.word(at - 3) in _NAMES:
        return 4.0, 0.0
    if before in _HOURS_FOLLOW and value <= 12 and scan.word(end) not in {"each", "per", "/", "@"}:
        return (1.5, 0.5) if scan.word(at - 2) in _BOUGHT_AT else (3.0, 0.2)
    if scan.glued(at) and scan.kind(at - 1) == "word":
        return (0.3, 2.5) if value >= 10 and len(before) >= 3 else (1.5, 0.5)
    return None


def _house_number(scan: Scan, at: int, end: int) -> bool:
    """ "18 Albany Road", "2213 W Elm St", "Hauptstraße 14"."""
    if scan.word(at - 1).endswith(_STREETS_IN_GERMAN):
        return True
    if len(scan.tokens) <= _LONGEST_STREET + 1:
        return False
    if scan.kind(at - 1) == "word" and scan.word(at - 1) not in _HOUSE_FOLLOWS:
        return False
    for i in range(end, end + _LONGEST_STREET):
        if scan.kind(i) != "word" or scan.word(i) in _NO_CONTENT or names_a_thing(scan.word(i)):
            return False
        if i > end and scan.word(i) in units.STREETS:
            return scan.kind(i + 1) != "word" or scan.word(i + 1) in units.NAMES_BEFORE
    return False


def _is_numbered(word: str, value: Decimal) -> bool:
    """ "Room 204", "suite 6", but not "web checkin seat 350"."""
    if word in _SUITES or word == "seat":
        return value < _MOST_SUITES
    return word in units.NAMES_BEFORE or word.removesuffix("s") in _SEATS


def _names_a_vehicle(scan: Scan, at: int, value: Decimal) -> bool:
    """ "Train 12628", "flight ek 512", "Indigo 6E 512"."""
    if scan.word(at - 1) == "train":
        return len(scan.word(at)) == _TRAIN_DIGITS
    first = at - 2 if scan.glued(at - 1) else at - 1
    code = "".join(scan.word(i) for i in range(first, at))
    return (
        len(code) <= 2
        and value >= _LEAST_FLIGHT
        and {scan.word(first - 1), scan.word(first - 2)} & units.FLIGHTS != set()
    )


def _costs_of_a_count(scan: Scan, at: int, end: int, value: Decimal) -> tuple[float, float]:
    """The number may count what follows it: "2 coffees", "3 items"."""
    after = scan.word(end)
    named = scan.kind(end) == "word" and after not in EDGES and after not in ALWAYS
    first = _begins(scan, at)
    few = value <= 12 and first and _counted(after)
    if named and (few or (value <= 4 and scan.currency in SMALL_UNITS)):
        return 3.0, 0.3
    size = 1.0 if value <= 12 else 2.2 if value <= 24 else 4.0
    if len(scan.word(at)) == 4 and 1990 <= value <= 2035:
        size = 2.5
    if named:
        return (0.6 if value <= 5 else 0.2), size if first else size + 1.2
    return 0.0, size + 1.5


def _counted(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith("ss") and word not in units.UNCOUNTED


def _begins(scan: Scan, at: int) -> bool:
    """Whether no content word stands right before the number."""
    before = scan.word(at - 1)
    return at == 0 or scan.kind(at - 1) in {"mark", "newline"} or before in _NO_CONTENT
