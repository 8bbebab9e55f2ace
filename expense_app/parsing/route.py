"""What kind of message it is, and what to answer when there is nothing to log."""

import re

from expense_app.parsing.bank_sms import looks_like_bank_sms, read_bank_sms
from expense_app.parsing.commands import read_command
from expense_app.parsing.fillers import VERBS_OF_SPENDING
from expense_app.parsing.message import Message, take_apart
from expense_app.parsing.normalise import clean, fold
from expense_app.parsing.questions import looks_like_question
from expense_app.parsing.read import read_expenses
from expense_app.parsing.receipts import read_receipt
from expense_app.parsing.spending import NotSpending, not_spending
from expense_app.parsing.talk.numbers import is_talk
from expense_app.parsing.talk.things import names_a_purchase
from expense_app.parsing.types import Context, ParsedExpense, Reading

MOST_EXPENSES = 50
_NOTICES: dict[NotSpending, str] = {
    "planned": "That sounds like a plan. Tell me again once it is paid.",
    "negated": "Nothing was spent, so there is nothing to log.",
    "income": "Money that came in is not logged, only what was spent.",
    "transfer": "Money between the two of you is not logged.",
    "withdrawal": "Taking out cash is not logged. Tell me what it was spent on.",
    "refund": "Money that came back is not logged as an expense.",
    "loan": "Money lent or borrowed is not logged, only what was spent.",
    "": "",
}
_ASKING = re.compile(
    r"\?|\b(?:how|what|which|who|when|where|show|tell|list|give me|total|sum|average|avg|compare|top|"
    r"biggest|largest|highest|most|least|last|count|"
    r"kitna|kitne|kitni|kya|batao|dikhao|expenses?|spending|spends?|since|till|under|over|above|below|"
    r"more than)\b|कितन|बताओ|दिखाओ"
)
_HOW_MUCH = "How much was it?"


def read_message(text: str, context: Context) -> Reading:
    """The drafts in a message, or why there are none. Never raises and takes time linear in the text.

    A question is only recognised here, not read: see `questions.read_question`.
    """
    cleaned = clean(text)
    if not cleaned.strip():
        return Reading("neither")
    if looks_like_bank_sms(cleaned):
        return _logged(read_bank_sms(cleaned, context), "This message from the bank tells of no spending.")
    receipt = read_receipt(cleaned, context)
    if receipt:
        return _logged((receipt,), "")
    if read_command(cleaned, context):
        return Reading("command")
    asks = looks_like_question(cleaned)
    if asks and (_ASKING.search(fold(cleaned)) or not any(char.isdigit() for char in cleaned)):
        return Reading("ask")
    message = take_apart(cleaned, context)
    if asks and not message.parts:
        return Reading("ask")
    return _read_log(message, context)


def _read_log(message: Message, context: Context) -> Reading:
    if not message.parts:
        lacks_amount = _tells_of_buying(message) or names_a_purchase(message, context)
        return Reading("neither", notice=_HOW_MUCH if lacks_amount else "")
    expenses = read_expenses(message, context)
    if not expenses:
        return Reading("neither", notice=_NOTICES[not_spending([token.text for token in message.tokens])])
    if is_talk(message, expenses):
        return Reading("neither")
    return _logged(expenses, "")


def _logged(expenses: tuple[ParsedExpense, ...], otherwise: str) -> Reading:
    if not expenses:
        return Reading("neither", notice=otherwise)
    return Reading("log", expenses[:MOST_EXPENSES])


def _tells_of_buying(message: Message) -> bool:
    words = [token.text for token in message.tokens if token.kind == "word"]
    return bool(words) and not not_spending(words) and any(word in VERBS_OF_SPENDING for word in words)
