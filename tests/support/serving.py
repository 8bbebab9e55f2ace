"""Serving an application on a real socket, and listening to its stream of events."""

import asyncio
import socket
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
import uvicorn

from expense_app.serve.protocol import http_options
from tests.support.people import Person


@asynccontextmanager
async def serving(app: Any, **options: Any) -> AsyncGenerator[str]:
    """The address where `app` answers; its lifespan is somebody else's. `options` are uvicorn's."""
    with socket.socket(proto=socket.IPPROTO_TCP) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        own = {"lifespan": "off", "log_config": None, "timeout_graceful_shutdown": 1}
        server = uvicorn.Server(uvicorn.Config(app, **(own | http_options() | options)))
        work = asyncio.create_task(server.serve([listening]))
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        await work


@dataclass
class Event:
    name: str = ""
    id: str = ""
    data: str = ""


@dataclass
class Listening:
    """A stream and everything that came over it so far."""

    answer: httpx.Response
    raw: str = ""
    events: asyncio.Queue[Event] = field(default_factory=asyncio.Queue)
    ended: asyncio.Event = field(default_factory=asyncio.Event)

    async def read(self) -> None:
        event = Event()
        async for line in self.answer.aiter_lines():
            self.raw += f"{line}\n"
            field_name, _, value = line.partition(": ")
            if field_name == "event":
                event.name = value
            elif field_name == "id":
                event.id = value
            elif field_name == "data":
                event.data += f"{value}\n"
            elif not line:
                if event.name:
                    self.events.put_nowait(event)
                event = Event()
        self.ended.set()

    async def news(self, within: float = 8.0) -> Event:
        """The next event that is no beat, before the next beat (15 seconds) could have brought it."""
        async with asyncio.timeout(within):
            while (event := await self.events.get()).name != "news":
                pass
            return event


@asynccontextmanager
async def listening(person: Person, address: str, since: str = "", **headers: str) -> AsyncGenerator[Listening]:
    """The person's stream, once it has said something."""
    headers = {"accept": "text/event-stream", **{name.replace("_", "-"): value for name, value in headers.items()}}
    async with (
        httpx.AsyncClient(cookies=dict(person.client.cookies), timeout=30) as client,
        client.stream("GET", f"{address}/events", params={"since": since} if since else {}, headers=headers) as answer,
    ):
        assert answer.status_code == 200
        heard = Listening(answer)
        reading = asyncio.create_task(heard.read())
        await asyncio.wait_for(heard.events.get(), 5)
        try:
            yield heard
        finally:
            reading.cancel()
