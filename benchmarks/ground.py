"""What every measurement stands on: services of its own, and households with a past.

The rows are made inside PostgreSQL, as its superuser, because what is measured is reading them.
"""

import secrets
import tempfile
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import asyncpg
from sqlalchemy import make_url

from expense_app.config import Settings
from expense_app.local import start_postgres, start_valkey
from expense_app.migrate import migrate

HOME = {"currency": "INR", "timezone": "Asia/Kolkata", "locale": "en-IN"}


@asynccontextmanager
async def ground(*, durable: bool = True) -> AsyncGenerator[Settings]:
    """An empty, migrated database and an empty Valkey, gone afterwards."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        postgres = start_postgres(Path(folder), durable=durable)
        valkey = start_valkey(Path(folder))
        try:
            await migrate(postgres.url)
            yield Settings(
                database_url=postgres.url,
                redis_url=valkey.url,
                app_secret=secrets.token_urlsafe(40),
                encryption_keys=(secrets.token_urlsafe(40),),
                log_level="WARNING",
            )
        finally:
            valkey.stop()
            postgres.stop()


async def copy_of(settings: Settings) -> Settings:
    """A copy of the database on the same server. Nobody may be connected to it meanwhile."""
    name = f"copy_{secrets.token_hex(4)}"
    source = make_url(settings.database_url).database
    connection = await asyncpg.connect(plain_url(settings), database="template1")
    await connection.execute(f'CREATE DATABASE {name} TEMPLATE "{source}"')
    await connection.close()
    own = make_url(settings.database_url).set(database=name).render_as_string(hide_password=False)
    return replace(settings, database_url=own)


def plain_url(settings: Settings) -> str:
    """The same database for asyncpg alone."""
    return make_url(settings.database_url).set(drivername="postgresql").render_as_string(hide_password=False)


async def give_a_past(settings: Settings, household_id: str, expenses: int = 2_000) -> None:
    """Confirmed expenses of two years for a household that is there."""
    connection = await asyncpg.connect(plain_url(settings))
    await connection.execute("SET session_replication_role = replica")
    await connection.execute(_PAST, UUID(household_id), expenses)
    await connection.execute("ANALYZE expense")
    await connection.close()


async def add_neighbours(settings: Settings, households: int, expenses_each: int) -> None:
    """Other households, two members and the usual categories each, with expenses of two years."""
    connection = await asyncpg.connect(plain_url(settings))
    await connection.execute("SET session_replication_role = replica")
    for statement in _NEIGHBOURS:
        await connection.execute(statement, households)
    await connection.execute(_THEIR_PAST, expenses_each)
    await connection.execute("VACUUM ANALYZE")
    await connection.close()


_ROW = """
    SELECT gen_random_uuid(), home, member, payer, 20 + (random() * 180000)::int / 100.0, 'INR', category,
           (ARRAY['milk and bread', 'auto to office', 'dinner at the dhaba', 'electricity', 'school fees'])[1 + n % 5],
           current_date - (n * 730 / total), false, 'confirmed', '[]', 1, now(), now(), member
"""
_INTO = """
    INSERT INTO expense (id, household_id, logged_by_user_id, paid_by_user_id, amount, currency, category_id,
                         description, date_incurred, is_recurring, status, doubts, version, created_at, confirmed_at,
                         confirmed_by_user_id)
"""
_PAST = f"""
    {_INTO} {_ROW} FROM (
        SELECT $1::uuid AS home, n, $2::int AS total,
               members[1 + n % cardinality(members)] AS member,
               members[1 + (n / 3) % cardinality(members)] AS payer,
               categories[1 + n % cardinality(categories)] AS category
        FROM generate_series(0, $2::int - 1) AS n,
             (SELECT array_agg(id) AS members FROM "user" WHERE household_id = $1::uuid) AS people,
             (SELECT array_agg(id) AS categories FROM category WHERE household_id = $1::uuid) AS kinds
    ) AS made
"""  # noqa: S608 - made of the constants above
_NEIGHBOURS = (
    """
    INSERT INTO household (id, name, currency, timezone, locale, created_at)
    SELECT md5('home' || n)::uuid, 'Home ' || n, 'INR', 'Asia/Kolkata', 'en-IN', now() FROM generate_series(1, $1) AS n
    """,
    """
    INSERT INTO "user" (id, household_id, email, full_name, password_hash, role, created_at)
    SELECT md5('person' || who || n)::uuid, md5('home' || n)::uuid, who || n || '@neighbours.example', 'Person ' || who,
           'none', CASE who WHEN 'a' THEN 'admin' ELSE 'member' END, now()
    FROM generate_series(1, $1) AS n, unnest(ARRAY['a', 'b']) AS who
    """,
    """
    INSERT INTO category (id, household_id, name, position, created_at)
    SELECT md5('category' || kind || '-' || n)::uuid, md5('home' || n)::uuid, 'Category ' || kind, kind, now()
    FROM generate_series(1, $1) AS n, generate_series(1, 12) AS kind
    """,
)
_THEIR_PAST = f"""
    {_INTO} {_ROW} FROM (
        SELECT household.id AS home, n, $1::int AS total, members[1 + n % 2] AS member,
               members[1 + (n / 3) % 2] AS payer, categories[1 + n % 12] AS category
        FROM household
        JOIN (SELECT household_id, array_agg(id) AS members FROM "user" GROUP BY 1) AS p
          ON p.household_id = household.id
        JOIN (SELECT household_id, array_agg(id) AS categories FROM category GROUP BY 1) AS c
          ON c.household_id = household.id,
             generate_series(0, $1::int - 1) AS n
        WHERE household.name LIKE 'Home %'
    ) AS made
"""  # noqa: S608 - made of the constants above
