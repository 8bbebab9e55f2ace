"""What the tests of the providers do again and again."""

import asyncio
from typing import Any
from uuid import UUID

from litestar import Litestar
from sqlalchemy import select

from expense_app.db import Database
from expense_app.models import ParseLog
from tests.llm.wire_server import Behaviour, Seen, WireServer
from tests.support.people import Person

CANARY = "sk-canary-0b54e1d7-never-shown"


class Far:
    """The provider's end of the wire."""

    def __init__(self, server: WireServer) -> None:
        self._server = server

    def will(self, *script: Behaviour) -> None:
        """One behaviour a request from now on; the last one repeats."""
        self._server.seen.clear()
        self._server.script[:] = script

    @property
    def seen(self) -> list[Seen]:
        return self._server.seen


async def settled(person: Person, message_id: str, within: float = 10.0) -> dict[str, Any]:
    """The message once it has been read."""
    async with asyncio.timeout(within):
        while True:
            entry = (await person.get(f"/chat/messages/{message_id}")).json()
            if entry["message"]["status"] != "reading":
                return entry
            await asyncio.sleep(0.02)


async def say(person: Person, text: str) -> dict[str, Any]:
    """Send it, and wait until it has been read."""
    answer = await person.post("/chat", json={"text": text})
    assert answer.status_code in {201, 202}, answer.text
    return await settled(person, answer.json()["message"]["id"])


async def asked(far: Far, times: int = 1, within: float = 10.0) -> None:
    """The provider has been asked."""
    async with asyncio.timeout(within):
        while len(far.seen) < times:
            await asyncio.sleep(0.01)


async def logs(app: Litestar, person: Person, message_id: str) -> list[ParseLog]:
    database: Database = app.state.database
    async with database.unit_of_work(UUID(person.household["id"])) as session:
        found = await session.execute(
            select(ParseLog).where(ParseLog.message_id == UUID(message_id)).order_by(ParseLog.id)
        )
        return list(found.scalars())


async def logged(app: Litestar, person: Person, message_id: str, many: int, within: float = 10.0) -> list[ParseLog]:
    """The records of a message once there are so many."""
    async with asyncio.timeout(within):
        while len(found := await logs(app, person, message_id)) < many:
            await asyncio.sleep(0.02)
    return found
