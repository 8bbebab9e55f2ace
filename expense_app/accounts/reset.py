"""A way back in for a household without mail: the operator sets a new password."""

import secrets

from sqlalchemy import delete

from expense_app.accounts import lookups, queries
from expense_app.accounts.passwords import hash_password
from expense_app.config import Settings
from expense_app.db import Database, open_database
from expense_app.errors import NotFound
from expense_app.models import UserSession


async def reset_password(database: Database, email: str) -> str:
    """Give the account a fresh password and end all its logins. Returns the password, which is kept nowhere.

    Raises NotFound for an unknown email.
    """
    found = await lookups.find_login(database, email)
    if found is None:
        raise NotFound(f"No account has the email {email}.")
    password = secrets.token_urlsafe(12)
    async with database.unit_of_work(found.household_id) as session:
        user = await queries.user(session, found.user_id)
        user.password_hash = await hash_password(password)
        await session.execute(delete(UserSession).where(UserSession.user_id == user.id))
    return password


async def reset_with(settings: Settings, email: str) -> str:
    """The same for the command line."""
    async with open_database(settings) as database:
        return await reset_password(database, email)
