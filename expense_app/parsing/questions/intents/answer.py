"""The fields that most intents share."""

from expense_app.parsing.questions.asked import Asked
from expense_app.parsing.types import IntentName, Question


def over_period(asked: Asked, intent: IntentName, *, sure: bool = True) -> Question:
    """The intent over the period asked about, this month where none was."""
    period = asked.period_or_this_month
    return Question(
        intent=intent,
        start=period.start if period else None,
        end=period.end if period else None,
        category_id=asked.category_id,
        user_id=asked.user_id,
        limit=asked.limit,
        text=asked.searched,
        sure=sure,
    )
