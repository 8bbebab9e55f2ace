"""The signs by which a bank's message is known, and those by which it tells of no spending."""

import re

from expense_app.parsing.normalise import fold

_READ = 2_000
_SIGN = re.compile(
    r"\b(?:a/c|acct|ac no|account|card|debit card|credit card|avl|avbl|available|upi ref|upi|ref ?no|"
    r"ref\b|utr|rrn|txn|transaction|vpa|imps|neft|rtgs|otp|one[- ]time"
    r"|verification code|passcode|not you|not u|if not|sms block|debited|credited|dear|statement|minimum|"
    r"total due|amt due|mandate|autopay|auto-?debit"
    r"|bank|balance|bal|zelle|venmo|paypal|gpay|google pay|phonepe|paytm|direct deposit|purchase|"
    r"withdrawn|declined|transferred to|info|was used|has been used"
    r"|a charge of|monzo|revolut|starling|natwest|barclays|chase|amex|wallet|checking|requested|approve|"
    r"apply now|emi|kyc|you(?:'ve| have)? (?:paid|spent|sent)|you made a"
    r"|incoming transfer|card payment|kartenzahlung|paid you|payment of|is due|your account|loan)\b"
)
_MASKED = re.compile(r"(?<!\w)(?:x{2,}|\*{1,})\d{3,}|\bx{1,12}\d{3,}|\.\.\.\d{4}|ending (?:in |with )?\d{3,}")
_STRONG = re.compile(
    r"\b(?:paid|sent) to .{2,40} via (?:google pay|phonepe|paytm|amazon pay|upi)|you have paid|"
    r"bill .{0,30}generated|utr \d|"
    r"(?:venmo|monzo|revolut|starling|chase|paypal|natwest|barclays|cash app|zelle|n26|wise|mashreq|"
    r"emirates nbd):|[$£€₹].{0,12} paid to |balance:? ?[$£€₹]|"
    r"\b(?:debited|avl bal|avl lmt|avl limit|avl cr|available balance|available limit|upi ref|"
    r"upi transaction|sms block|card ending|your otp|is your otp|verification code|"
    r"a/c x|a/c \*|acct x|(?:was|has been|is) declined|you(?:'ve| have)? spent|you made a|"
    r"transaction (?:of|with|alert|at)|used for|total due|vpa|"
    r"min(?:imum)? (?:amt |amount |payment )?(?:due|of)|(?:your|current|new) balance|balance:|balance is|"
    r"statement is|has been (?:debited|credited|deposited|paid into)|is credited|"
    r"credited (?:to|with|in)|purchase (?:of|amount)|one[- ]time|withdrawn|a charge of|charged to your|"
    r"has requested|paid you|incoming transfer|apply now|card payment|"
    r"from checking|you(?:'ve| have)? paid .{2,40} from|on google pay|on phonepe|auto[- ]?debit|"
    r"e-?mandate|not you\?|otp|personal loan|balance (?:is |of )?(?:rs|inr|aed)|txn id|emi of|"
    r"payment received)\b"
)
_SENDER = re.compile(
    r"^\W*(?:phonepe|paytm|simpl|lazypay|amazon pay|apple pay|google pay|gpay|lloyds|hsbc|santander|citi(?: alert)?|"
    r"american express|amex|klarna|authori[sz]ed|halifax|nationwide|capital one|discover|boa|adcb|fab|"
    r"enbd|cred|slice)\b.{0,20}:"
)
_NO_SPENDING = re.compile(
    r"\b(?:otp|one[- ]time pass\w*|verification code|security code|passcode|declined|"
    r"not (?:been |be )?(?:successful|processed|completed|approved)|unsuccessful|failed|"
    r"insufficient|reversed|reversal|refund(?:ed)?|cashback|(?:will|shall|"
    r"would) be (?:auto[- ]?)?(?:debited|charged|deducted|credited|presented)|to be debited|"
    r"(?:total|min(?:imum)?) (?:amt |amount |payment )?(?:due|of)|payment due|due (?:date|on|by|"
    r"for payment)|is due|amount due|bill (?:is )?generated|statement (?:is|for|has)|"
    r"(?:has |have |is )?requested|request(?:ed|ing)? (?:money|rs|inr|payment)|collect request|apply now|"
    r"approve|paid you|paid into your|incoming|"
    r"withdrawn|withdrawal|atm wdl|cash wdl|atm cash|cash advance|mandate (?:is |has been )?(?:created|"
    r"registered|set|approved)|pre-?approved|loan offer|personal loan|"
    r"scheduled (?:for|on)|reminder|overdue|salary|deposited|direct deposit|eligible|upcoming|expire[sd]?|"
    r"emi (?:is )?due|payment (?:of [^.]{1,30} )?(?:has been |was )?received|"
    r"sent you|has sent|low balance|below|been paid|"
    r"is your (?:\w+ ){0,4}code|(?:use|enter) (?:code |otp |pin )?\d{4,8}|"
    r"to (?:authori[sz]e|verify|complete (?:your|the|this))|"
    r"kontostand|tan lautet|gutschrift|abgelehnt|fällig)\b"
)
_ASIDE = re.compile(
    r"\b(?:if not|not you|not u|not done|call \d|report|never share|do not share|don't share|to stop|"
    r"to block|sms block)\b"
)
_DEBIT = re.compile(
    r"\b(?:debited|debit|spent|paid|sent|charged|purchase|purchased|used|deducted|transaction|txn|payment|"
    r"transferred|dr|charge|authori[sz]ed|trf|bought|pos|kartenzahlung|cost)\b"
)
_CREDIT = re.compile(r"\b(?:credited|received|deposited|deposit|refund|cashback|salary|cr)\b")
_PLAIN_DEBIT = re.compile(r"\b(?:debited|spent|sent|purchase|charged|paid|deducted|dr)\b")
_CREDIT_TO_ME = re.compile(r"credited (?:to|in|into|with)|has been credited|is credited|received|deposited")
_SENTENCE_END = re.compile(r"[.;!\n]\s+(?=[^\d\s])")
_BESIDE = re.compile(r"\b(?:otp|cashback|rewards?|points|earned|won)\b")
_DIGIT = re.compile(r"\d")
_RECEIPT = re.compile(r"(?m)^\W*(?:sub ?total|grand total|total|tax|cgst|vat|items?)\b")


def looks_like_bank_sms(text: str) -> bool:
    """Whether a bank, a card or a payment app wrote this."""
    folded = fold(text[:_READ])
    words = len(folded.split())
    if words < 6 or not any(char.isdigit() for char in folded) or _is_receipt(folded):
        return False
    signs = {match.group() for match in _SIGN.finditer(folded)}
    masked = bool(_MASKED.search(folded))
    strong = bool(_STRONG.search(folded))
    if _SENDER.match(folded) and debits(folded):
        return True
    if strong and (len(signs) >= 2 or masked or "otp" in signs):
        return True
    return masked and len(signs) >= 2


def _is_receipt(folded: str) -> bool:
    return folded.count("\n") > 2 and len(_RECEIPT.findall(folded)) >= 2


def tells_of_spending(folded: str) -> bool:
    """Whether money left the account: codes, declines, due notices, credits and withdrawals say no."""
    body = _of_the_debit(_ASIDE.split(folded)[0] or folded)
    if not _DEBIT.search(body) or _NO_SPENDING.search(body):
        return False
    credit = _CREDIT.search(body)
    if credit is None:
        return True
    debit = _PLAIN_DEBIT.search(body)
    if debit is None:
        return False
    return not (credit.start() < debit.start() and _CREDIT_TO_ME.search(body[: debit.start()]))


def _of_the_debit(body: str) -> str:
    """Without the sentences about a code or a reward, where another one tells of money that left: "OTP 88213 used.
    Rs 2,100 spent at CROMA", "Rs 90 paid. Cashback Rs 2 earned"."""
    sentences = _SENTENCE_END.split(body)
    kept = [sentence for sentence in sentences if _PLAIN_DEBIT.search(sentence) or not _BESIDE.search(sentence)]
    told = any(_PLAIN_DEBIT.search(sentence) and _DIGIT.search(sentence) for sentence in kept)
    return ". ".join(kept) if told else body


def debits(folded: str) -> bool:
    """Whether a verb of spending stands in the text at all."""
    return bool(_DEBIT.search(folded))
