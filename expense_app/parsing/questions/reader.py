"""A question becomes an intent."""

from expense_app.parsing.questions.asked import Asked, read_asked
from expense_app.parsing.questions.blanks import CATEGORY, PERIOD
from expense_app.parsing.questions.form import has_question_form
from expense_app.parsing.questions.intents import RECOGNISERS
from expense_app.parsing.questions.scope import is_about_spending, is_out_of_scope
from expense_app.parsing.types import Context, Question


def read_question(text: str, context: Context) -> Question:
    """Read a question about the household's own spending. Anything else is `unsupported`."""
    asked = read_asked(text, context)
    if is_out_of_scope(asked):
        return Question("unsupported")
    if not (has_question_form(asked) or _is_bare_category(asked)):
        return Question("unsupported")
    if not is_about_spending(asked):
        return Question("unsupported", sure=False)
    return _recognised(asked)


def _is_bare_category(asked: Asked) -> bool:
    return bool(asked.category) and not asked.rest.strip(CATEGORY + PERIOD + " ?")


def _recognised(asked: Asked) -> Question:
    for recognise in RECOGNISERS:
        if question := recognise(asked):
            return question
    return Question("unsupported", sure=False)
