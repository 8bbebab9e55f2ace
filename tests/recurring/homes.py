"""Many households at once, written by the owner of the database."""

from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

_HOMES = """
WITH homes AS (
    INSERT INTO household (id, name, currency, timezone, locale, created_at)
    SELECT gen_random_uuid(), :name, 'INR', 'Asia/Kolkata', 'en-IN', now() FROM generate_series(1, :count)
    RETURNING id
), people AS (
    INSERT INTO "user" (id, household_id, email, full_name, password_hash, role, created_at)
    SELECT gen_random_uuid(), id, id || '@example.com', 'Mia Many', '', 'admin', now() FROM homes
    RETURNING id, household_id
), drawers AS (
    INSERT INTO category (id, household_id, name, key, position, created_at)
    SELECT gen_random_uuid(), id, 'Housing & Rent', 'housing', 0, now() FROM homes
    RETURNING id, household_id
)
INSERT INTO expense (id, household_id, logged_by_user_id, paid_by_user_id, category_id, amount, currency, description,
                     date_incurred, is_recurring, recurrence_day, status, confirmed_at, doubts, version, created_at)
SELECT gen_random_uuid(), p.household_id, p.id, p.id, d.id, 100, 'INR', 'Rent',
       (date_trunc('month', now()) - make_interval(months => :months))::date, true, 1, 'confirmed', now(),
       '[]', 1, now()
FROM people p JOIN drawers d USING (household_id)
"""
_DRAFTS = """
SELECT count(e.due_on), count(DISTINCT e.due_on), count(DISTINCT e.message_id) FROM household h
LEFT JOIN expense e ON e.household_id = h.id AND e.due_on IS NOT NULL
WHERE h.name = :name GROUP BY h.id
"""
SPOILED = (
    """
    UPDATE expense SET currency = 'ZZZ', description = 'our secret'
    WHERE household_id = (SELECT id FROM household WHERE name = :name)
    """,
    "ALTER TABLE expense ADD CONSTRAINT no_zzz CHECK (currency <> 'ZZZ') NOT VALID",
)
"""After these no draft can be made for the home, until MENDED."""
MENDED = "ALTER TABLE expense DROP CONSTRAINT no_zzz"


class Homes:
    """`count` households under one name, each with a rent that is due on the first of the last `months` months."""

    def __init__(self, url: str, name: str, count: int, months: int = 1) -> None:
        self._owner: AsyncEngine = create_async_engine(url)
        self.name, self.count, self.months = name, count, months

    async def build(self) -> None:
        async with self._owner.begin() as connection:
            values = {"name": self.name, "count": self.count, "months": self.months}
            await connection.execute(text(_HOMES), values)

    async def drafts(self) -> list[tuple[int, int, int]]:
        """For each household its drafts, their due days and their messages."""
        async with self._owner.connect() as connection:
            found = await connection.execute(text(_DRAFTS), {"name": self.name})
            return [(made, days, messages) for made, days, messages in found]

    async def made(self) -> int:
        return sum(made for made, _, _ in await self.drafts())

    async def are_complete(self) -> bool:
        """Each draft is there once."""
        return await self.drafts() == [(self.months, self.months, self.months)] * self.count

    async def one(self) -> UUID:
        async with self._owner.connect() as connection:
            found = await connection.execute(text("SELECT id FROM household WHERE name = :name"), {"name": self.name})
            return found.scalars().first() or UUID(int=0)

    async def spoil(self, statement: str) -> None:
        async with self._owner.begin() as connection:
            await connection.execute(text(statement), {"name": self.name})

    async def close(self) -> None:
        await self._owner.dispose()
