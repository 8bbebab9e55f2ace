"""Which of the sums in a bank's message was spent: never the balance, a limit or a reference."""

import re
from dataclasses import dataclass
from decimal import Decimal

from expense_app.money import BadAmount, check_amount
from expense_app.parsing.amounts import read_number
from expense_app.parsing.currencies import currency_of

_CURRENCY = (
    r"(?:₹|\$|€|£|[a-z]{2}\$|us\$|rs\.?|inr|usd|eur|gbp|aed|sar|qar|kwd|bhd|omr|dhs?\.?|cad|aud|sgd|chf|sek|nok|dkk|pln"
    r"|myr|rm|thb|jpy|nzd|hkd|zar|try|egp)"
)
_NUMBER = r"\d{1,3}(?:[,.']\d{2,3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,3})?"
MONEY = re.compile(
    rf"(?:(?<![a-z])(?P<front>{_CURRENCY}))?[ :.]{{0,2}}(?<![\d*x])(?P<number>{_NUMBER})(?![\d*/]|"
    rf"-\d)(?:/-)?[ ]?(?P<behind>{_CURRENCY}(?!\w))?"
)
_DEBIT_BEFORE = re.compile(
    r"(?:debited(?: (?:by|for|with|of|from))?|spent|paid|sent|charged|used for|"
    r"purchase(?: of)?(?: amount)?|transaction (?:of|for)|txn (?:of|for)|payment(?: of)?|debit(?:ed)? of|"
    r"transferred|deducted|dr|charge of|authori[sz]ed(?: for)?|trf of|amount(?: of)?|made a|amt|you paid|"
    r"pos|cost)[\s:.\-]{0,4}(?:an? )?(?:upi )?(?:amount )?(?:of )?$"
)
_DEBIT_AFTER = re.compile(
    r"^[\s.,]{0,3}(?:(?:has been|is|was|have been|successfully|been)\s){0,3}(?:debited|spent|paid|sent|"
    r"charged|used|deducted|transferred|debit|dr\b|trf|transaction|purchase|txn|payment|"
    r"on your|at |via|from your|from a/c|from hdfc|to )"
)
_NOT_SPENT = re.compile(
    r"(?:\bbal(?:ance)?\b[^.;\n\d]{0,30}|\blimit|\blmt|\bavl\.?[^.;\d]{0,18}|"
    r"\bavail(?:able)?\b[^.;\d]{0,20}|outstanding|o/s|\bdue|fee of|charges of|"
    r"credit limit|points|cashback of|ref(?:no)?|\botp|ending(?: in| with)?|\bcard|a/c|\bacct|account|"
    r"\bno|\bid|\bon|\bcall|\bto)[\s:.#*\-]{0,4}(?:(?:is|now|of|no)\s)?(?:inr|rs\.?|₹|\$|£|€|aed|usd|:|-|"
    r"\s)*$"
)
_DEBITED = re.compile(r"^\s?(?:has been |is |was )?(?:debited|spent|paid to|charged|deducted)")
_UNMARKED_NOT_SPENT = re.compile(r"(?:/|-|\bref\b.{0,10}|\bdate\b.{0,3})$")


@dataclass(slots=True)
class Spent:
    """The sum with its place in the text."""

    amount: Decimal
    currency: str
    start: int
    end: int
    marked: bool = False


def find_spent(folded: str, default: str) -> Spent | None:
    """The sum that a verb of spending belongs to; the first of the likeliest."""
    best: tuple[int, Spent] | None = None
    for match in MONEY.finditer(folded):
        found = read_sum(match, default)
        if found is None:
            continue
        before, after = folded[max(0, match.start() - 45) : match.start()], folded[match.end() : match.end() + 45]
        marked = bool(match.group("front") or match.group("behind"))
        verb = bool(_DEBIT_BEFORE.search(before))
        plainly = bool(_DEBITED.search(after))
        if (
            not verb
            and not plainly
            and (_NOT_SPENT.search(before) or (not marked and _UNMARKED_NOT_SPENT.search(before)))
        ):
            continue
        score = 3 * verb + 2 * bool(_DEBIT_AFTER.search(after)) + 2 * marked
        if score >= 2 and (best is None or score > best[0]):
            best = score, found
    return best[1] if best else None


def read_sum(match: re.Match[str], default: str) -> Spent | None:
    """The sum of one match of MONEY, or None where it is no amount."""
    mark = (match.group("front") or match.group("behind") or "").strip(". ")
    currency = (currency_of(mark, default) if mark else None) or default
    number = match.group("number")
    if not mark and len(number) > 7 and "." not in number:
        return None
    try:
        value = read_number(number)
        amount = check_amount(value, currency) if value is not None else None
    except BadAmount:
        return None
    return Spent(amount, currency, match.start(), match.end(), bool(mark)) if amount else None
