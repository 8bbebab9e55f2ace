"""A managed database: its user may make roles, and is neither a superuser nor has BYPASSRLS."""

from collections.abc import AsyncGenerator
from dataclasses import replace
from uuid import uuid4

import pytest
from litestar import Litestar
from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine

from expense_app.app import create_app
from expense_app.config import Settings
from expense_app.migrate import migrate
from expense_app.tenancy import ROLE
from tests.support.databases import run
from tests.support.expenses import expense
from tests.support.lifespan import running
from tests.support.people import PASSWORD, register_couple, register_person


@pytest.fixture(scope="module")
async def url(settings: Settings) -> AsyncGenerator[str]:
    """A database that such a user owns, on a server where nobody has made the plain role yet."""
    everything, user = settings.database_url, f"managed_{uuid4().hex}"
    await run(everything, f"ALTER ROLE {ROLE} RENAME TO elsewhere")
    await run(everything, f"CREATE ROLE {user} LOGIN CREATEROLE; CREATE DATABASE {user} OWNER {user}")
    yield make_url(everything).set(username=user, database=user).render_as_string(hide_password=False)
    await run(everything, f"DROP DATABASE {user} WITH (FORCE); DROP ROLE IF EXISTS {ROLE}; DROP ROLE {user}")
    await run(everything, f"ALTER ROLE elsewhere RENAME TO {ROLE}")


@pytest.fixture(scope="module")
async def managed(url: str, settings: Settings) -> AsyncGenerator[Litestar]:
    await migrate(url)
    app = create_app(replace(settings, database_url=url))
    async with running(app):
        yield app


async def test_people_find_their_own_household_and_no_other(managed: Litestar) -> None:
    couple, sam = await register_couple(managed), await register_person(managed, "Sam Stranger")
    theirs = await expense(couple.asha)

    again = await couple.ravi.post("/auth/login", json={"email": couple.ravi.user["email"], "password": PASSWORD})
    seen = await couple.ravi.get(f"/expenses/{theirs['id']}")
    hidden = await sam.get(f"/expenses/{theirs['id']}")

    assert (again.status_code, seen.status_code, hidden.status_code) == (200, 200, 404)
    for person in (couple, sam):
        await person.close()


async def test_a_later_migration_reaches_every_row(managed: Litestar, url: str) -> None:
    sam = await register_person(managed, "Sam Stranger")
    owner = create_async_engine(url)

    async with owner.begin() as connection:
        changed = await connection.execute(text("UPDATE household SET name = name"))
    await owner.dispose()

    assert changed.rowcount > 0
    await sam.close()


@pytest.mark.usefixtures("managed")
async def test_a_user_who_may_make_no_role_is_told_what_to_do(url: str, settings: Settings) -> None:
    guest = f"guest_{uuid4().hex}"
    await run(settings.database_url, f"ALTER ROLE {ROLE} RENAME TO for_now")
    await run(settings.database_url, f"CREATE ROLE {guest} LOGIN; CREATE DATABASE {guest} OWNER {guest}")
    try:
        with pytest.raises(Exception, match=f"GRANT {ROLE} TO {guest}"):
            await migrate(make_url(url).set(username=guest, database=guest).render_as_string(hide_password=False))
    finally:
        await run(settings.database_url, f"DROP DATABASE {guest} WITH (FORCE); DROP ROLE {guest}")
        await run(settings.database_url, f"ALTER ROLE for_now RENAME TO {ROLE}")
