"""What was spent in a period: in all, or in one category."""

from expense_app.parsing.questions.asked import Asked
from expense_app.parsing.questions.intents.answer import over_period
from expense_app.parsing.types import Question


def recognise(asked: Asked) -> Question | None:
    if asked.category:
        one = len({each.category.id for each in asked.categories}) == 1
        return over_period(asked, "category_spend_by_period", sure=one)
    return over_period(asked, "total_by_period", sure=not asked.unknown)
