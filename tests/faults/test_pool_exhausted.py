"""More requests than connections."""

import asyncio
import time

import httpx
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from expense_app.db import WAIT_FOR_A_TURN
from tests.faults.production import Production, until
from tests.faults.test_killed import are_waiting
from tests.support.people import Couple

CONNECTIONS = 2
"""Of the web process."""


async def test_who_finds_none_free_is_told_to_come_back_soon(
    production: Production, owner: AsyncEngine, couple: Couple
) -> None:
    asha = couple.asha
    async with owner.connect() as holding:
        await holding.execute(text("LOCK TABLE expense IN ACCESS EXCLUSIVE MODE"))
        stuck = [asyncio.create_task(asha.get("/expenses")) for _ in range(CONNECTIONS)]
        await until(lambda: are_waiting(owner, CONNECTIONS))
        began = time.monotonic()
        page, answer = await asyncio.gather(asha.page("/expenses/dashboard"), asha.get("/expenses/dashboard"))
        waited = time.monotonic() - began
        async with httpx.AsyncClient(base_url=production.url) as client:
            ready = await client.get("/health/ready")
        await holding.rollback()
        answers = await asyncio.gather(*stuck)

    assert (page.status_code, answer.status_code) == (503, 503)
    assert answer.headers["retry-after"] == "3"
    assert "Traceback" not in page.text
    assert waited < 1.5 * WAIT_FOR_A_TURN
    assert ready.json()["checks"]["database"] == "ok"
    assert {each.status_code for each in answers} == {200}
    assert (await asha.get("/expenses/dashboard")).status_code == 200
