"""What the worker does by the clock, for one household at whatever time the clock is set to."""

from datetime import datetime
from uuid import UUID

from expense_app.accounts import queries as accounts
from expense_app.db import Database
from expense_app.look_back.service import look_back
from expense_app.recurring.drafts import make_due_drafts
from tests.support.people import Person


async def come_round(person: Person) -> int:
    """Make what is due in the person's household; how many drafts and cards that were."""
    database: Database = person.app.state.database
    async with database.unit_of_work(UUID(person.household["id"])) as session:
        home = await accounts.household(session)
        return await make_due_drafts(session, home) + await look_back(session, home)


async def look_back_from(person: Person, moment: datetime) -> None:
    """As if the weekly look-back had been switched on at that moment."""
    database: Database = person.app.state.database
    async with database.unit_of_work(UUID(person.household["id"])) as session:
        (await accounts.household(session)).look_back_since = moment
