"""Every row of a household as text, seen by the superuser: equal before and after means that nothing changed."""

from uuid import UUID

from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncEngine

from expense_app.db import Base
from expense_app.tenancy import HouseholdScoped

SCOPED_TABLES = sorted(
    mapper.local_table.name for mapper in Base.registry.mappers if issubclass(mapper.class_, HouseholdScoped)
)
_ROWS = " UNION ALL ".join(
    f"SELECT '{name} ' || t::text AS row FROM \"{name}\" t WHERE household_id = :home"  # noqa: S608 - our own names
    for name in SCOPED_TABLES
)
_DUMP = text(
    f"SELECT string_agg(row, E'\\n' ORDER BY row) FROM ({_ROWS}"  # noqa: S608 - our own names
    " UNION ALL SELECT 'household ' || h::text FROM household h WHERE id = :home) AS rows"
)


async def dump(owner: AsyncEngine, household_id: UUID) -> str:
    """What is committed."""
    async with owner.connect() as connection:
        return (await connection.execute(_DUMP, {"home": household_id})).scalar_one()


def dump_within(connection: Connection, household_id: UUID) -> str | None:
    """What a transaction that took on the plain role made of it; None where there is no transaction any more."""
    connection.execute(text("SET LOCAL ROLE NONE"))
    return connection.execute(_DUMP, {"home": household_id}).scalar_one()
