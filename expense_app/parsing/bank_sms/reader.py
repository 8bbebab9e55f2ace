"""Drafts out of bank messages: the sum that was debited, the merchant, the day."""

import re
from datetime import date

from expense_app.parsing import categories
from expense_app.parsing.bank_sms.amount import MONEY, find_spent
from expense_app.parsing.bank_sms.merchant import find_merchant
from expense_app.parsing.bank_sms.signs import debits, tells_of_spending
from expense_app.parsing.dates import match_day
from expense_app.parsing.dates.found import Reader
from expense_app.parsing.normalise import fold
from expense_app.parsing.tokens import tokenise
from expense_app.parsing.types import Context, ParsedExpense

_MOST = 50
_WHOLE_LINE = 40


def read_bank_sms(text: str, context: Context) -> tuple[ParsedExpense, ...]:
    """What was spent, one draft for each message pasted. Credits, codes, due notices and declines: nothing."""
    read = [_read_one(message, context) for message in _messages(text)]
    return tuple(expense for expense in read if expense)


def _messages(text: str) -> list[str]:
    """Blank lines part pasted messages, and so do lines that each tell of a debit of their own."""
    blocks = [block for block in re.split(r"\n[ \t]*\n", text) if block.strip()]
    if len(blocks) > 1:
        return blocks[:_MOST]
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > 1 and all(
        len(line) > _WHOLE_LINE and debits(fold(line)) and MONEY.search(fold(line)) for line in lines
    ):
        return lines[:_MOST]
    return blocks


def _read_one(text: str, context: Context) -> ParsedExpense | None:
    folded = fold(text)
    if not tells_of_spending(folded):
        return None
    spent = find_spent(folded, context.default_currency)
    if spent is None:
        return None
    merchant = find_merchant(text, spent.start, spent.end)
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


def _day(text: str, context: Context) -> date | None:
    tokens = tokenise(text)
    reader = Reader(tokens, context.today, month_first=context.locale == "en-US")
    for at, token in enumerate(tokens):
        if token.kind in {"number", "word"}:
            found = match_day(reader, at)
            if found and found.date <= context.today:
                return found.date
    return None
