"""What can be asked, in the words of somebody who asks."""

from expense_app.analysis.intents import INTENTS

EXAMPLES: tuple[str, ...] = tuple(
    INTENTS[name].example
    for name in ("total_by_period", "category_spend_by_period", "month_over_month_compare", "last_expense")
)
CANNOT = (
    "We can tell what you two have spent: in all, by category or by person, one month against another, "
    "the largest, the average or the last time. Try “{}”, or say it another way."
)
