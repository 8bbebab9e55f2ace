"""Brings a database to the newest schema, one process at a time."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cache
from typing import Literal

import structlog
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from expense_app.config import ROOT
from expense_app.tenancy import UNPREPARED
from expense_app.tenancy.owner import let_the_owner_through
from expense_app.tenancy.role import ROLE_IS_MISSING

log = structlog.get_logger()

Standing = Literal["current", "behind", "ahead"]
"""Of a database: which of the migrations it has had. One that is ahead has had some that this version does not know."""

_LOCK = 7_260_571
"""Any number that no other user of the database takes; held while migrating."""
_LOCK_NOT_AVAILABLE = "55P03"


@dataclass(frozen=True, slots=True)
class Patience:
    """`lock` is how many milliseconds one try waits for a table: everybody else who wants it waits behind that try,
    and gets their turn in the `pause` (seconds) before the next."""

    lock: int = 3000
    pause: float = 2.0
    tries: int = 60


_PATIENT = Patience()


async def migrate(database_url: str, to: str = "head", patience: Patience = _PATIENT) -> Standing:
    """Run the migrations that are missing: all of them or, where one fails, none. Waits for another process that is at
    it. Works through a pooler as well, so nothing here may outlast its transaction.

    A database that is ahead is left as it is: this is how an older version is put back after a bad deployment.
    """
    engine = create_async_engine(database_url, connect_args=UNPREPARED)
    try:
        for _ in range(patience.tries - 1):
            try:
                return await _migrate(engine, to, patience)
            except DBAPIError as error:
                if getattr(error.orig, "sqlstate", "") != _LOCK_NOT_AVAILABLE:
                    raise
            log.info("waiting for others to let go of the database")
            await asyncio.sleep(patience.pause)
        return await _migrate(engine, to, patience)
    finally:
        await engine.dispose()


async def standing(engine: AsyncEngine) -> Standing:
    """How the database stands to this version. Raises DBAPIError or OSError where it cannot be reached."""
    try:
        async with engine.connect() as connection:
            return await connection.run_sync(_standing)
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", "") != ROLE_IS_MISSING:
            raise
        return "behind"


def knows(revision: str) -> bool:
    """Whether this version has that migration."""
    return revision in _revisions()


async def _migrate(engine: AsyncEngine, to: str, patience: Patience) -> Standing:
    async with _alone(engine, patience), engine.connect() as connection:
        found = await connection.run_sync(_standing)
        await connection.rollback()
        if found == "behind":
            await connection.run_sync(_upgrade, to, patience)
            await connection.commit()
    return found


@asynccontextmanager
async def _alone(engine: AsyncEngine, patience: Patience) -> AsyncGenerator[None]:
    """Hold the lock in an open transaction of its own: a pooler between may not keep a session together."""
    async with engine.begin() as holding:
        await holding.run_sync(_wait_at_most, patience)
        await holding.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        yield


def _wait_at_most(connection: Connection, patience: Patience) -> None:
    connection.execute(text(f"SET LOCAL lock_timeout = {patience.lock}"))


def _standing(connection: Connection) -> Standing:
    revision = MigrationContext.configure(connection).get_current_revision()
    if revision is not None and not knows(revision):
        return "ahead"
    return "current" if revision == _revisions()[0] else "behind"


@cache
def _revisions() -> tuple[str, ...]:
    """All that this version knows, the newest first."""
    return tuple(each.revision for each in ScriptDirectory.from_config(_config()).walk_revisions())


def _upgrade(connection: Connection, to: str, patience: Patience) -> None:
    @event.listens_for(connection, "begin")
    def be_patient(transaction: Connection) -> None:  # pyright: ignore[reportUnusedFunction]
        _wait_at_most(transaction, patience)

    config = _config()
    config.attributes["connection"] = connection
    config.attributes["after_each"] = let_the_owner_through
    command.upgrade(config, to)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(ROOT / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
