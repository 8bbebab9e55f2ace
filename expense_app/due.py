"""All that comes by the clock, once: for a platform's own cron. Safe at any time and twice at once."""

from expense_app.config import Settings
from expense_app.db import open_database
from expense_app.look_back import tasks as look_back
from expense_app.recurring import tasks as recurring
from expense_app.rounds import Tally, go_round

DUTIES = {"drafts": recurring.DUTY, "look-backs": look_back.DUTY}


async def do_what_is_due(settings: Settings) -> dict[str, Tally]:
    """What was made, by what it is called in the summary."""
    async with open_database(settings) as database:
        return {name: await go_round(database, duty) for name, duty in DUTIES.items()}
