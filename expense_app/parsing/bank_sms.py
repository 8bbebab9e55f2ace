"""Messages of banks and cards: the amount that was debited, the merchant, the day."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from expense_app.money import BadAmount, check_amount
from expense_app.parsing import categories
from expense_app.parsing.currencies import currency_of
from expense_app.parsing.dates import match_day
from expense_app.parsing.dates.found import Reader
from expense_app.parsing.normalise import fold
from expense_app.parsing.tokens import tokenise
from expense_app.parsing.types import Context, ParsedExpense

_SIGNS = re.compile(
    r"\b(?:a/c|acct|ac no|account(?: no| ending)?|card(?: no\.?)?(?: ending| xx| x)|debit card|credit card|avl|avbl|available (?:bal|lim|credit)"
    r"|upi ref|upi:|upi/|ref ?no|refno|utr|rrn|txn|transaction|vpa|imps|neft|rtgs|otp|one[- ]time|verification code|passcode|not you|not u\b|if not (?:done )?by"
    r"|sms block|debited|credited|dear (?:customer|user|sir|upi|card|member)|statement|min(?:imum)? (?:amt |amount )?due|total (?:amt |amount )?due|e-?mandate"
    r"|autopay|auto-?debit|bank|spent (?:on|using|via|at)|your balance|balance is|bal:|zelle|direct deposit|purchase of|withdrawn|declined|transfer(?:red)? to"
    r"|info:|was used|has been used|a charge of|monzo|revolut|starling|chase|wallet)\b|(?<!\w)(?:x{2,}|\*{1,})\d{3,}|\bx\d{3,}"
)
_STRONG = re.compile(
    r"\b(?:debited|avl bal|avl lmt|avl limit|available balance|available limit|upi ref|sms block|card ending|your otp|is your otp|verification code|a/c x|a/c \*|acct x|"
    r"was declined|has been declined|you spent|transaction (?:of|with|alert|at)|was used for|used for|total due|vpa|min(?:imum)? (?:amt |amount )?due|your balance is|"
    r"statement is|has been (?:debited|credited|deposited)|is credited|credited (?:to|with|in)|purchase of|one[- ]time|withdrawn|a charge of|charged to your)\b|(?:x{2,}|\*{2,})\d{3,}"
)
_NO_SPENDING = re.compile(
    r"\b(?:otp|one[- ]time pass\w*|verification code|security code|passcode|declined|not (?:been )?(?:successful|processed|completed|approved)|unsuccessful|failed|"
    r"insufficient|reversed|reversal|refund(?:ed)?|cashback|will be (?:auto[- ]?)?(?:debited|charged|deducted|credited)|would be debited|to be debited|"
    r"(?:total|min(?:imum)?) (?:amt |amount )?due|payment due|due (?:date|on|by|for payment)|is due|amount due|bill (?:is )?generated|statement (?:is|for|has)|"
    r"(?:has |have |is )?requested|request(?:ed|ing)? (?:money|rs|inr|payment)|collect request|"
    r"withdrawn|withdrawal|atm wdl|cash wdl|atm cash|nach mandate|mandate (?:is |has been )?(?:created|registered|set)|pre-?approved|loan offer|"
    r"scheduled (?:for|on)|reminder|overdue|salary|deposited|direct deposit|eligible|win |offer)\b"
)
_FAILED_ONLY = re.compile(
    r"\b(?:declined|failed|unsuccessful|reversed|otp|one[- ]time|verification code|will be|requested|due)\b"
)
_CURRENCY = r"(?:₹|\$|€|£|[a-z]{2}\$|rs\.?|inr|usd|eur|gbp|aed|sar|qar|kwd|bhd|omr|dhs?\.?|cad|aud|sgd|chf|sek|nok|dkk|pln|myr|rm|thb|jpy|us\$)"
_NUMBER = r"\d{1,3}(?:[,.']\d{2,3})*(?:[.,]\d{1,3})?|\d+(?:[.,]\d{1,3})?"
_MONEY = re.compile(
    rf"(?P<front>{_CURRENCY})?[ :.]{{0,2}}(?<![\d*x])(?P<number>{_NUMBER})(?![\d*])(?:/-)?[ ]?(?P<behind>{_CURRENCY}(?!\w))?"
)
_DEBIT_BEFORE = re.compile(
    r"(?:debited(?: (?:by|for|with|of|from))?|spent|paid|sent|charged|used for|purchase(?: of)?|transaction (?:of|for)|txn (?:of|for)|payment of|debit(?:ed)? of|"
    r"transferred|deducted|dr|charge of|authori[sz]ed(?: for)?|withdrawn|worth|trf of|amount(?: of)?:?|made a|amt:?|for|you paid|pos)[\s:.\-]{0,4}(?:an? )?(?:upi )?(?:amount )?(?:of )?$"
)
_DEBIT_AFTER = re.compile(
    r"^[\s.,]{0,3}(?:(?:has been|is|was|have been|successfully|been)\s){0,3}(?:debited|spent|paid|sent|charged|used|deducted|transferred|debit|dr\b|trf|transaction|purchase|txn|payment|was|"
    r"on your|at |via|from your|from a/c|from hdfc|to )"
)
_NOT_SPENT_BEFORE = re.compile(
    r"(?:bal(?:ance)?(?: is| in [^.;]{0,25}| on [^.;]{0,25})?|limit|lmt|avl\.?(?: bal| lmt| limit)?|available(?: balance| limit| credit)?(?: is)?|outstanding|o/s|due|fee of|charges of|bal is now|"
    r"cr limit|credit limit|reward points|points|cashback of|ref(?:no)?|otp|ending|card|a/c|acct|account)[\s:.\-]{0,4}(?:(?:is|now|of|no)\s)?(?:inr|rs\.?|₹|\$|£|€|aed|usd|:|-| )*$"
)
_DEBIT = re.compile(
    r"\b(?:debited|debit|spent|paid|sent|charged|purchase|purchased|used|deducted|transaction|txn|payment|transferred|dr|charge|authori[sz]ed|trf|bought|pos)\b"
)
_CREDIT = re.compile(r"\b(?:credited|received|deposited|deposit|refund|cashback|salary|cr)\b")
_MERCHANT = (
    re.compile(
        r"\b(?:to|at|towards|with|for|trf to|transfer to|paid to|info[:*]?|merchant:?)\s+(?:vpa\s+|upi id\s+|merchant\s+|m/s\.?\s+)?(?P<name>[^\n;]{2,60})"
    ),
    re.compile(r"(?:;|,|\.)\s*(?P<name>[^;,.\n]{2,40}?) credited\b"),
    re.compile(r"\binfo[:*\-]\s*(?P<name>[^\n;.]{2,60})"),
    re.compile(r"\bon\s+(?P<name>[a-z][^\n;.]{2,40})"),
)
_STOP = re.compile(
    r"\s+(?:on|via|ref|refno|upi|avl|avbl|using|from|for|by|dated|if|not|at|has|is|was|ending|with|through|and|thru|date|txn|rrn|available|your|bal|in your|info|credited|linked|a/c|w/)\b.*"
    r"|\.\s.*|\.$|[;(].*|,\s.*|\s+-\s*.*|\s*\b(?:rs|inr)\b.*"
)
_NOT_A_MERCHANT = re.compile(
    r"^(?:rs|inr|aed|usd|your|a/c|acct|account|block|call|you|the|report|hdfc bank|our|dispute|\d|card|us|mobile|this|block|report|x+\d|\*|upi\b|txn|transaction|debit|credit|"
    r"ending|yourself|customer|sms|stop|avoid|bank|help|more|any|details|fraud|\$|£|€|₹|ecs|e-?mandate)"
)
_VPA = re.compile(r"^(?P<handle>[\w.\-]+)@[\w.]+$")
_VPA_NOISE = re.compile(
    r"(?:payments?|paytm|razorpay|rzp|upi|pay|billdesk|merchant|online|bill|order|qr|ybl|okaxis|[0-9]+)$"
)


@dataclass(slots=True)
class _Sum:
    amount: Decimal
    currency: str
    start: int
    end: int


def looks_like_bank_sms(text: str) -> bool:
    """Whether a bank, a card or a payment app wrote this."""
    folded = fold(text[:2_000])
    if not any(char.isdigit() for char in folded):
        return False
    signs = {match.group() for match in _SIGNS.finditer(folded)}
    strong = bool(_STRONG.search(folded))
    return (len(signs) >= 2 and (strong or len(folded) > 60) and len(folded.split()) > 5) or (
        strong and len(folded.split()) > 7
    )


def read_bank_sms(text: str, context: Context) -> tuple[ParsedExpense, ...]:
    """What was spent, one draft for each message pasted. Credits, codes, due notices and declines: nothing."""
    found: list[ParsedExpense] = []
    for one in _messages(text):
        expense = _read_one(one, context)
        if expense:
            found.append(expense)
    return tuple(found)


def _messages(text: str) -> list[str]:
    """Blank lines part pasted messages, and so do lines that each tell of a debit of their own."""
    blocks = [block for block in re.split(r"\n[ \t]*\n", text) if block.strip()]
    if len(blocks) == 1:
        lines = [line for line in text.split("\n") if line.strip()]
        whole = [line for line in lines if _DEBIT.search(fold(line)) and _MONEY.search(fold(line)) and len(line) > 40]
        if len(whole) > 1 and len(whole) == len(lines):
            return lines[:50]
    return blocks[:50]


def _read_one(text: str, context: Context) -> ParsedExpense | None:
    folded = fold(text)
    if not _DEBIT.search(folded) or _tells_of_none(folded):
        return None
    spent = _spent(folded, context)
    if spent is None:
        return None
    merchant = _merchant(text, folded, spent)
    guess = categories.categorise(merchant, context)
    return ParsedExpense(
        amount=spent.amount,
        currency=spent.currency,
        category_id=guess.category_id,
        description=merchant,
        date=_day(text, context) or context.today,
        paid_by_id=context.author.id,
        doubts=(guess.doubt,) if guess.doubt else (),
    )


def _tells_of_none(folded: str) -> bool:
    body = re.split(r"\b(?:if not|not you|not done|call|report|never share|do not share)\b", folded)[0]
    if _NO_SPENDING.search(body) and not re.search(r"\b(?:refund policy|non-refundable)\b", body):
        return True
    credit = _CREDIT.search(body)
    if not credit:
        return False
    debit = re.search(r"\b(?:debited|spent|sent|purchase|charged|paid|deducted|dr)\b", body)
    return debit is None or (
        credit.start() < debit.start()
        and bool(re.search(r"credited (?:to|in|with)|received|deposited", body[: debit.start()]))
    )


def _spent(folded: str, context: Context) -> _Sum | None:
    best: tuple[int, _Sum] | None = None
    for match in _MONEY.finditer(folded):
        found = _sum(match, context)
        if found is None:
            continue
        before, after = folded[max(0, match.start() - 40) : match.start()], folded[match.end() : match.end() + 40]
        if _NOT_SPENT_BEFORE.search(before.rstrip(" ")):
            continue
        score = 3 * bool(_DEBIT_BEFORE.search(before)) + 3 * bool(_DEBIT_AFTER.search(after))
        score += 2 * bool(match.group("front") or match.group("behind"))
        if not score:
            continue
        if best is None or score > best[0]:
            best = score, found
    return best[1] if best else None


def _sum(match: re.Match[str], context: Context) -> _Sum | None:
    mark = (match.group("front") or match.group("behind") or "").strip(". ")
    currency = (currency_of(mark, context.default_currency) if mark else None) or context.default_currency
    number = match.group("number")
    if not mark and not (len(number) < 10 and "." in number) and len(number) > 7:
        return None
    from expense_app.parsing.amounts import read_number

    try:
        value = read_number(number)
        amount = check_amount(value, currency) if value is not None else None
    except (BadAmount, InvalidOperation):
        return None
    return _Sum(amount, currency, match.start(), match.end()) if amount else None


def _merchant(text: str, folded: str, spent: _Sum) -> str:
    """The shop as the bank wrote it."""
    for pattern in _MERCHANT:
        for match in pattern.finditer(folded):
            start = match.start("name")
            raw = text[start : match.end("name")]
            name = _tidy(raw)
            if name and not _NOT_A_MERCHANT.match(fold(name)) and not spent.start <= start < spent.end:
                return name
    return ""


def _tidy(raw: str) -> str:
    lowered = fold(raw)
    stop = _STOP.search(lowered)
    name = raw[: stop.start()] if stop else raw
    name = name.strip(" .,:;-*\n'\"")
    vpa = _VPA.match(name)
    if vpa:
        return _of_address(vpa.group("handle"))
    name = re.sub(r"^(?:UPI|POS|ECOM|IMPS|NEFT)[-/*: ]+(?:\d+[-/ ])?", "", name)
    return name.split("@")[0].strip(" .,:;-*")[:80]


def _of_address(handle: str) -> str:
    """ "airtel.payments@axisbank" is airtel."""
    parts = [part for part in re.split(r"[._\-]", handle) if part and not part.isdigit()]
    named = [part for part in parts if not _VPA_NOISE.fullmatch(part)]
    return " ".join(named or parts) or handle


def _day(text: str, context: Context) -> date | None:
    tokens = tokenise(text)
    reader = Reader(tokens, context.today, month_first=context.locale == "en-US")
    for at, token in enumerate(tokens):
        if token.kind not in {"number", "word"}:
            continue
        found = match_day(reader, at)
        if found and found.date <= context.today:
            return found.date
    return None
