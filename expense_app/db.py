"""The engine, the declarative base, and the unit of work: commit at the edge, then wake the worker and the pages."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import MetaData, Row, Select
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase

from expense_app import tenancy
from expense_app.bell import Bell, has_changed
from expense_app.config import Settings
from expense_app.connections import replace_dropped
from expense_app.jobs import JobQueue, RedisQueue, connect, outbox_of, with_outbox

WAIT_FOR_A_TURN = 10
"""Seconds to wait for a free connection. 500 people arriving at once waited up to 5 on two cores."""
STUCK_AFTER = 30
"""Seconds after which a statement is given up; none of ours takes a tenth of it."""
_AWAY = ("08", "53", "57")
"""SQLSTATEs: no connection, no room, and an operator (or an administrator's command) in between."""


class Base(DeclarativeBase):
    """Every table. Constraint names are fixed so that migrations can name them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Database:
    """Hands out sessions that are bound to one household from their first statement to their last."""

    def __init__(self, engine: AsyncEngine, queue: JobQueue, bell: Bell | None = None) -> None:
        self.engine = engine
        self._plain = engine.execution_options(isolation_level="AUTOCOMMIT")
        self._queue = queue
        self._bell = bell
        self._sessions = async_sessionmaker(engine, sync_session_class=tenancy.TenantSession, expire_on_commit=False)

    @asynccontextmanager
    async def unit_of_work(self, household_id: UUID | None) -> AsyncGenerator[AsyncSession]:
        """One transaction: returning commits, enqueues the outbox and rings the bell; raising does none of it.

        Without a household the session can only run `tenancy.unscoped` statements.
        """
        async with self._sessions(household_id=household_id, info=with_outbox(self._queue)) as session:
            yield session
            await session.commit()
        await self._queue.push_all(outbox_of(session))
        if self._bell and household_id and has_changed(session):
            await self._bell.ring(household_id)

    async def look_up(self, lookup: Select[Any], **parameters: object) -> Row[*tuple[Any, ...]] | None:
        """The one row that a narrow function of the database answers with, before a household is known.

        In one round trip: no transaction is begun, and the connection is the plain role's, which sees no row itself.
        """
        async with self._plain.connect() as connection:
            return (await connection.execute(lookup, parameters)).one_or_none()

    async def open_connections(self, count: int) -> None:
        """So many of the pool's connections, at once: a crowd that finds none would wait for each to be made. One that
        cannot be opened now is opened when it is needed."""
        async with AsyncExitStack() as stack:
            opening = (stack.enter_async_context(self.engine.connect()) for _ in range(count))
            await asyncio.gather(*opening, return_exceptions=True)

    async def close(self) -> None:
        await self.engine.dispose()


@asynccontextmanager
async def open_database(settings: Settings) -> AsyncGenerator[Database]:
    """The database for one command: its connections are closed again when it is done."""
    redis = connect(settings.redis_url)
    database = Database(make_engine(settings.database_url, pool_size=2), RedisQueue(redis), Bell(redis))
    try:
        yield database
    finally:
        await redis.aclose(close_connection_pool=True)
        await database.close()


def is_away(error: BaseException) -> bool:
    """Whether the database is at fault rather than what it was asked: it cannot be reached, is starting or stopping,
    has no connection left, or has taken too long."""
    if isinstance(error, OperationalError | InterfaceError | PoolTimeout | TimeoutError):
        return True
    if isinstance(error, OSError):
        return _is_of_a_connection(error)
    state: str = getattr(getattr(error, "orig", error), "sqlstate", None) or ""
    return state.startswith(_AWAY) or (isinstance(error, DBAPIError) and error.connection_invalidated)


def _is_of_a_connection(error: OSError) -> bool:
    """A file has a name; errors that libraries derive have no number. asyncio joins those of several addresses into
    a plain one."""
    numbered = error.errno is not None and error.filename is None
    return numbered or isinstance(error, ConnectionError) or type(error) is OSError


def make_engine(url: str, pool_size: int = 5) -> AsyncEngine:
    """An engine for asyncpg. A connection that the server dropped is replaced without a person noticing.

    Each connection starts as the plain role: outside a unit of work, or after a stray COMMIT, it sees no row.
    More than `pool_size` transactions at once wait their turn: on few cores all of a burst would only be late together,
    and a connection that is opened for it comes too late to help.
    """
    engine = create_async_engine(
        url,
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=WAIT_FOR_A_TURN,
        hide_parameters=True,
        connect_args={"command_timeout": STUCK_AFTER, "timeout": 5},
        json_serializer=_as_json,
        json_deserializer=msgspec.json.decode,
    )
    tenancy.start_as_the_role(engine)
    replace_dropped(engine.sync_engine)
    return engine


def _as_json(value: Any) -> str:  # noqa: ANN401 - whatever a column holds
    return msgspec.json.encode(value).decode()
