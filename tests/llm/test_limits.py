"""A cap on calls at once, and waits that are what they should be."""

import asyncio
from datetime import UTC, datetime

import httpx
import pytest

from expense_app import clock
from expense_app.llm.base import Context, LLMError
from expense_app.llm.key import Key
from expense_app.llm.limits import Slots
from expense_app.llm.registry import Providers
from expense_app.llm.retry import RetryPolicy, asked_by_header
from tests.llm.conftest import CANARY
from tests.llm.formats import GeminiFormat, OpenAIFormat, good, item
from tests.llm.wire_server import WireServer, delayed, hang, wire_server


async def test_a_further_call_waits_its_turn(client: httpx.AsyncClient, context: Context) -> None:
    at_once: list[int] = []
    wire = OpenAIFormat()

    async with wire_server(delayed(0.05, good(wire, item()))) as server:
        providers = Providers(client, base_urls={"openai": server.url}, slots=Slots(limit=3))

        async def read(name: int) -> None:
            provider = providers.connect("openai", key=Key(CANARY), model="gpt-6-luna", circuit=str(name))
            await provider.parse_expenses("lunch 250", context)

        readings = asyncio.gather(*(read(name) for name in range(9)))
        while not readings.done():
            at_once.append(server.serving)
            await asyncio.sleep(0.005)
        await readings
    assert len(server.seen) == 9
    assert max(at_once) == 3


async def test_patience_ends_and_leaves_the_slot_to_others() -> None:
    slots = Slots(limit=1, patience=0.02)
    async with slots.slot("a"):
        with pytest.raises(LLMError) as caught:
            async with slots.slot("b"):
                pass
    assert (caught.value.kind, caught.value.code, caught.value.permanent) == ("busy", "no_slot", False)
    async with slots.slot("a"):
        pass


async def _served(server: WireServer, many: int) -> None:
    while server.serving < many:  # noqa: ASYNC110 - the other end of a socket
        await asyncio.sleep(0)


async def test_one_household_waits_behind_its_own_calls_only(client: httpx.AsyncClient, context: Context) -> None:
    async with wire_server(hang) as silent, wire_server(good(GeminiFormat(), item())) as prompt:
        slots = Slots(limit=3, share=2)
        providers = Providers(client, base_urls={"openai": silent.url, "gemini": prompt.url}, slots=slots)
        slow = providers.connect("openai", key=Key(CANARY), model="m", circuit="slow")
        waiting = [asyncio.create_task(slow.parse_expenses("lunch 250", context)) for _ in range(6)]
        await asyncio.wait_for(_served(silent, 2), 10)

        other = providers.connect("gemini", key=Key(CANARY), model="m", circuit="other")
        reply = await other.parse_expenses("lunch 250", context)

        assert len(reply.expenses) == 1
        assert len(silent.seen) == 2
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
    async with slots.slot("slow"), slots.slot("slow"), slots.slot("other"):
        pass


async def test_a_slot_comes_back_from_a_call_that_was_cancelled() -> None:
    slots = Slots(limit=1, patience=0.05)

    async def hold() -> None:
        async with slots.slot("a"):
            await asyncio.sleep(10)

    tasks = [asyncio.create_task(hold()), asyncio.create_task(hold())]
    await asyncio.sleep(0.01)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    async with slots.slot("a"):
        pass


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("7", 7.0),
        (" 0.5 ", 0.5),
        ("0", 0.0),
        ("Tue, 03 Nov 2026 12:00:30 GMT", 30.0),
        ("Tue, 03 Nov 2026 11:59:00 GMT", 0.0),
        ("Tue, 03 Nov 2026 12:00:30 -0000", None),
        ("-3", None),
        ("1e9", None),
        ("٧", None),
        ("soon", None),
        ("Tue, 99 Nov 2026 12:00:30 GMT", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after_is_seconds_or_a_date(header: str | None, seconds: float | None) -> None:
    with clock.set_to(datetime(2026, 11, 3, 12, 0, tzinfo=UTC)):
        assert asked_by_header(header) == seconds


def test_waits_double_with_a_share_of_chance_and_never_undercut_what_was_asked() -> None:
    early, late = RetryPolicy(jitter=lambda: 0.0), RetryPolicy(jitter=lambda: 1.0)
    assert [early.wait(None, done) for done in (0, 1)] == [0.125, 0.25]
    assert [late.wait(None, done) for done in (0, 1)] == [0.25, 0.5]
    assert (early.wait(3.0, 0), late.wait(3.0, 0)) == (3.0, 3.25)
