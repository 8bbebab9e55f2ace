"""The web process asked to end while people are at it."""

import asyncio
import signal
from collections import Counter
from itertools import chain
from uuid import uuid4

import httpx

from tests.faults.production import Production, until
from tests.support.people import Couple, Person

AT_ONCE = 8
EACH = 6


async def log_all(person: Person, fares: list[int], seen: Counter[int | str]) -> None:
    """One sentence after the other; what was not answered is sent again with the same id."""
    for fare in fares:
        body = {"text": f"bus {fare}", "client_id": str(uuid4())}
        while True:
            try:
                answer = await person.post("/expenses/log", json=body)
            except httpx.TransportError as error:
                seen[type(error).__name__] += 1
                await asyncio.sleep(0.05)
                continue
            seen[answer.status_code] += 1
            if answer.status_code == 201:
                break


async def test_every_request_is_answered_or_refused_and_nothing_is_doubled(
    production: Production, couple: Couple
) -> None:
    seen: Counter[int | str] = Counter()
    people = [couple.asha, couple.ravi] * (AT_ONCE // 2)
    fares = [list(range(100 + EACH * place, 100 + EACH * (place + 1))) for place in range(AT_ONCE)]
    work = [asyncio.create_task(log_all(person, part, seen)) for person, part in zip(people, fares, strict=True)]

    await until(lambda: seen[201] > AT_ONCE)
    ended = production.signal("web", signal.SIGTERM)
    await asyncio.gather(*work)

    assert production.pid("web") not in {None, ended}
    drafts = (await couple.asha.get("/expenses?status=draft&limit=200")).json()["items"]
    assert sorted(round(float(made["amount"])) for made in drafts) == sorted(chain(*fares))
    assert seen[201] == AT_ONCE * EACH
    refusals = {"ReadError", "RemoteProtocolError", "ConnectError", "WriteError", 503}
    assert set(seen) <= {201} | refusals, seen
