"""What the worker and the one-shot do for what recurs."""

from typing import Any

from expense_app.recurring.drafts import make_due_drafts
from expense_app.rounds import Duty, go_round

DUTY = Duty("recurring", "find_households_with_recurring_due", make_due_drafts)


async def recur(context: dict[str, Any]) -> int:
    """Returns how many drafts were made."""
    return (await go_round(context["database"], DUTY)).done
