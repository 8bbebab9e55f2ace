"""The web process killed while people confirm."""

import asyncio
import signal
from typing import Any
from uuid import uuid4

import httpx
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.faults.production import Production, until
from tests.support.expenses import draft, history, try_to_confirm
from tests.support.people import Couple, Person

LOCK = text("SELECT FROM expense WHERE id = :id FOR UPDATE")
WAITING = text("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND state = 'active'")


async def are_waiting(owner: AsyncEngine, many: int) -> bool:
    """Whether so many statements wait for a lock at this moment."""
    async with owner.connect() as looking:
        return (await looking.scalar(WAITING) or 0) >= many


async def confirmed_after_all(person: Person, made: dict[str, Any], key: str) -> httpx.Response:
    """Again and again with the same key, as somebody does whose tap had no answer."""
    async with asyncio.timeout(20):
        while True:
            try:
                return await try_to_confirm(person, made, key=key)
            except httpx.TransportError:
                await asyncio.sleep(0.1)


async def is_confirmed_once(person: Person, made: dict[str, Any]) -> bool:
    kinds = [event["kind"] for event in await history(person, made)]
    return kinds.count("confirmed") == 1


async def test_killed_in_the_middle_of_a_confirm_it_is_done_once(
    production: Production, owner: AsyncEngine, couple: Couple
) -> None:
    made, key = await draft(couple.asha), uuid4().hex
    async with owner.connect() as holding:
        await holding.execute(LOCK, {"id": made["id"]})
        tap = asyncio.create_task(try_to_confirm(couple.asha, made, key=key))

        await until(lambda: are_waiting(owner, 1))
        killed = production.signal("web", signal.SIGKILL)
        with pytest.raises(httpx.TransportError):
            await tap
    answer = await confirmed_after_all(couple.asha, made, key)

    assert production.pid("web") not in {None, killed}
    assert answer.status_code == 200, answer.text
    assert await is_confirmed_once(couple.asha, made)
    again = await try_to_confirm(couple.ravi, made, key=key)
    assert again.headers["idempotency-replayed"] == "true"
    assert again.json() == answer.json()


async def test_killed_under_many_confirms_each_is_done_once(production: Production, couple: Couple) -> None:
    drafts = [await draft(couple.asha, f"bus {fare}") for fare in range(40, 56)]
    keys = [uuid4().hex for _ in drafts]

    taps = [asyncio.create_task(confirmed_after_all(couple.ravi, *each)) for each in zip(drafts, keys, strict=True)]
    await asyncio.wait(taps, return_when=asyncio.FIRST_COMPLETED)
    production.signal("web", signal.SIGKILL)

    assert {answer.status_code for answer in await asyncio.gather(*taps)} == {200}
    assert all([await is_confirmed_once(couple.asha, made) for made in drafts])
    [total] = (await couple.asha.get("/expenses")).json()["totals"]
    assert (total["amount"], total["count"]) == ("760.00", 16)
