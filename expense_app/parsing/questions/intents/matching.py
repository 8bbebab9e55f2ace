"""What was spent on something that is no category: the word is searched in the descriptions."""

from expense_app.parsing.questions.asked import Asked
from expense_app.parsing.questions.intents.answer import over_period
from expense_app.parsing.types import Question


def recognise(asked: Asked) -> Question | None:
    if asked.category or not asked.thing:
        return None
    return over_period(asked, "matching_expenses", sure=False)
