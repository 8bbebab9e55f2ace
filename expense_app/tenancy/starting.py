"""Connections that are the plain role from their first statement, also where a pooler shares them out by the
transaction and a connection has no state of its own."""

from typing import Any, cast

import asyncpg
from asyncpg import Connection as Driver
from asyncpg.exceptions import ProtocolViolationError
from sqlalchemy import Connection, Dialect, event
from sqlalchemy.ext.asyncio import AsyncEngine

from expense_app.tenancy.role import ROLE, take_on_the_role

UNPREPARED: dict[str, Any] = {
    "statement_cache_size": 0,
    "prepared_statement_cache_size": 0,
    "prepared_statement_name_func": lambda: "",
}
"""Arguments of a connection whose next transaction may run on another server process: statements have no names there
and are prepared anew each time."""

_REFUSED = ProtocolViolationError.sqlstate
"""What PgBouncer answers to a connection that wants to start as a role."""


def start_as_the_role(engine: AsyncEngine) -> None:
    """Let every connection of the engine start as the plain role.

    Where that is refused or falls on the way, every transaction begins by taking it on instead.
    """
    shared = False

    @event.listens_for(engine.sync_engine, "do_connect")
    def connect(dialect: Dialect, _record: object, args: list[Any], named: dict[str, Any]) -> Any:  # noqa: ANN401
        nonlocal shared
        if not shared:
            try:
                return dialect.connect(*args, **named, async_creator_fn=_started_as_the_role)
            except Exception as error:
                if getattr(error, "sqlstate", "") != _REFUSED:
                    raise
                shared = True
        return dialect.connect(*args, **named, **UNPREPARED)

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Connection) -> None:
        if shared:
            take_on_the_role(connection, None)


async def _started_as_the_role(**named: Any) -> Driver:  # noqa: ANN401
    connection = cast("Driver", await asyncpg.connect(**named, server_settings={"role": ROLE}))
    async with connection.transaction():
        role = await (await connection.prepare("SELECT current_user", name="")).fetchval()  # pyright: ignore[reportUnknownVariableType]
    if role != ROLE:
        await connection.close()
        raise ProtocolViolationError(f"connections do not start as the role {ROLE}")
    return connection
