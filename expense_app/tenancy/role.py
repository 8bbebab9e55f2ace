"""The plain database role that row-level security binds."""

from uuid import UUID

from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import create_async_engine

ROLE = "expense_app_member"
"""No superuser, no BYPASSRLS, owns nothing. Every connection starts as this role and every transaction takes it on."""

ROLE_IS_MISSING = "22023"
"""The SQLSTATE for a connection that wants to start as a role that no migration has made yet."""

_TAKE_ON = "SELECT set_config('role', $1, true), set_config('app.household_id', $2, true)"


def take_on_the_role(connection: Connection, household_id: UUID | None) -> None:
    """Until the transaction ends, see and change only what `household_id` owns; nothing where it is None."""
    connection.exec_driver_sql(_TAKE_ON, (ROLE, str(household_id or "")))


async def make_role(url: str) -> None:
    """Make the role on a fresh server, which a dump of one database takes for granted."""
    engine = create_async_engine(url)
    async with engine.begin() as connection:
        await connection.execute(text(f"CREATE ROLE {ROLE} NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE"))
    await engine.dispose()
