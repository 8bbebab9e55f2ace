"""Of many requests at once a few are carried to their end before the next ones begin."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest
from litestar import Litestar, Request, get, post

from expense_app.web.turns import Turns

PATIENCE = 0.2
LARGEST = 1000


class Kitchen:
    """Who is served, in the order in which they came in. `busy` once there is somebody; `done` lets them leave."""

    def __init__(self) -> None:
        self.served: list[str] = []
        self.busy = asyncio.Event()
        self.done = asyncio.Event()


@pytest.fixture
async def kitchen() -> Kitchen:
    return Kitchen()


@pytest.fixture
def app(kitchen: Kitchen) -> Litestar:
    @post("/soup", in_turn=True)
    async def soup(request: Request[Any, Any, Any]) -> str:
        kitchen.served.append((await request.body()).decode())
        kitchen.busy.set()
        await kitchen.done.wait()
        return "soup"

    @get("/menu")
    async def menu() -> str:
        return "menu"

    return Litestar([soup, menu], middleware=[Turns(1, PATIENCE, LARGEST)], request_max_body_size=LARGEST)


@asynccontextmanager
async def guests(app: Litestar) -> AsyncGenerator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://here") as client:
        yield client


async def test_the_second_begins_when_the_first_is_done(app: Litestar, kitchen: Kitchen) -> None:
    async with guests(app) as client:
        asha = asyncio.create_task(client.post("/soup", content="asha"))
        await kitchen.busy.wait()
        ravi = asyncio.create_task(client.post("/soup", content="ravi"))
        await asyncio.sleep(PATIENCE / 4)
        assert kitchen.served == ["asha"]
        kitchen.done.set()
        answers = await asyncio.gather(asha, ravi)

    assert kitchen.served == ["asha", "ravi"]
    assert [answer.status_code for answer in answers] == [201, 201]


async def test_who_has_waited_for_a_moment_is_let_in(app: Litestar, kitchen: Kitchen) -> None:
    async with guests(app) as client:
        asha = asyncio.create_task(client.post("/soup", content="asha"))
        await kitchen.busy.wait()
        kitchen.busy.clear()
        ravi = asyncio.create_task(client.post("/soup", content="ravi"))
        await asyncio.wait_for(kitchen.busy.wait(), timeout=20 * PATIENCE)
        kitchen.done.set()
        await asyncio.gather(asha, ravi)
        assert (await client.post("/soup", content="sam")).status_code == 201

    assert kitchen.served == ["asha", "ravi", "sam"]


async def test_other_routes_wait_for_nobody(app: Litestar, kitchen: Kitchen) -> None:
    async with guests(app) as client:
        asha = asyncio.create_task(client.post("/soup", content="asha"))
        await kitchen.busy.wait()
        assert (await client.get("/menu")).text == "menu"
        kitchen.done.set()
        await asha


async def test_a_body_that_comes_slowly_holds_up_nobody(app: Litestar, kitchen: Kitchen) -> None:
    kitchen.done.set()
    rest = asyncio.Event()

    async def slowly() -> AsyncGenerator[bytes]:
        yield b"as"
        await rest.wait()
        yield b"ha"

    def receive() -> Callable[[], Any]:
        parts = slowly()

        async def next_part() -> dict[str, Any]:
            part = await anext(parts, None)
            return {"type": "http.request", "body": part or b"", "more_body": part is not None}

        return next_part

    sent: list[dict[str, Any]] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async with guests(app) as client:
        request = client.build_request("POST", "/soup")
        slow = asyncio.create_task(app(_scope(request), receive(), send))
        await asyncio.sleep(0)
        assert (await client.post("/soup", content="ravi")).status_code == 201
        rest.set()
        await slow

    assert kitchen.served == ["ravi", "asha"]
    assert sent[0]["status"] == 201


async def test_a_body_that_is_too_large_is_refused_before_it_is_all_there(app: Litestar, kitchen: Kitchen) -> None:
    read = 0

    async def endless() -> AsyncGenerator[bytes]:
        nonlocal read
        while True:
            read += 100
            yield b"x" * 100

    async with guests(app) as client:
        parts = endless()

        async def receive() -> Any:
            return {"type": "http.request", "body": await anext(parts), "more_body": True}

        sent: list[Any] = []

        async def send(message: Any) -> None:
            sent.append(message)

        await app(_scope(client.build_request("POST", "/soup")), receive, send)

    assert sent[0]["status"] == 413
    assert read <= LARGEST + 200
    assert kitchen.served == []


def _scope(request: httpx.Request) -> Any:
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": request.method,
        "scheme": "http",
        "path": request.url.path,
        "raw_path": request.url.raw_path,
        "query_string": b"",
        "root_path": "",
        "headers": [(b"host", b"here")],
        "server": ("here", 80),
        "client": ("127.0.0.1", 1),
    }
