"""Deleting a household for good: for the operator, on the wish of the people it belongs to."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from expense_app.accounts import lookups, queries
from expense_app.config import Settings
from expense_app.db import Database, open_database
from expense_app.errors import NotFound
from expense_app.models import Expense, Household, User


@dataclass(frozen=True, slots=True)
class Contents:
    """What goes, or would go, with a household; its expenses are drafts and deleted ones too."""

    name: str
    people: Sequence[str]
    expenses: int
    deleted: bool


async def erase_household(database: Database, email: str, confirm: str | None) -> Contents:
    """Delete the household of that account with everything in it, where `confirm` is its name; else only look.

    Raises NotFound for an unknown email. The database's cascades reach every row, and no other household's.
    """
    found = await lookups.find_login(database, email)
    if found is None:
        raise NotFound(f"No account has the email {email}.")
    async with database.unit_of_work(found.household_id) as session:
        home = await queries.household(session)
        contents = await _contents(session, home, deleted=confirm == home.name)
        if contents.deleted:
            await session.execute(delete(Household).where(Household.id == home.id))
    return contents


async def erase_with(settings: Settings, email: str, confirm: str | None) -> Contents:
    """The same for the command line."""
    async with open_database(settings) as database:
        return await erase_household(database, email, confirm)


async def _contents(session: AsyncSession, home: Household, *, deleted: bool) -> Contents:
    people = (await session.scalars(select(User.full_name).order_by(User.created_at))).all()
    expenses = await session.scalar(select(func.count()).select_from(Expense))
    return Contents(home.name, people, expenses or 0, deleted)
