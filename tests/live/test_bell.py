"""When it rings, and how little it says."""

import asyncio
from collections.abc import AsyncGenerator
from uuid import UUID

import pytest
from litestar import Litestar
from redis.asyncio import Redis

from expense_app.accounts import queries
from expense_app.bell import CHANNEL
from expense_app.config import Settings
from tests.support.expenses import draft
from tests.support.people import Couple

Rings = asyncio.Queue[str]


@pytest.fixture
async def rings(settings: Settings) -> AsyncGenerator[Rings]:
    """Everything that goes over the wire of Redis's channels, ours and any other."""
    redis, heard = Redis.from_url(settings.redis_url), Rings()

    async def listen(ready: asyncio.Event) -> None:
        async with redis.pubsub() as ears:
            await ears.psubscribe("*")
            async for message in ears.listen():
                ready.set()
                if message["type"] == "pmessage":
                    heard.put_nowait(f"{message['channel'].decode()} {message['data'].decode()}")

    ready = asyncio.Event()
    listening = asyncio.create_task(listen(ready))
    await ready.wait()
    yield heard
    listening.cancel()
    await asyncio.gather(listening, return_exceptions=True)
    await redis.aclose()


async def next_of(rings: Rings, couple: Couple) -> str:
    """The next ring for this household; other tests' households may ring meanwhile."""
    async with asyncio.timeout(2):
        while couple.asha.household["id"] not in (ring := await rings.get()):
            pass
    return ring


async def test_it_rings_once_for_a_change_and_names_only_the_household(couple: Couple, rings: Rings) -> None:
    await draft(couple.asha, "pomegranates 250")

    assert await next_of(rings, couple) == f"{CHANNEL} {couple.asha.household['id']}"
    assert rings.empty()


async def test_it_stays_silent_when_somebody_only_reads(couple: Couple, rings: Rings) -> None:
    await couple.asha.page("/")
    await couple.asha.get("/expenses")
    assert rings.empty()
    await draft(couple.asha)

    await next_of(rings, couple)
    assert rings.empty()


async def test_it_stays_silent_when_the_work_was_rolled_back(app: Litestar, couple: Couple, rings: Rings) -> None:
    async def rename(*, fails: bool) -> None:
        async with app.state.database.unit_of_work(UUID(couple.asha.household["id"])) as session:
            (await queries.household(session)).name = "Ours"
            await session.flush()
            if fails:
                raise RuntimeError

    with pytest.raises(RuntimeError):
        await rename(fails=True)
    assert rings.empty()
    await rename(fails=False)

    await next_of(rings, couple)
    assert rings.empty()
