"""PostgreSQL stopped under a running product, and started again."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import httpx

from tests.faults.production import Production, until
from tests.faults.service import Service
from tests.llm.formats import OpenAIFormat, good, item
from tests.providers.acts import Far, say, set_up
from tests.support.people import Couple

SENTENCE = "We cannot reach our data right now. Nothing is lost; try again in a moment."


@asynccontextmanager
async def stopped(service: Service) -> AsyncGenerator[None]:
    service.stop()
    try:
        yield
    finally:
        service.start()


async def test_people_read_a_plain_sentence_with_a_way_on(couple: Couple, postgres: Service) -> None:
    async with stopped(postgres):
        page = await couple.asha.page("/expenses")
        fragment = await couple.asha.fragment("POST", "/chat", "composer", data={"text": "lunch 250"})
        answer = await couple.asha.post("/chat", json={"text": "lunch 250"})

    assert [each.status_code for each in (page, fragment, answer)] == [503, 503, 503]
    assert {each.headers["retry-after"] for each in (page, fragment, answer)} == {"3"}
    assert SENTENCE in page.text
    assert '<a class="button button-main" href="/expenses">Try again</a>' in page.text
    assert SENTENCE in fragment.text
    assert answer.json()["detail"] == SENTENCE


async def test_health_tells_and_the_process_stays_alive(production: Production, postgres: Service) -> None:
    async with httpx.AsyncClient(base_url=production.url) as client:
        async with stopped(postgres):
            await until(lambda: is_ready(client, 503), within=5)
            told = (await client.get("/health/ready")).json()
            alive = await client.get("/health/live")
        await until(lambda: is_ready(client, 200), within=5)

    assert told["status"] == "unavailable"
    assert (told["checks"]["database"], told["checks"]["redis"]) == ("unreachable", "ok")
    assert alive.status_code == 200


async def is_ready(client: httpx.AsyncClient, status: int) -> bool:
    return (await client.get("/health/ready")).status_code == status


async def test_everything_goes_on_by_itself(
    production: Production, couple: Couple, postgres: Service, far: Far
) -> None:
    before = production.pid("web"), production.pid("worker")
    await set_up(couple.asha, "openai")
    async with stopped(postgres):
        assert (await couple.asha.get("/expenses")).status_code == 503

    assert (await couple.asha.get("/expenses")).status_code == 200
    far.will(good(OpenAIFormat(), item(amount="250")))
    read = await say(couple.asha, "lunch 250")

    assert read["message"]["reader"] == "openai"
    assert (production.pid("web"), production.pid("worker")) == before
