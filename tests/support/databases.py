"""Databases beside the one that all tests share, for tests that must know every row there is."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from uuid import uuid4

from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine

from expense_app.migrate import migrate


@asynccontextmanager
async def database_of_its_own(url: str) -> AsyncGenerator[str]:
    """The address of a migrated, empty database on the same server, dropped afterwards."""
    async with bare_database(url) as own:
        await migrate(own)
        yield own


@asynccontextmanager
async def bare_database(url: str) -> AsyncGenerator[str]:
    """The address of a database that no migration has seen, dropped afterwards."""
    name = f"own_{uuid4().hex}"
    await run(url, f"CREATE DATABASE {name}")
    own = make_url(url).set(database=name).render_as_string(hide_password=False)
    yield own
    await run(url, f"DROP DATABASE {name} WITH (FORCE)")


async def run(url: str, statements: str) -> None:
    """Statements that belong into no transaction, one after the other."""
    engine = create_async_engine(url, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        for statement in filter(str.strip, statements.split(";")):
            await connection.execute(text(statement))
    await engine.dispose()
