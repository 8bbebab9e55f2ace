"""The database and Redis as they are found, and what is told of them."""

from collections.abc import AsyncGenerator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import make_url

from expense_app.check import check_database, check_queue
from expense_app.config import Settings
from tests.check.test_settings import GOOD
from tests.support.commands import expense_app
from tests.support.databases import bare_database, database_of_its_own, run


@pytest.fixture(scope="module")
async def own(settings: Settings) -> AsyncGenerator[Settings]:
    async with database_of_its_own(settings.database_url) as url:
        yield replace(settings, database_url=url)


async def test_what_is_well_is_well(own: Settings) -> None:
    assert await check_database(own) is None
    assert await check_queue(own) is None


async def test_a_database_that_waits_for_migrations_says_how(settings: Settings) -> None:
    async with bare_database(settings.database_url) as url:
        assert await check_database(replace(settings, database_url=url)) == (
            "not up to date: run `expense-app migrate`"
        )


async def test_a_database_that_is_newer_is_told(own: Settings) -> None:
    await run(own.database_url, "UPDATE alembic_version SET version_num = version_num || '_next'")
    try:
        found = await check_database(own)
    finally:
        await run(own.database_url, "UPDATE alembic_version SET version_num = replace(version_num, '_next', '')")

    assert found == "newer than this version of the product: deploy the newer version"


async def test_a_table_without_its_wall_is_told(own: Settings) -> None:
    await run(own.database_url, "CREATE TABLE stray (household_id uuid)")
    try:
        found = await check_database(own)
    finally:
        await run(own.database_url, "DROP TABLE stray")

    assert found == "not safe to use: row-level security is not forced, or not by household, on stray"


async def test_a_database_that_is_not_there_is_told(settings: Settings) -> None:
    url = make_url(settings.database_url).set(database=f"none_{uuid4().hex}").render_as_string(hide_password=False)

    found = await check_database(replace(settings, database_url=url))

    assert found == "has no database of that name: check the end of DATABASE_URL"


def test_the_command_tells_everything_and_ends_with_1() -> None:
    away = {"DATABASE_URL": "postgresql://127.0.0.1:1/expenses", "REDIS_URL": "redis://127.0.0.1:1"}

    code, said, complaint = expense_app("check", environ=GOOD | away | {"APP_SECRET": "short"})

    assert (code, complaint) == (1, "")
    assert said.splitlines() == [
        "settings: APP_SECRET is too short: use at least 32 random characters.",
        "database: cannot be reached (ConnectionRefusedError): check host and port in DATABASE_URL",
        "redis: cannot be reached (ConnectionError): check REDIS_URL",
    ]


def test_a_slip_in_the_name_that_matters_most_is_told(tmp_path: Path) -> None:
    code, said, _ = expense_app("check", "--data-dir", str(tmp_path), environ={"DATABSE_URL": "postgresql://db/"})

    assert code == 1
    assert said.splitlines()[0] == "settings: DATABSE_URL is no setting: did you mean DATABASE_URL?"
