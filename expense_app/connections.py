"""Connections that the server dropped are replaced without a person noticing.

A ping before every use costs three round trips, most of them over a connection that worked a moment ago. A server
that goes away says so, and asyncpg knows; only a line that fell silent has to be tried, after it was idle for a while.
"""

import time
from typing import cast

import asyncpg
from sqlalchemy import Engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.pool import ConnectionPoolEntry

IDLE = 10.0
"""Seconds after which a connection is tried before it is used again."""

_USED_AT = "used_at"


def replace_dropped(engine: Engine, idle: float = IDLE) -> None:
    """Check connections as the pool hands them out. One that is gone takes all others of its age with it."""

    def note(_connection: object, record: ConnectionPoolEntry) -> None:
        record.info[_USED_AT] = time.monotonic()

    def check(connection: DBAPIConnection, record: ConnectionPoolEntry, _proxy: object) -> None:
        was_idle = time.monotonic() - record.info[_USED_AT] > idle
        closed = cast("asyncpg.Connection", record.driver_connection).is_closed()
        if closed or (was_idle and not _answers(engine, connection)):
            raise InvalidatePoolError

    event.listen(engine, "connect", note)
    event.listen(engine, "checkin", note)
    event.listen(engine, "checkout", check)


def _answers(engine: Engine, connection: DBAPIConnection) -> bool:
    try:
        return engine.dialect.do_ping(connection)
    except (engine.dialect.loaded_dbapi.Error, OSError, TimeoutError):
        return False
