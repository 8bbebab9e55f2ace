"""Numbers that are no amounts: clock times, references, names and code."""

from decimal import Decimal

from expense_app.parsing import units
from expense_app.parsing.amounts import SUFFIXES
from expense_app.parsing.currencies import SUBUNITS, currency_of
from expense_app.parsing.figures.state import Scan
from expense_app.parsing.fillers import ALWAYS, EDGES

_MULTIPLIERS = frozenset({"x", "×", "*"})


_PIN_DIGITS, _ZIP_DIGITS = 6, 5
ORDINALS = frozenset({"st", "nd", "rd", "th"})


def in_code(scan: Scan, at: int) -> bool:
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


def clock_end(scan: Scan, at: int) -> int | None:
    """ "9pm", "10:30 am", "18:22:10", "5 baje"."""
    end = at + 1
    while scan.word(end) == ":" and scan.kind(end + 1) == "number" and scan.glued(end) and scan.glued(end + 1):
        if len(scan.word(end + 1)) != 2:
            break
        end += 2
    timed = end > at + 1 and len(scan.word(at)) <= 2
    if _hours_and_minutes(scan, at):
        return at + 2
    if scan.word(end) in units.TIMES_OF_DAY and scan.word(end) not in {"hrs", "hours"} and len(scan.word(at)) <= 5:
        if not scan.word(at).replace(".", "").isdigit() or Decimal(scan.word(at)) > 24:
            return None
        return end + 1
    if timed and scan.word(end) in {"h", "hrs", "uhr"}:
        end += 1
    return end if timed else None


def _hours_and_minutes(scan: Scan, at: int) -> bool:
    """ "At 7 30", "6 40 pe"."""
    hours, minutes = scan.word(at), scan.word(at + 1)
    if not (
        len(hours) <= 2
        and hours.isdigit()
        and int(hours) <= 23
        and scan.kind(at + 1) == "number"
        and not scan.glued(at + 1)
    ):
        return False
    if len(minutes) != 2 or not minutes.isdigit() or int(minutes) >= 60:
        return False
    if scan.word(at - 1) == "at" or (scan.word(at + 2), scan.word(at + 3)) in {("ka", "time"), ("ka", "show")}:
        return True
    return not int(minutes) % 5 and (scan.word(at - 1) in units.BEFORE_TIMES or scan.word(at + 2) in units.AFTER_TIMES)


def name_end(scan: Scan, at: int) -> int:
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
    if len(word) > 1 and not word.strip("x"):
        return False
    return (
        word in SUFFIXES
        or word in units.UNITS
        or word in units.TIMES_OF_DAY
        or word in SUBUNITS
        or word in ORDINALS
        or word in {"x", "each", "pp", "c", "h"}
        or currency_of(word, scan.currency) is not None
        or (len(word) >= 3 and word not in {"bhk", "mah"})
    )


def is_reference(scan: Scan, at: int, end: int) -> bool:
    """Phone numbers, pin codes, order numbers and the like."""
    digits = scan.word(at)
    before = scan.word(at - 1)
    two_before = scan.word(at - 2)
    if before in {".", ":", "-"}:
        before, two_before = two_before, scan.word(at - 3)
    if before == "#" or digits.count("'"):
        return before == "#"
    if before in units.HARD_REFERENCES and digits.isdigit():
        return _referred_to(before, two_before, digits)
    if before in {"is", "to"} and two_before in {"otp", "pin", "code", "number", "pincode"}:
        return True
    if scan.word(at - 1) == "+" and len(digits) >= 2 and scan.kind(end) == "number" and len(scan.word(end)) >= 5:
        return True
    plain = digits.isdigit()
    if plain and (_postcode(scan, at) or _flat(scan, at) or _long_run(scan, at)):
        return True
    if plain and (_in_a_run(scan, at) or _phone_number(scan, at, end)):
        return True
    if plain and before in units.SOFT_REFERENCES and len(digits) >= (5 if before in units.ORDERS else 7):
        return True
    if plain and digits[0] == "0" and len(digits) >= _AREA_CODE:
        return True
    return plain and (len(digits) >= 9 or (len(digits) == 5 and (_five(scan, end) or _five(scan, at - 1))))


def _referred_to(word: str, before: str, digits: str) -> bool:
    """Whether one of the HARD_REFERENCES names the digits: not in "juda pin 45", nor in a bare "no 5"."""
    if word == "pin":
        return len(digits) >= _LEAST_PIN
    return word not in {"no", "num", "pan", "contact", "ac", "code"} or before not in {"", ","}


def on_number_plate(scan: Scan, at: int) -> bool:
    """ "MH 04 KR 2290": either of its numbers."""
    first = at if len(scan.word(at)) <= 2 else at - 2
    words = [first - 1, first + 1]
    if not all(scan.kind(i) == "word" and len(scan.word(i)) <= 2 and scan.word(i) not in _SHORT_WORDS for i in words):
        return False
    if currency_of(scan.word(first - 1), scan.currency):
        return False
    return (
        scan.kind(first) == "number" and scan.word(first + 2).isdigit() and len(scan.word(first + 2)) == _PLATE_DIGITS
    )


def _flat(scan: Scan, at: int) -> bool:
    """ "B-204", "A-12": a letter alone, glued to the number by a dash."""
    return (
        scan.word(at - 1) == "-"
        and scan.glued(at)
        and scan.glued(at - 1)
        and scan.kind(at - 2) == "word"
        and len(scan.word(at - 2)) == 1
    )


def _long_run(scan: Scan, at: int) -> bool:
    """ "7712 8831 0021": three numbers or more of three digits or more, with nothing between them."""
    first, last = at, at + 1
    while at - first < _LEAST_RUN and _long(scan, first - 1):
        first -= 1
    while last - first < _LEAST_RUN and _long(scan, last):
        last += 1
    return last - first >= _LEAST_RUN and all(not scan.glued(i) for i in range(first + 1, last))


def _long(scan: Scan, at: int) -> bool:
    return scan.kind(at) == "number" and scan.word(at).isdigit() and len(scan.word(at)) >= _AREA_CODE


def _in_a_run(scan: Scan, at: int) -> bool:
    """ "Combination 34 12 8", "number KA05 MJ 3321": all that follows the word in digits and short letters."""
    for i in range(at - 1, max(-1, at - _LONGEST_RUN), -1):
        word = scan.word(i)
        if word in units.RUN_HEADS:
            return True
        if scan.kind(i) == "mark" or (scan.kind(i) == "word" and len(word) > 2 and word not in {"last", "four", "hai"}):
            return False
    return False


def _postcode(scan: Scan, at: int) -> bool:
    """The six digits at the end of an Indian address, the five behind an American state."""
    digits, before = scan.word(at), at - 1
    if len(digits) == _ZIP_DIGITS and scan.currency == "USD" and scan.several:
        return len(scan.word(before)) == 2 and scan.upper(before)
    if len(digits) != _PIN_DIGITS or digits[0] == "0" or digits.endswith("00"):
        return False
    if scan.word(before) in {",", "-"} and scan.several and scan.word(at + 1) in {":", "-"}:
        before -= 1
    if scan.kind(before) not in {"word", "number"} or (scan.kind(before) == "number" and before == at - 1):
        return False
    return any(scan.word(i) in units.OF_AN_ADDRESS for i in range(max(0, at - _LONGEST_ADDRESS), at))


_LONGEST_ADDRESS = 24
_LONGEST_RUN = 6
_SHORT_WORDS = ALWAYS | EDGES
_LEAST_PIN = 4
_LEAST_RUN = 3
_AREA_CODE = 3
_PLATE_DIGITS = 4
_CALLING = frozenset({"call", "dial", "phone", "ring", "tel", "ph", "contact", "whatsapp", "text", "number"})


def _phone_number(scan: Scan, at: int, end: int) -> bool:
    """ "Call 555 0132"."""
    if scan.kind(end) == "number":
        shape, head = (len(scan.word(at)), len(scan.word(end))), at
    else:
        shape, head = (len(scan.word(at - 1)), len(scan.word(at))), at - 1
    return shape == (3, 4) and any(scan.word(i) in _CALLING for i in range(head - 3, head))


def _five(scan: Scan, at: int) -> bool:
    """Half of a phone number ("98765 43210")."""
    return scan.kind(at) == "number" and len(scan.word(at)) == 5 and scan.word(at).isdigit()
