"""PgBouncer between the product and PostgreSQL, handing out connections by the transaction."""

import asyncio
from collections.abc import AsyncGenerator, Generator
from dataclasses import replace
from pathlib import Path

import pytest
from litestar import Litestar
from sqlalchemy import text

from expense_app.app import create_app
from expense_app.config import Settings, database_url
from expense_app.db import Database, make_engine
from expense_app.migrate import migrate
from expense_app.tenancy import ROLE
from tests.deploy.place import PASSWORD, Postgres
from tests.deploy.programs import free_port, program, server
from tests.support.expenses import expense
from tests.support.lifespan import running
from tests.support.people import register_person

pytestmark = pytest.mark.xdist_group("deploy")
SERVER_CONNECTIONS = 3


@pytest.fixture(scope="module", params=["", "role"], ids=["refuses the role", "drops the role"])
def pooled(postgres: Postgres, home: Path, request: pytest.FixtureRequest) -> Generator[str]:
    """The database's address through a pooler that refuses start parameters it does not know, or drops them."""
    port = free_port()
    users, settings = home / f"users.{port}", home / f"pgbouncer.{port}.ini"
    users.write_text(f'"expenses" "{PASSWORD}"\n')
    settings.write_text(
        f"""
        [databases]
        expenses = host=localhost port={postgres.port}
        [pgbouncer]
        listen_addr = 127.0.0.1
        listen_port = {port}
        unix_socket_dir =
        auth_type = scram-sha-256
        auth_file = {users}
        server_tls_sslmode = require
        pool_mode = transaction
        default_pool_size = {SERVER_CONNECTIONS}
        ignore_startup_parameters = {request.param}
        """
    )
    with server("pgbouncer", [program("pgbouncer"), str(settings)], home, port=port):
        yield database_url(postgres.url(port, "sslmode=disable&pgbouncer=true"))


@pytest.fixture(scope="module")
async def app(pooled: str, redis_url: str, settings: Settings) -> AsyncGenerator[Litestar]:
    """Migrated and started through the pooler, with more connections to it than it has to the database."""
    await asyncio.gather(migrate(pooled), migrate(pooled))
    app = create_app(replace(settings, database_url=pooled, redis_url=redis_url, pool_size=4 * SERVER_CONNECTIONS))
    async with running(app):
        yield app


async def test_many_at_once_find_their_own_expenses_and_no_other(app: Litestar) -> None:
    people = await asyncio.gather(*(register_person(app, f"Person{number} Rao") for number in range(12)))

    for each in range(3):
        await asyncio.gather(*(expense(person, f"lunch {100 * each + 10}") for person in people))
    listed = await asyncio.gather(*(person.get("/expenses") for person in people))

    for person, answer in zip(people, listed, strict=True):
        items = answer.json()["items"]
        assert len(items) == 3
        assert {item["logged_by"]["id"] for item in items} == {person.id}
        await person.close()


async def test_every_transaction_is_the_plain_role_and_sees_nothing_by_itself(app: Litestar) -> None:
    database: Database = app.state.database
    sam = await register_person(app, "Sam Stranger")

    async with database.engine.connect() as connection:
        who = await connection.scalar(text("SELECT current_user"))
        seen = await connection.scalar(text("SELECT count(*) FROM household"))
        await connection.commit()
        again = await connection.scalar(text("SELECT current_user"))

    assert (who, seen, again) == (ROLE, 0, ROLE)
    await sam.close()


async def test_without_a_pooler_a_connection_still_starts_as_the_role(postgres: Postgres) -> None:
    engine = make_engine(database_url(postgres.url()))

    async with engine.connect() as connection:
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        who = await connection.scalar(text("SELECT current_user"))
    await engine.dispose()

    assert who == ROLE
