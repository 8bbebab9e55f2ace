"""Everything that could put somebody's words into a log, done once."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.faults.production import Production, until
from tests.llm.formats import OpenAIFormat, good, item
from tests.llm.wire_server import answer
from tests.providers.acts import Far, say, set_up
from tests.support.expenses import confirm
from tests.support.people import PASSWORD, Couple

WORDS = "zebra canary brunch"
AMOUNT = "73914.27"
KEY = "sk-canary-9f2d-never-logged"
SENTENCE = f"{WORDS} {AMOUNT}"


@asynccontextmanager
async def broken(owner: AsyncEngine, table: str) -> AsyncGenerator[None]:
    """Nothing can be written into the table: a defect, and PostgreSQL quotes the row that it refuses."""
    async with owner.begin() as connection:
        await connection.execute(text(f"ALTER TABLE {table} ADD CONSTRAINT broken CHECK (false) NOT VALID"))
    try:
        yield
    finally:
        async with owner.begin() as connection:
            await connection.execute(text(f"ALTER TABLE {table} DROP CONSTRAINT broken"))


class Trouble:
    """What it came to: the answers by what was tried, and what must not be found anywhere."""

    def __init__(self, production: Production, owner: AsyncEngine, couple: Couple, far: Far) -> None:
        self._production = production
        self._owner = owner
        self._asha = couple.asha
        self._far = far
        self.ids: dict[str, str] = {}
        self.secrets = [WORDS, AMOUNT, KEY, PASSWORD, self._asha.user["email"], self._asha.user["full_name"]]

    async def make(self) -> None:
        await self._daily_life()
        await self._failing_provider()
        async with broken(self._owner, "chat_message"):
            failed = await self._note("request", "POST", "/chat", json={"text": SENTENCE})
        assert failed.status_code == 500
        async with broken(self._owner, "parse_log"):
            self._far.will(good(OpenAIFormat(), item(amount=AMOUNT, description=WORDS)))
            asked = await self._note("job", "POST", "/chat", json={"text": SENTENCE})
            assert asked.status_code == 202
            await until(lambda: "job failed" in self._production.log)
        self.secrets += [cookie.value for cookie in self._asha.client.cookies.jar if cookie.value]

    async def _daily_life(self) -> None:
        form = {"email": self._asha.user["email"], "password": PASSWORD}
        await self._note("login", "POST", "/auth/login", json=form)
        await self._note("wrong login", "POST", "/auth/login", json=form | {"password": f"{PASSWORD} canary"})
        logged = await self._note("log", "POST", "/expenses/log", json={"text": SENTENCE})
        await confirm(self._asha, *logged.json()["drafts"])
        await self._note("list", "GET", f"/expenses?q={WORDS}")
        await self._note("wrong", "POST", "/expenses/log", json={"text": SENTENCE, WORDS: KEY})
        assert (await self._asha.get(f"/{WORDS}")).status_code == 404

    async def _failing_provider(self) -> None:
        echo = {"error": {"message": f"{KEY} {SENTENCE}", "type": KEY, "code": KEY}}
        for status in (401, 500):
            self._far.will(answer(status, echo))
            await set_up(self._asha, "openai", api_key=KEY)
            await say(self._asha, SENTENCE)
        await set_up(self._asha, "openai", api_key=KEY)

    async def _note(self, what: str, method: str, path: str, **kwargs: Any) -> Any:
        answered = await self._asha.request(method, path, **kwargs)
        self.ids[what] = answered.headers["x-request-id"]
        return answered
