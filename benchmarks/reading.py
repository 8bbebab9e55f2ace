"""Many messages at once while the provider takes its time: `uv run python -m benchmarks.reading`.

A real web process, a real worker, a real database and a provider's server on this machine, each warmed up by one
message. Prints the median and the slowest request, and how many messages ended twice, without drafts, or not at all.
"""

import argparse
import asyncio
import os
import secrets
import statistics
import sys
import time
from collections import Counter
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx

from benchmarks.processes import free_port
from expense_app.config import ROOT
from expense_app.local import start_postgres, start_valkey
from expense_app.migrate import migrate
from tests.llm.formats import OpenAIFormat, good, item
from tests.llm.wire_server import WireServer, delayed, wire_server


@dataclass(frozen=True)
class Sent:
    person: httpx.AsyncClient
    message_id: str
    status_code: int
    seconds: float


async def main(people: int, each: int, rounds: int, delay: float) -> int:
    with TemporaryDirectory() as folder:
        database, valkey = start_postgres(Path(folder)), start_valkey(Path(folder))
        try:
            await migrate(database.url)
            async with (
                wire_server(delayed(delay, good(OpenAIFormat(), item(amount="250"), item(amount="80")))) as far,
                product(database.url, valkey.url, far.url) as address,
            ):
                return await measure(address, people, each, rounds, far)
        finally:
            database.stop()
            valkey.stop()


@asynccontextmanager
async def product(database_url: str, redis_url: str, far_url: str) -> AsyncGenerator[str]:
    environ = {
        **os.environ,
        "DATABASE_URL": database_url,
        "REDIS_URL": redis_url,
        "APP_SECRET": secrets.token_urlsafe(32),
        "APP_ENCRYPTION_KEY": secrets.token_urlsafe(32),
        "OPENAI_BASE_URL": far_url,
        "LOG_LEVEL": "WARNING",
        "RATE_LIMIT_FACTOR": "100000",
    }
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    parts = [("web", "--port", str(port)), ("worker",)]
    started = [
        await asyncio.create_subprocess_exec(sys.executable, "-m", "expense_app", *part, cwd=ROOT, env=environ)
        for part in parts
    ]
    try:
        await answering(address)
        yield address
    finally:
        for process in started:
            process.terminate()
            await process.wait()


async def answering(address: str) -> None:
    async with httpx.AsyncClient(base_url=address) as client, asyncio.timeout(30):
        while True:
            try:
                if (await client.get("/health/ready")).status_code == 200:
                    return
            except httpx.TransportError:
                await asyncio.sleep(0.1)


async def measure(address: str, people: int, each: int, rounds: int, far: WireServer) -> int:
    clients = [await register(address, place) for place in range(people)]
    first = await register(address, people)
    await read(await say(first, "lunch 1"))
    await first.aclose()
    far.seen.clear()
    missed = sum([await burst(clients, each, place) for place in range(rounds)])
    shown = [(await person.get("/")).json()["messages"] for person in clients]
    for person in clients:
        await person.aclose()
    lost = people * each * rounds - sum(len(messages) for messages in shown)
    print(f"provider asked {len(far.seen)} times, messages lost {lost}")
    return 1 if missed or lost else 0


async def burst(clients: list[httpx.AsyncClient], each: int, place: int) -> int:
    """Everybody sends at the same moment. How many messages did not end with exactly the provider's two drafts."""
    began = time.perf_counter()
    sent = await asyncio.gather(
        *(say(person, f"lunch {place * 10 + n}") for person in clients for n in range(1, each + 1))
    )
    requests = [each.seconds for each in sent]
    entries = await asyncio.gather(*(read(each) for each in sent))
    took = time.perf_counter() - began
    drafts, readers = (
        Counter(len(each["drafts"]) for each in entries),
        Counter(each["message"]["reader"] for each in entries),
    )
    print(f"{len(sent)} messages of {len(clients)} people, answers {dict(Counter(each.status_code for each in sent))}")
    print(f"  request: median {statistics.median(requests) * 1000:.0f} ms, slowest {max(requests) * 1000:.0f} ms")
    print(f"  read by {dict(readers)} after {took:.1f} s, drafts per message {dict(drafts)}")
    return len(sent) - drafts[2]


async def register(address: str, place: int) -> httpx.AsyncClient:
    """Somebody with a household of their own and a provider that reads."""
    client = httpx.AsyncClient(base_url=address, headers={"accept": "application/json"}, timeout=60)
    form = {"email": f"p{place}@example.com", "password": "correct horse battery", "full_name": f"Person {place}"}
    await client.post("/auth/register", json=form | {"household_name": "Home", "currency": "INR"})
    client.headers["x-csrftoken"] = client.cookies["csrftoken"]
    setting = {"provider": "openai", "api_key": "sk-of-the-benchmark", "is_active": True}
    (await client.put("/settings/llm", json=setting)).raise_for_status()
    return client


async def say(person: httpx.AsyncClient, text: str) -> Sent:
    began = time.perf_counter()
    answer = await person.post("/chat", json={"text": text})
    return Sent(person, answer.json()["message"]["id"], answer.status_code, time.perf_counter() - began)


async def read(sent: Sent) -> dict[str, Any]:
    """Polls as a page does."""
    while True:
        entry = (await sent.person.get(f"/chat/messages/{sent.message_id}")).json()
        if entry["message"]["status"] != "reading":
            return entry
        await asyncio.sleep(1)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=25)
    parser.add_argument("--each", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--delay", type=float, default=5.0, help="seconds that the provider takes")
    options = parser.parse_args()
    sys.exit(asyncio.run(main(options.people, options.each, options.rounds, options.delay)))
