"""What was spent in one category."""

from expense_app.analysis.intents import total
from expense_app.analysis.intents.base import CATEGORY, SCOPE, Intent

INTENT = Intent(
    name="category_spend_by_period",
    title="Total",
    takes=SCOPE,
    needs=CATEGORY,
    example="how much on groceries last month?",
    answer=total.answer,
)
