"""Questions told from expenses and chat, before anything else is known about a message."""

from datetime import date

from expense_app.parsing.questions.asked import read_asked
from expense_app.parsing.questions.form import has_question_form
from expense_app.parsing.questions.scope import is_about_spending
from expense_app.parsing.questions.topic import is_an_order, is_elsewhere, names_spending
from expense_app.parsing.questions.words import LONGEST
from expense_app.parsing.types import DEFAULT_CATEGORIES, CategoryChoice, Context, Person

_NOBODY, _SPOUSE = Person("nobody", ""), Person("spouse", "")
_ANYBODY = Context(
    today=date(2099, 12, 31),
    default_currency="INR",
    locale="en-IN",
    members=(_NOBODY, _SPOUSE),
    author=_NOBODY,
    categories=tuple(CategoryChoice(key, name, key) for key, name in DEFAULT_CATEGORIES.items()),
)
_MOST_LINES = 3


def looks_like_question(text: str) -> bool:
    """Whether a message asks about spending, rather than telling of it or of something else.

    A question about spending that cannot be answered ("what will we spend next month") is one too.
    """
    if len(text) > LONGEST or text.count("\n") >= _MOST_LINES:
        return False
    asked = read_asked(text, _ANYBODY)
    if not has_question_form(asked) or is_an_order(asked.text):
        return False
    if is_elsewhere(asked.text):
        return names_spending(asked.text)
    return is_about_spending(asked)
