"""Keys that were moved, lost, or sealed under an older secret."""

import base64
import os
import re
import subprocess
import sys
from dataclasses import replace
from uuid import UUID

from arq.worker import Worker
from litestar import Litestar
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from expense_app.config import ROOT, Settings
from expense_app.providers.rotation import rotate_keys
from expense_app.providers.vault import Vault
from tests.llm.formats import OpenAIFormat, good, item
from tests.providers.acts import CANARY, Far, say, set_up
from tests.support.people import Couple, Person

SEALED = "SELECT encrypted_key FROM llm_setting WHERE household_id = :household AND provider = 'openai'"


async def sealed_key(owner: AsyncEngine, person: Person) -> bytes:
    async with owner.connect() as connection:
        return (await connection.execute(text(SEALED), {"household": person.household["id"]})).scalar_one()


async def put_sealed_key(owner: AsyncEngine, person: Person, sealed: bytes) -> None:
    """As somebody who can write into the table itself."""
    async with owner.begin() as connection:
        await connection.execute(
            text("UPDATE llm_setting SET encrypted_key = :sealed WHERE household_id = :household"),
            {"sealed": sealed, "household": person.household["id"]},
        )


async def test_a_ciphertext_moved_to_another_household_is_no_key_there(
    owner: AsyncEngine, couple: Couple, stranger: Person, far: Far
) -> None:
    await set_up(couple.asha, "openai")
    await set_up(stranger, "openai", api_key="sk-of-the-stranger")
    await put_sealed_key(owner, stranger, await sealed_key(owner, couple.asha))

    shown = (await stranger.get("/settings/llm")).json()
    told = (await stranger.post("/settings/llm/test", json={})).json()
    page = (await stranger.page("/settings/llm")).text

    assert (shown["has_key"], shown["key_hint"]) == (False, None)
    assert told["detail"] == "The saved OpenAI key can no longer be read. Paste it again in the settings."
    assert "can no longer be read" in page
    assert far.seen == []


async def test_a_message_with_a_lost_key_is_read_here_and_says_so(
    owner: AsyncEngine, worker: Worker, couple: Couple, far: Far
) -> None:
    assert worker
    await set_up(couple.asha, "openai")
    await put_sealed_key(owner, couple.asha, os.urandom(60))

    entry = await say(couple.ravi, "milk 60")
    his = (await couple.ravi.page("/settings/llm")).text
    await set_up(couple.asha, "openai")
    far.will(good(OpenAIFormat(), item(amount="70")))
    mended = await say(couple.ravi, "eggs 70")

    assert entry["message"]["notice"] == (
        "The saved OpenAI key can no longer be read. An admin of the household can paste it again in the settings. "
        "The built-in parser read this instead."
    )
    assert "Ask Asha to paste it again." in his
    assert [draft["amount"] for draft in entry["drafts"]] == ["60.00"]
    assert mended["message"]["reader"] == "openai"


async def test_rotation_seals_every_households_keys_anew(
    app: Litestar, owner: AsyncEngine, settings: Settings, couple: Couple, stranger: Person
) -> None:
    for person in (couple.asha, stranger):
        await set_up(person, "openai", api_key=f"{CANARY}-{person.household['id']}")
    newest = base64.b64encode(os.urandom(32)).decode()
    rotated = replace(settings, encryption_keys=(newest, *settings.encryption_keys))

    first = await rotate_keys(app.state.database, rotated)
    second = await rotate_keys(app.state.database, rotated)

    alone = Vault([newest])
    for person in (couple.asha, stranger):
        opened = alone.open(await sealed_key(owner, person), UUID(person.household["id"]), "openai")
        assert opened is not None
        assert opened.reveal() == f"{CANARY}-{person.household['id']}"
    assert first.renewed >= 2
    assert (second.renewed, second.current) == (0, first.renewed + first.current)
    await rotate_keys(app.state.database, replace(settings, encryption_keys=(*settings.encryption_keys, newest)))


async def test_the_command_says_how_many_and_which_cannot_be_read(
    owner: AsyncEngine, settings: Settings, worker_environ: dict[str, str], couple: Couple
) -> None:
    await set_up(couple.asha, "openai")
    await put_sealed_key(owner, couple.asha, os.urandom(60))

    done = subprocess.run(  # noqa: ASYNC221 - nothing else waits
        [sys.executable, "-m", "expense_app", "rotate-keys"],
        cwd=ROOT,
        env={**os.environ, **worker_environ, "REDIS_URL": settings.redis_url},
        capture_output=True,
        text=True,
        check=False,
    )

    await couple.asha.post("/settings/llm/key/remove", json={"provider": "openai"})
    assert done.returncode == 1
    assert re.search(r"\b[1-9]\d* cannot be read\.", done.stdout)
    assert CANARY not in done.stdout + done.stderr
