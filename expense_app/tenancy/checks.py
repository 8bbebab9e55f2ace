"""Refusing to start where the walls do not stand."""

from typing import Any

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from expense_app.tenancy.role import ROLE, ROLE_IS_MISSING
from expense_app.tenancy.session import TenancyError

_CANNOT_CONNECT = {
    ROLE_IS_MISSING: f"the database role {ROLE} is missing: run the migrations first",
    "42501": f"the database user may not take on the role {ROLE}",
}
"""By SQLSTATE: what PostgreSQL says to a connection that wants to start as the role."""


async def check_walls(engine: AsyncEngine) -> None:
    """Refuse to start, in words, where the plain role could see through row-level security."""
    role, bare = await _facts(engine)
    if not role.taken_on:
        raise TenancyError(f"connections must start as the role {ROLE}, and something between strips that off")
    if role.rolsuper or role.rolbypassrls or role.owner or role.wider:
        raise TenancyError(
            f"the database role {ROLE} must be plain: no superuser, no BYPASSRLS, no tables, no other role"
        )
    if bare:
        raise TenancyError(f"row-level security is not forced, or not by household, on {', '.join(bare)}")


async def _facts(engine: AsyncEngine) -> tuple[Any, list[str]]:
    try:
        async with engine.connect() as connection:
            role = (await connection.execute(_ROLE_FACTS, {"role": ROLE})).one()
            return role, list((await connection.execute(_BARE_TABLES)).scalars())
    except DBAPIError as error:
        if (reason := _CANNOT_CONNECT.get(getattr(error.orig, "sqlstate", ""))) is None:
            raise
        raise TenancyError(reason) from error


_ROLE_FACTS = text(
    """
    SELECT rolsuper, rolbypassrls, current_user = rolname AS taken_on,
           EXISTS (SELECT FROM pg_class WHERE relowner = pg_roles.oid) AS owner,
           EXISTS (SELECT FROM pg_auth_members WHERE member = pg_roles.oid) AS wider
    FROM pg_roles WHERE rolname = :role
    """
)
# A policy of the owner alone opens nothing to the plain role, which owns no table and is in no other role.
_BARE_TABLES = text(
    """
    SELECT relname FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relname <> 'alembic_version'
      AND NOT (relrowsecurity AND relforcerowsecurity AND coalesce((
          SELECT bool_and(pg_get_expr(polqual, polrelid) LIKE '%app.household_id%'
                          AND pg_get_expr(polwithcheck, polrelid) LIKE '%app.household_id%')
          FROM pg_policy WHERE polrelid = pg_class.oid AND polroles <> ARRAY[relowner]
      ), false))
    ORDER BY relname
    """
)
