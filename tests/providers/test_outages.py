"""Redis away, and many messages at once."""

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator
from dataclasses import replace

import pytest
from arq.worker import Worker
from litestar import Litestar

from expense_app.app import create_app
from expense_app.config import Settings
from tests.llm.formats import GeminiFormat, OpenAIFormat, good, item
from tests.llm.wire_server import delayed
from tests.providers.acts import Far, set_up, settled
from tests.support.lifespan import running
from tests.support.people import Person, register_couple, register_person


@pytest.fixture
async def app_without_redis(app: Litestar, settings: Settings) -> AsyncGenerator[Litestar]:
    """Another web process of the same product; `app` has prepared the database."""
    assert app
    application = create_app(replace(settings, redis_url="redis://127.0.0.1:1/0"))
    async with running(application):
        yield application


async def test_without_redis_the_built_in_parser_answers_at_once_and_says_so(
    app_without_redis: Litestar, far: Far
) -> None:
    asha = await register_person(app_without_redis, "Asha Rao")
    await set_up(asha, "gemini")

    answer = await asha.post("/chat", json={"text": "milk 60"})

    assert answer.status_code == 201
    assert [draft["amount"] for draft in answer.json()["drafts"]] == ["60.00"]
    assert answer.json()["message"]["notice"] == (
        "Gemini cannot be asked right now. The built-in parser read this instead."
    )
    assert far.seen == []
    await asha.close()


async def test_many_messages_at_once_are_each_read_once(app: Litestar, far: Far, worker: Worker) -> None:
    assert worker
    couples = [await register_couple(app) for _ in range(3)]
    people: list[Person] = [person for couple in couples for person in (couple.asha, couple.ravi)]
    far.will(delayed(0.5, good(OpenAIFormat(), item(amount="250"), item(amount="80"))))
    for couple in couples:
        await set_up(couple.asha, "openai")

    sent = await asyncio.gather(
        *(person.post("/chat", json={"text": f"lunch {number}"}) for person in people for number in range(4))
    )
    ids = [answer.json()["message"]["id"] for answer in sent]
    entries = await asyncio.gather(*(settled(people[place // 4], each) for place, each in enumerate(ids)))

    assert Counter(answer.status_code for answer in sent) == {202: 24}
    assert Counter(entry["message"]["reader"] for entry in entries) == {"openai": 24}
    assert Counter(len(entry["drafts"]) for entry in entries) == {2: 24}
    assert len(far.seen) == 24
    for couple in couples:
        await couple.close()


async def test_the_page_shows_who_is_reading_and_the_way_out(app: Litestar, far: Far) -> None:
    far.will(good(GeminiFormat(), item()))
    asha = await register_person(app, "Asha Rao")
    await set_up(asha, "gemini")

    bubble = await asha.fragment("POST", "/chat", "composer", data={"text": "lunch 250"})
    page = await asha.page("/")

    for html in (bubble.text, page.text):
        assert "Reading with Gemini…" in html
        assert "Use the built-in parser now" in html
        assert "?unless=reading" in html
    assert bubble.status_code == 202
    await asha.close()
