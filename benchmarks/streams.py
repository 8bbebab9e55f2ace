"""What open event streams cost: the memory of a real web process, and the pages that it serves beside them.

`uv run python benchmarks/streams.py` starts its own PostgreSQL, Valkey and web process, opens 200 streams of 20
households, and measures pages with and without them in one run, a beat of every stream included. Under a minute.
"""

import asyncio
import os
import secrets
import socket
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import httpx

from expense_app.local import start_postgres, start_valkey
from expense_app.migrate import migrate

STREAMS = 200
HOUSEHOLDS = 20
BEAT = 15
PAUSE = 0.03
HOME = {"currency": "INR", "timezone": "Asia/Kolkata", "locale": "en-IN"}


async def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        postgres = start_postgres(Path(folder), durable=False)
        valkey = start_valkey(Path(folder))
        try:
            await migrate(postgres.url)
            async with web(postgres.url, valkey.url) as (address, pid):
                await measure(address, pid)
        finally:
            valkey.stop()
            postgres.stop()


@asynccontextmanager
async def web(database_url: str, redis_url: str) -> AsyncGenerator[tuple[str, int]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environ = {
        "PATH": os.defpath,
        "DATABASE_URL": database_url,
        "REDIS_URL": redis_url,
        "APP_SECRET": secrets.token_urlsafe(40),
        "APP_ENCRYPTION_KEY": secrets.token_urlsafe(40),
        "LOG_LEVEL": "WARNING",
        "RATE_LIMIT_FACTOR": "100000",
    }
    command = (sys.executable, "-m", "expense_app", "web", "--port", str(port))
    process = await asyncio.create_subprocess_exec(*command, env=environ)
    address = f"http://127.0.0.1:{port}"
    await answers(address)
    try:
        yield address, process.pid
    finally:
        process.terminate()
        await process.wait()


async def answers(address: str) -> None:
    async with httpx.AsyncClient(base_url=address) as client, asyncio.timeout(30):
        while True:
            try:
                await client.get("/health/live")
            except httpx.TransportError:
                await asyncio.sleep(0.05)
            else:
                return


async def measure(address: str, pid: int) -> None:
    async with AsyncExitStack() as stack:
        people = [await stack.enter_async_context(person(address, number)) for number in range(HOUSEHOLDS)]
        for each in people:
            for text in ("lunch 250 and auto 80 yesterday", "milk 60", "groceries 1840"):
                await say(each, text)
        await pages(people, 2)
        report("without streams", await pages(people, 6))
        before = memory(pid)
        opened = [await stack.enter_async_context(stream(people[n % HOUSEHOLDS])) for n in range(STREAMS)]
        assert all(answer.status_code == 200 for answer in opened)
        listening = [asyncio.create_task(heard(answer)) for answer in opened]
        report(f"with {STREAMS} streams", await pages(people, BEAT + 2))
        print(f"memory: {(memory(pid) - before) / 1024 / STREAMS:.0f} kB a stream")
        started = time.perf_counter()
        await asyncio.gather(*(say(each, "tea 20") for each in people))
        await asyncio.gather(*listening)
        print(f"{HOUSEHOLDS} messages at once were on all {STREAMS} after {time.perf_counter() - started:.1f} s")


@asynccontextmanager
async def person(address: str, number: int) -> AsyncGenerator[httpx.AsyncClient]:
    headers = {"accept": "application/json"}
    async with httpx.AsyncClient(base_url=address, timeout=30, headers=headers) as client:
        form = {"email": f"asha{number}@example.com", "password": secrets.token_urlsafe(12), "full_name": "Asha Rao"}
        answer = await client.post("/auth/register", json={**form, "household_name": "Home", **HOME})
        assert answer.status_code == 201, answer.text
        client.headers["x-csrftoken"] = client.cookies["csrftoken"]
        yield client


async def say(client: httpx.AsyncClient, text: str) -> None:
    answer = await client.post("/chat", json={"text": text})
    assert answer.status_code == 201, answer.text


@asynccontextmanager
async def stream(client: httpx.AsyncClient) -> AsyncGenerator[httpx.Response]:
    async with client.stream("GET", "/events", headers={"accept": "text/event-stream"}) as answer:
        yield answer


async def heard(answer: httpx.Response) -> None:
    """Return once the stream has brought the new message."""
    async for line in answer.aiter_lines():
        if "tea 20" in line:
            return


async def pages(people: list[httpx.AsyncClient], seconds: float) -> list[float]:
    """Seconds that each chat page took, one after the other with a pause between them."""
    taken: list[float] = []
    until = time.perf_counter() + seconds
    while (started := time.perf_counter()) < until:
        answer = await people[len(taken) % len(people)].get("/", headers={"accept": "text/html"})
        taken.append(time.perf_counter() - started)
        assert answer.status_code == 200
        await asyncio.sleep(PAUSE)
    return taken


def memory(pid: int) -> int:
    """Resident bytes of the process."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def report(what: str, taken: list[float]) -> None:
    middle, slow = statistics.median(taken) * 1000, statistics.quantiles(taken, n=20)[-1] * 1000
    print(f"{what}: page {middle:.1f} ms (95th percentile {slow:.1f} ms, {len(taken)} pages)")


if __name__ == "__main__":
    asyncio.run(main())
