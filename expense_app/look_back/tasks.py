"""What the worker and the one-shot do for look-backs."""

from typing import Any

from expense_app.look_back.service import look_back
from expense_app.rounds import Duty, go_round

DUTY = Duty("look-back", "find_households_to_look_back", look_back)


async def look_back_at_the_week(context: dict[str, Any]) -> int:
    """Returns how many cards were made."""
    return (await go_round(context["database"], DUTY)).done
