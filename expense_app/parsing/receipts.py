"""Receipts pasted as text: a heading, lines with prices, and a stated total, which is the one amount."""

import re
from dataclasses import dataclass

from expense_app.money import BadAmount, check_amount
from expense_app.parsing import categories, vocabulary
from expense_app.parsing.bank_sms.amount import MONEY, Spent, read_sum
from expense_app.parsing.description import describe
from expense_app.parsing.message import Message, scan_text
from expense_app.parsing.normalise import fold
from expense_app.parsing.pieces import Day, Payment
from expense_app.parsing.scan import worth
from expense_app.parsing.split import Part
from expense_app.parsing.types import Context, Doubt, ParsedExpense

_TOTALS = tuple(
    re.compile(
        rf"^\W*(?:{'|'.join(vocabulary.phrases('receipts', section))})\b"
        r"(?! ?(?:items?|qty|quantity|savings|saved|discount|tax|no|count|units)\b)"
    )
    for section in ("plain totals", "totals")
)
_TENDER = re.compile(
    r"\b(?:cash|change|visa|mastercard|maestro|amex|card|tend(?:er(?:ed)?)?|debit|credit|upi|gpay|paytm|"
    r"phonepe|paypal|contactless|saved|savings|points|balance|round(?:ed|ing)?"
    r"|items?|qty|tax|vat|gst|cgst|sgst|mwst|geg|bar|ec|thank|visit|invoice|ref|auth|approval|terminal|"
    r"tip|subtotal|sub-?total|discount|rewards?|paid)\b"
)
_FEWEST_LINES = 3
_MOST_LINES = 200


@dataclass(slots=True)
class _Line:
    text: str
    sum: Spent | None


def read_receipt(text: str, context: Context) -> ParsedExpense | None:
    """The one draft of a receipt, or None where the text is none."""
    if text.count("\n") + 1 < _FEWEST_LINES:
        return None
    lines = [_line(line, context) for line in text.split("\n")[:_MOST_LINES] if line.strip()]
    place = _total_line(lines)
    if place < 0 or len(lines) < _FEWEST_LINES or _goes_on(lines, place):
        return None
    heading = _heading(lines[: max(place, 1)], context)
    total = lines[place].sum
    if not heading or total is None or not any(line.sum for i, line in enumerate(lines) if i != place):
        return None
    try:
        amount = check_amount(total.amount, total.currency)
    except BadAmount:
        return None
    return _draft(text, heading, Spent(amount, total.currency, 0, 0), context)


def _line(text: str, context: Context) -> _Line:
    found = None
    for match in MONEY.finditer(fold(text)):
        found = read_sum(match, context.default_currency) or found
    return _Line(text, found)


def _total_line(lines: list[_Line]) -> int:
    """The last line that states a total, the plainest kind of total first."""
    for pattern in _TOTALS:
        places = [i for i, line in enumerate(lines) if line.sum and pattern.match(fold(line.text))]
        if places:
            return places[-1]
    return -1


def _goes_on(lines: list[_Line], place: int) -> bool:
    """Whether lines below the total tell of something else: then it was a list, not a receipt."""
    items_above = any(line.sum for line in lines[:place])
    total = lines[place].sum
    return items_above and any(
        line.sum and not _TENDER.search(fold(line.text)) and (total is None or line.sum.amount != total.amount)
        for line in lines[place + 1 :]
    )


def _heading(lines: list[_Line], context: Context) -> str:
    """The shop or occasion: the first line, if it has words and no price."""
    first = lines[0]
    priced = first.sum and (first.sum.marked or "." in first.text[first.sum.start : first.sum.end])
    if priced:
        return ""
    message = scan_text(first.text.rstrip(" :"), context)
    if not any(worth(piece) for piece in message.pieces):
        return ""
    numbers = any(type(piece).__name__ == "Figure" for piece in message.pieces)
    return "" if numbers and len(lines) < _FEWEST_LINES else _words(message)


def _words(message: Message) -> str:
    return describe(message.text, message.tokens, message.pieces, Part(0, len(message.pieces), 0))


def _draft(text: str, heading: str, total: Spent, context: Context) -> ParsedExpense:
    pieces = scan_text(text, context).pieces
    day = next((piece for piece in pieces if isinstance(piece, Day) and piece.date <= context.today), None)
    payment = next((piece for piece in pieces if isinstance(piece, Payment) and piece.person_id), None)
    guess = categories.categorise(heading, context)
    doubts = [Doubt("date", day.doubt)] if day and day.doubt else []
    return ParsedExpense(
        amount=total.amount,
        currency=total.currency,
        category_id=guess.category_id,
        description=heading,
        date=day.date if day else context.today,
        paid_by_id=(payment.person_id if payment else None) or context.author.id,
        doubts=(*doubts, *((guess.doubt,) if guess.doubt else ())),
    )
