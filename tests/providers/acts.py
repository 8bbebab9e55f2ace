"""What the tests of the providers do again and again."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import httpx
import pytest
from litestar import Litestar
from sqlalchemy import select

from expense_app.db import Database
from expense_app.models import ParseLog
from tests.llm.formats import GeminiFormat, OpenAIFormat
from tests.llm.wire_server import Behaviour, Seen, WireServer
from tests.support.people import Person

BOTH = pytest.mark.parametrize("wire", [OpenAIFormat(), GeminiFormat()], ids=["openai", "gemini"])
CANARY = "sk-canary-0b54e1d7-never-shown"


class Far:
    """The provider's end of the wire."""

    def __init__(self, server: WireServer) -> None:
        self._server = server

    def will(self, *script: Behaviour) -> None:
        """One behaviour a request from now on; the last one repeats."""
        self._server.seen.clear()
        self._server.script[:] = script

    def will_by_method(self, *, get: Behaviour, post: Behaviour) -> None:
        """A test asks for a reading and for the list of models at the same time, in any order."""

        async def behave(writer: asyncio.StreamWriter) -> None:
            now = get if self._server.seen[-1].method == "GET" else post
            await now(writer)

        self.will(behave)

    @property
    def seen(self) -> list[Seen]:
        return self._server.seen


async def set_up(person: Person, provider: str, /, **fields: Any) -> httpx.Response:
    """Save the provider, active and with the canary key where nothing else is said."""
    form = {"provider": provider, "api_key": CANARY, "is_active": True} | fields
    return await person.request("PUT", "/settings/llm", json=form)


async def until(holds: Callable[[], Awaitable[bool]], within: float = 40.0) -> None:
    """Returns as soon as it holds; TimeoutError after `within` seconds."""
    async with asyncio.timeout(within):
        while not await holds():  # noqa: ASYNC110 - the other end is another process or a socket
            await asyncio.sleep(0.02)


async def settled(person: Person, message_id: str, within: float = 40.0) -> dict[str, Any]:
    """The message once it has been read."""
    entry: dict[str, Any] = {}

    async def is_read() -> bool:
        entry.update((await person.get(f"/chat/messages/{message_id}")).json())
        return entry["message"]["status"] != "reading"

    await until(is_read, within)
    return entry


async def say(person: Person, text: str) -> dict[str, Any]:
    """Send it, and wait until it has been read."""
    answer = await person.post("/chat", json={"text": text})
    assert answer.status_code in {201, 202}, answer.text
    return await settled(person, answer.json()["message"]["id"])


async def asked(far: Far, times: int = 1) -> None:
    """The provider has been asked so often."""

    async def is_asked() -> bool:
        return len(far.seen) >= times

    await until(is_asked)


async def logs(app: Litestar, person: Person, message_id: str) -> list[ParseLog]:
    database: Database = app.state.database
    async with database.unit_of_work(UUID(person.household["id"])) as session:
        found = await session.execute(
            select(ParseLog).where(ParseLog.message_id == UUID(message_id)).order_by(ParseLog.id)
        )
        return list(found.scalars())


async def logged(app: Litestar, person: Person, message_id: str, many: int) -> list[ParseLog]:
    """The records of a message once there are so many."""

    async def are_there() -> bool:
        return len(await logs(app, person, message_id)) >= many

    await until(are_there)
    return await logs(app, person, message_id)
