"""The product refuses to start, in words, where a wall is missing."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from uuid import uuid4

import pytest
from sqlalchemy import make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from expense_app.config import Settings
from expense_app.db import make_engine
from expense_app.migrate import standing
from expense_app.tenancy import ROLE, TenancyError, check_walls
from tests.support.databases import database_of_its_own, run

MINE = "household_id = nullif(current_setting('app.household_id', true), '')::uuid"
WALLED = "ALTER TABLE stray ENABLE ROW LEVEL SECURITY; ALTER TABLE stray FORCE ROW LEVEL SECURITY;"
POLICY = f"CREATE POLICY household ON stray USING ({MINE}) WITH CHECK ({MINE});"


@pytest.fixture(scope="module")
async def url(settings: Settings) -> AsyncGenerator[str]:
    async with database_of_its_own(settings.database_url) as own:
        yield own


@asynccontextmanager
async def opened(engine: AsyncEngine) -> AsyncGenerator[AsyncEngine]:
    try:
        yield engine
    finally:
        await engine.dispose()


async def refusal(url: str) -> str:
    async with opened(make_engine(url, pool_size=1)) as engine:
        with pytest.raises(TenancyError) as refused:
            await check_walls(engine)
    return str(refused.value)


async def test_a_migrated_database_is_accepted(url: str) -> None:
    async with opened(make_engine(url, pool_size=1)) as engine:
        await check_walls(engine)
        assert await standing(engine) == "current"


@pytest.mark.parametrize(
    ("breaking", "mending"),
    [
        (f"ALTER ROLE {ROLE} SUPERUSER", f"ALTER ROLE {ROLE} NOSUPERUSER"),
        (f"ALTER ROLE {ROLE} BYPASSRLS", f"ALTER ROLE {ROLE} NOBYPASSRLS"),
        (f"GRANT pg_read_all_data TO {ROLE}", f"REVOKE pg_read_all_data FROM {ROLE}"),
        (f"CREATE TABLE stray (); ALTER TABLE stray OWNER TO {ROLE}; {WALLED}", "DROP TABLE stray"),
    ],
    ids=["superuser", "bypassrls", "member of another role", "owner of a table"],
)
async def test_a_role_that_is_not_plain_is_refused(url: str, breaking: str, mending: str) -> None:
    await run(url, breaking)
    try:
        assert "must be plain" in await refusal(url)
    finally:
        await run(url, mending)


@pytest.mark.parametrize(
    "walls",
    [
        "",
        "ALTER TABLE stray ENABLE ROW LEVEL SECURITY;" + POLICY,
        WALLED,
        WALLED + "CREATE POLICY household ON stray USING (true) WITH CHECK (true)",
        WALLED + f"CREATE POLICY household ON stray FOR SELECT USING ({MINE})",
        WALLED + POLICY + "CREATE POLICY everybody ON stray USING (true) WITH CHECK (true)",
    ],
    ids=["no walls", "not forced", "no policy", "a policy for everybody", "only for reading", "a second, open policy"],
)
async def test_a_table_without_its_policy_is_refused_by_name(url: str, walls: str) -> None:
    await run(url, "CREATE TABLE stray (household_id uuid);" + walls)
    try:
        assert await refusal(url) == "row-level security is not forced, or not by household, on stray"
    finally:
        await run(url, "DROP TABLE stray")


async def test_a_table_with_its_policy_is_accepted(url: str) -> None:
    await run(url, "CREATE TABLE stray (household_id uuid);" + WALLED + POLICY)
    try:
        async with opened(make_engine(url, pool_size=1)) as engine:
            await check_walls(engine)
    finally:
        await run(url, "DROP TABLE stray")


async def test_a_missing_role_is_refused(url: str) -> None:
    await run(url, f"ALTER ROLE {ROLE} RENAME TO elsewhere")
    try:
        assert "run the migrations first" in await refusal(url)
        async with opened(make_engine(url, pool_size=1)) as engine:
            assert await standing(engine) == "behind"
    finally:
        await run(url, f"ALTER ROLE elsewhere RENAME TO {ROLE}")


async def test_a_user_who_may_not_take_on_the_role_is_refused(url: str) -> None:
    guest = f"guest_{uuid4().hex}"
    await run(url, f"CREATE ROLE {guest} LOGIN")
    try:
        as_guest = make_url(url).set(username=guest).render_as_string(hide_password=False)
        assert "may not take on" in await refusal(as_guest)
    finally:
        await run(url, f"DROP ROLE {guest}")


async def test_a_connection_that_does_not_start_as_the_role_is_refused(url: str) -> None:
    async with opened(create_async_engine(url)) as engine:
        with pytest.raises(TenancyError, match="must start as the role"):
            await check_walls(engine)
