"""The shop as a bank wrote it: behind "at" or "to", in a UPI address, or in capitals."""

import re

from expense_app.parsing.normalise import fold

LONGEST = 80
_LEADS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\bvpa[: ]+",
        r"\b(?:at|merchant|beneficiary|payee)[: ]+(?:merchant |m/s\.? )?",
        (
            r"\b(?:paid|sent|trf|transfer|transferred|payment|debited|towards|made|go)"
            r"(?: [\w.,₹$£€/]+){0,6}? (?:to|towards)[: ]+(?:vpa |upi id |merchant |m/s\.? )?"
        ),
        r"\b(?:towards|to vpa|to upi id|a/c of|account of|in favou?r of|transaction with)[: ]+",
        r"\bto[: ]+(?:m/s\.? )?",
        r"\binfo[:*\- ]+",
        r"\b(?:upi|pos|ecom|imps|neft|ach|nach) ?[/*\-:]+ ?",
        r"\bwith[: ]+",
        r"\bfor[: ]+",
        r"\bon[: ]+",
        r"\bby[: ]+",
    )
)
_CREDITED = re.compile(r"(?:;|,|\.|\band\b)\s*(?P<name>[^;,.\n]{2,40}?) (?:is |has been )?credited\b")
_PAID_NAME = re.compile(r"\b(?:you(?:'ve| have)? )?paid (?P<name>[^\d$£€₹:]{2,40}?) (?=[$£€₹]|\d|inr|rs|aed|usd)")
_STOP = re.compile(
    r"\s(?:on|via|ref|refno|upi|avl|avbl|avail|available|using|from|for|by|dated|date|if|not|at|has|is|"
    r"was|ending|with|through|and|thru|txn|rrn|your|bal|balance|in your|info|credited"
    r"|linked|a/c|w/|card|to|rs\.?|inr|aed|usd|successful|successfully|review|current|call|now|date:)\b.*|"
    r"\s#\d.*|\.\s.*|\.$|[;(\n|].*|,.*|\s+-\s*.*|\s[$£€₹].*|\s\d{1,2}[/.\-]\d.*|\s[\u2190-\U0001ffff].*"
)
_NOT_A_SHOP = re.compile(
    r"^(?:\d{1,2}:\d\d|on |via |rs|inr|aed|usd|eur|sar|qar|your|a/c|acct|account|block|call|you|the|"
    r"report|our|dispute|card|us\b|mobile|this|block|x+\d|\*|upi$|txn|transaction|debit|credit|"
    r"ending|cashback|rewards?|yourself|customer|sms|stop|avoid|help|more|any|details|fraud|\$|£|€|₹|ecs|e-?mandate|bank|"
    r"date|me|my|not|ref|hdfc|sbi|icici|axis|kotak|checking|"
    r"\d{1,2}[/\-. ]?(?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|jan|feb|mar|apr|jun|jul|aug|"
    r"sep|oct|nov|dec|\d+$|an? )"
)
_CAPITALS = re.compile(r"[A-Z][A-Z0-9&'.\-*]{2,}(?: [A-Z0-9&'.\-]{2,})*")
_BANK_WORDS = frozenset(
    [
        "HDFC",
        "ICICI",
        "SBI",
        "AXIS",
        "KOTAK",
        "BANK",
        "UPI",
        "REF",
        "INR",
        "AED",
        "USD",
        "EUR",
        "GBP",
        "SAR",
        "QAR",
        "RS",
        "A/C",
        "AVL",
        "BAL",
        "POS",
        "NEFT",
        "IMPS",
        "VISA",
        "ATM",
        "OTP",
        "SMS",
        "BLOCK",
        "CARD",
        "CREDIT",
        "DEBIT",
        "PNB",
        "BOI",
        "IDFC",
        "ALERT",
        "DEAR",
        "CUSTOMER",
        "TXN",
        "IST",
        "ECOM",
        "MASTERCARD",
        "AMEX",
        "NBD",
        "LTD",
        "YES",
        "RBL",
    ]
)
_ADDRESS = re.compile(r"(?P<handle>[\w.\-]+)@[\w.]+")
_ADDRESS_NOISE = re.compile(
    r"(?:payments?|paytm|razorpay|rzp|upi|pay|billdesk|merchant|online|bill|order|qr|ybl|okaxis|store|"
    r"bharatpe|[a-z]?[0-9]+)"
)
_CHANNEL = re.compile(r"^(?:UPI|POS|ECOM|IMPS|NEFT|ACH|VIN|PUR)[-/*: ]+(?:[\dXx*]+[-/* ]+)?", re.IGNORECASE)


def find_merchant(text: str, start: int, end: int) -> str:
    """The shop, or "" where none is named. The sum stands at `start` up to `end`."""
    folded = fold(text)
    for named in (_CREDITED.search(folded), _PAID_NAME.search(folded)):
        name = _tidy(text[named.start("name") : named.end("name")]) if named else ""
        if name and not _NOT_A_SHOP.match(fold(name)):
            return name
    for lead in _LEADS:
        for match in lead.finditer(folded):
            if start <= match.end() < end:
                continue
            name = _tidy(text[match.end() : match.end() + 90])
            if len(name) > 1 and not _NOT_A_SHOP.match(fold(name)):
                return name
    return _in_capitals(text[end:]) or _in_capitals(text[:start])


def _tidy(raw: str) -> str:
    raw = raw.strip(" .,:;-*\n'\"")
    address = _ADDRESS.match(raw)
    if address:
        return _of_address(address.group("handle"))
    stop = _STOP.search(fold(raw))
    name = raw[: stop.start()] if stop else raw
    name = _CHANNEL.sub("", name.strip(' .,:;-*\n"'))
    if "/" in name:
        name = _named_part(name)
    return name.strip(" .,:;-*/")[:LONGEST]


def _named_part(name: str) -> str:
    """ "P2M/6194123/MORE SUPERMARKET/..." has one part that is a name."""
    parts = [part.strip() for part in name.split("/") if sum(char.isalpha() for char in part) > 2]
    return next((part for part in parts if part.upper() not in {"P2M", "P2A", "UPI", "PAYMENT"}), "")


def _of_address(handle: str) -> str:
    """ "airtel.payments@axisbank" is airtel."""
    parts = [part for part in re.split(r"[._\-]", handle) if part and not part.isdigit()]
    named = [part for part in parts if not _ADDRESS_NOISE.fullmatch(part.lower())]
    return " ".join(named or parts) or handle


def _in_capitals(text: str) -> str:
    for match in _CAPITALS.finditer(text):
        words = [
            word
            for word in match.group().split()
            if word.strip(".") not in _BANK_WORDS and not word.strip(".-").isdigit()
        ]
        kept = " ".join(words)
        if len(kept) > 2 and not re.fullmatch(r"X+\d*", kept):
            return kept[:LONGEST]
    return ""
