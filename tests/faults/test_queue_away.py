"""Redis stopped or hanging under a running product, and back again."""

import asyncio
import time

import httpx

from tests.faults.production import Production, until
from tests.faults.service import Service
from tests.faults.test_database_away import stopped
from tests.llm.formats import OpenAIFormat, good, item
from tests.providers.acts import Far, say, set_up
from tests.support.expenses import confirm, draft
from tests.support.people import Couple
from tests.support.serving import listening


async def test_people_go_on_and_everything_catches_up(
    production: Production, couple: Couple, valkey: Service, far: Far
) -> None:
    await set_up(couple.asha, "openai", is_active=False)
    worker = production.pid("worker")
    async with listening(couple.ravi, production.url) as stream:
        await asyncio.sleep(0.3)
        async with stopped(valkey):
            await confirm(couple.asha, await draft(couple.asha, "lunch 250"))
        news = await stream.news(within=5)

    assert "250.00" in news.data
    await set_up(couple.asha, "openai")
    far.will(good(OpenAIFormat(), item(amount="80")))
    await until(lambda: production.pid("worker") not in {None, worker})
    assert (await say(couple.asha, "auto 80"))["message"]["reader"] == "openai"


REMEMBERED = 1.1
"""Seconds after which health looks again."""


async def test_while_it_hangs_nobody_hangs_with_it(production: Production, couple: Couple, valkey: Service) -> None:
    valkey.freeze()
    try:
        async with httpx.AsyncClient(base_url=production.url) as client:
            await asyncio.sleep(REMEMBERED)
            began = time.monotonic()
            told = await client.get("/health/ready")
            assert time.monotonic() - began < 3
            await draft(couple.asha, "lunch 250")
            assert time.monotonic() - began < 10
    finally:
        valkey.thaw()

    assert told.status_code == 200
    assert told.json()["status"] == "degraded"
    assert (told.json()["checks"]["database"], told.json()["checks"]["redis"]) == ("ok", "unreachable")
