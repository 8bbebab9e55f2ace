"""Brings a database to the newest schema, one process at a time."""

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from expense_app.config import ROOT
from expense_app.tenancy import UNPREPARED
from expense_app.tenancy.owner import let_the_owner_through
from expense_app.tenancy.role import ROLE_IS_MISSING

_LOCK = 7_260_571
"""Any number that no other user of the database takes; held while migrating."""


async def migrate(database_url: str) -> None:
    """Run the migrations that are missing: all of them or, where one fails, none. Waits for another process that is at
    it. Works through a pooler as well, so nothing here may outlast its transaction."""
    engine = create_async_engine(database_url, connect_args=UNPREPARED)
    try:
        async with engine.begin() as connection:
            await connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            await connection.run_sync(_upgrade)
    finally:
        await engine.dispose()


async def is_current(engine: AsyncEngine) -> bool:
    """Whether the database stands at the newest migration."""
    try:
        async with engine.connect() as connection:
            revision = await connection.run_sync(lambda sync: MigrationContext.configure(sync).get_current_revision())
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", "") != ROLE_IS_MISSING:
            raise
        return False
    return revision == ScriptDirectory.from_config(_config()).get_current_head()


def _upgrade(connection: Connection) -> None:
    config = _config()
    config.attributes["connection"] = connection
    config.attributes["after_each"] = let_the_owner_through
    command.upgrade(config, "head")


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(ROOT / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
