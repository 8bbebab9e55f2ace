"""A database connection that was lost is replaced before anybody notices."""

from collections.abc import AsyncGenerator

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from expense_app.config import Settings
from expense_app.connections import replace_dropped

WHO = text("SELECT pg_backend_pid()")


async def who(engine: AsyncEngine) -> int:
    """The server's process behind the next connection of the pool."""
    async with engine.connect() as connection:
        return (await connection.execute(WHO)).scalar_one()


@pytest.fixture
async def engine(settings: Settings) -> AsyncGenerator[AsyncEngine]:
    engine = create_async_engine(settings.database_url, pool_size=1, max_overflow=0)
    yield engine
    await engine.dispose()


async def test_a_connection_that_the_server_ended_is_replaced(engine: AsyncEngine, settings: Settings) -> None:
    replace_dropped(engine.sync_engine)
    before = await who(engine)
    assert await who(engine) == before
    other = create_async_engine(settings.database_url)
    async with other.connect() as connection:
        await connection.execute(text("SELECT pg_terminate_backend(:pid, 5000)"), {"pid": before})
    await other.dispose()
    assert await who(engine) != before


@pytest.mark.parametrize(("idle", "pings"), [(0.0, 3), (60.0, 0)])
async def test_only_an_idle_connection_is_tried_before_its_use(
    engine: AsyncEngine, idle: float, pings: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace_dropped(engine.sync_engine, idle)
    seen: list[object] = []
    dialect = engine.sync_engine.dialect
    ping = dialect.do_ping

    def counted(connection: object) -> bool:
        seen.append(connection)
        return ping(connection)  # pyright: ignore[reportArgumentType]

    monkeypatch.setattr(dialect, "do_ping", counted)
    assert len({await who(engine) for _ in range(3)}) == 1
    assert len(seen) == pings
