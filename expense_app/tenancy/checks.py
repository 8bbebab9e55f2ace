"""Refusing to start where the walls do not stand."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from expense_app.tenancy.role import ROLE
from expense_app.tenancy.session import TenancyError


async def check_walls(engine: AsyncEngine) -> None:
    """Refuse to start, in words, where the plain role could see through row-level security."""
    async with engine.connect() as connection:
        role = (await connection.execute(_ROLE_FACTS, {"role": ROLE})).one_or_none()
        bare = (await connection.execute(_BARE_TABLES)).scalars().all()
    if role is None:
        raise TenancyError(f"the database role {ROLE} is missing: run the migrations first")
    if role.rolsuper or role.rolbypassrls or role.owned:
        raise TenancyError(f"the database role {ROLE} must be plain: no superuser, no BYPASSRLS, no tables")
    if not role.member:
        raise TenancyError(f"the database user may not take on the role {ROLE}")
    if bare:
        raise TenancyError(f"row-level security is not forced on {', '.join(bare)}")


_ROLE_FACTS = text(
    """
    SELECT rolsuper, rolbypassrls, pg_has_role(current_user, oid, 'MEMBER') AS member,
           EXISTS (SELECT FROM pg_class WHERE relowner = pg_roles.oid) AS owned
    FROM pg_roles WHERE rolname = :role
    """
)
_BARE_TABLES = text(
    """
    SELECT relname FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relname <> 'alembic_version'
      AND NOT (relrowsecurity AND relforcerowsecurity)
    """
)
