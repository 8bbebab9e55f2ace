import asyncio
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from litestar import Litestar

from expense_app import clock
from expense_app.chat.reading import read_with_provider
from expense_app.clock import today_in
from expense_app.db import Database
from expense_app.llm.trace import Trace
from expense_app.providers.gateway import Cap, Gateway
from expense_app.providers.usage import claim_call, settle_call, used_on
from tests.llm.formats import OpenAIFormat, good, item, said
from tests.llm.wire_server import answer
from tests.providers.acts import Far, set_up
from tests.support.people import Couple, Person

WIRE = OpenAIFormat()


@pytest.fixture
def small(app: Litestar) -> Gateway:
    """The product's own gateway, with a cap that a test can reach."""
    return replace(app.state.gateway, cap=Cap(calls=3, tokens=2_000))


async def read(app: Litestar, gateway: Gateway, person: Person, text: str) -> dict[str, str]:
    """Send a message and read it as the worker would; its `message` of the JSON."""
    message_id = (await person.post("/chat", json={"text": text})).json()["message"]["id"]
    await read_with_provider(app.state.database, gateway, UUID(person.household["id"]), UUID(message_id))
    return (await person.get(f"/chat/messages/{message_id}")).json()["message"]


async def test_beyond_the_days_calls_the_built_in_parser_reads_and_says_so(
    app: Litestar, small: Gateway, couple: Couple, stranger: Person, far: Far
) -> None:
    far.will(good(WIRE, item()))
    await set_up(couple.asha, "openai")
    await set_up(stranger, "openai")

    messages = [await read(app, small, person, "lunch 250") for person in (couple.asha, couple.ravi) * 2]
    others = await read(app, small, stranger, "lunch 250")

    assert [message["reader"] for message in messages] == ["openai", "openai", "openai", "built-in"]
    assert messages[-1]["notice"] == (
        "Your household has used up today's share of OpenAI. The built-in parser read this instead."
    )
    assert others["reader"] == "openai"


async def test_tokens_count_as_well_as_calls(app: Litestar, small: Gateway, couple: Couple, far: Far) -> None:
    whole = WIRE.body('{"expenses": [], "nothing": "chat"}')
    whole["usage"] = {"input_tokens": 1_900, "output_tokens": 100, "total_tokens": 2_000}
    far.will(answer(200, whole))
    await set_up(couple.asha, "openai")

    first, second = [await read(app, small, couple.asha, "lunch 250") for _ in range(2)]

    assert (first["reader"], second["reader"]) == ("openai", "built-in")


async def test_every_request_counts_and_the_page_tells(app: Litestar, couple: Couple, far: Far) -> None:
    far.will(said(WIRE, "no JSON"))
    await set_up(couple.asha, "openai")

    await read(app, app.state.gateway, couple.asha, "lunch 250")

    page = " ".join((await couple.ravi.page("/settings/llm")).text.split())
    assert len(far.seen) == 2
    assert "<dd>2 of 500</dd>" in page
    assert "<dd>680 of 1,000,000</dd>" in page


async def test_a_burst_cannot_pass_the_cap(app: Litestar, couple: Couple) -> None:
    database: Database = app.state.database
    household, today, cap = UUID(couple.asha.household["id"]), today_in("Asia/Kolkata"), Cap(5, 1_000)

    async def claim() -> bool:
        async with database.unit_of_work(household) as session:
            return await claim_call(session, cap, today)

    granted = await asyncio.gather(*(claim() for _ in range(20)))

    assert sum(granted) == 5


async def test_a_new_day_begins_at_nothing_and_a_call_never_made_is_given_back(app: Litestar, couple: Couple) -> None:
    database: Database = app.state.database
    household, today, cap = UUID(couple.asha.household["id"]), today_in("Asia/Kolkata"), Cap(1, 1_000)

    async with database.unit_of_work(household) as session:
        assert await claim_call(session, cap, today)
        assert not await claim_call(session, cap, today)
        await settle_call(session, Trace(requests=0), today)
        assert await used_on(session, today) == (0, 0)
        assert await claim_call(session, cap, today)
        assert await claim_call(session, cap, today + timedelta(days=1))


async def test_the_day_is_the_households_own(app: Litestar, small: Gateway, couple: Couple, far: Far) -> None:
    far.will(good(WIRE, item()))
    await set_up(couple.asha, "openai")
    before = clock.utc_now().replace(hour=18, minute=20) - timedelta(days=2)
    with clock.set_to(before):
        used = [await read(app, small, couple.asha, "lunch 250") for _ in range(4)]
    with clock.set_to(before + timedelta(minutes=20)):
        fresh = await read(app, small, couple.asha, "lunch 250")

    assert [message["reader"] for message in used] == ["openai"] * 3 + ["built-in"]
    assert fresh["reader"] == "openai"
