"""A key is nowhere but in the one request that it was meant for."""

import logging

import pytest
from arq.worker import Worker
from litestar import Litestar
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.llm.formats import OpenAIFormat, good, item, said
from tests.llm.wire_server import answer, reset
from tests.providers.acts import CANARY, Far, say, set_up
from tests.support.people import Couple

WIRE = OpenAIFormat()
TABLES = "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"


async def whole_database(owner: AsyncEngine) -> str:
    """Every row of every table as text; binary columns as they are, not as hex."""
    async with owner.connect() as connection:
        tables = (await connection.execute(text(TABLES))).scalars().all()
        dumps = [
            str((await connection.execute(text(f'SELECT * FROM "{table}"'))).all())  # noqa: S608 - names of tables
            for table in tables
        ]
    return "\n".join(dumps)


async def whole_redis(app: Litestar) -> str:
    redis = app.state.redis
    keys = await redis.keys("*")
    return str([(key, await redis.dump(key)) for key in keys])


async def test_the_key_is_in_no_log_page_json_error_export_or_column(
    app: Litestar,
    owner: AsyncEngine,
    couple: Couple,
    far: Far,
    worker: Worker,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert worker
    caplog.set_level(logging.DEBUG)
    for name in ("arq.worker", "sqlalchemy.engine"):
        caplog.set_level(logging.DEBUG, name)
    asha = couple.asha
    answers = [await set_up(asha, "openai"), await set_up(asha, "gemini"), await set_up(asha, "openai")]
    echo = answer(401, {"error": {"message": f"Incorrect API key: {CANARY}", "type": CANARY, "code": CANARY}})
    for script in (
        good(WIRE, item()),
        said(WIRE, f"your key is {CANARY}"),
        good(WIRE, item(description=CANARY)),
        good(WIRE, item()),
        answer(302, {}, {"Location": f"http://127.0.0.1:1/{CANARY}"}),
        answer(500, {"error": CANARY}),
        answer(200, f"broken {CANARY}".encode()),
        reset,
        echo,
    ):
        far.will(script)
        answers.append(await asha.post("/settings/llm/test", json={}))
        await set_up(asha, "openai", api_key=CANARY)
        entry = await say(asha, "lunch 250")
        answers.append(await asha.get(f"/chat/messages/{entry['message']['id']}/reading"))
    wrongs = ({"model": "no good"}, {"is_active": "perhaps"}, {"unknown": CANARY})
    answers += [await set_up(asha, "openai", **wrong) for wrong in wrongs]
    answers.append(await couple.ravi.request("PUT", "/settings/llm", json={"provider": "openai", "api_key": CANARY}))
    exports = ("/expenses/export.json?status=all", "/expenses/export.csv?status=all")
    paths = ("/", "/settings/llm", "/settings/llm?provider=gemini", "/expenses", *exports)
    for person in (asha, couple.ravi):
        answers += [await person.get(path) for path in paths]
        answers += [await person.page(path) for path in paths]

    exported = [(await asha.get(export)).text for export in exports]
    assert [text.count("lunch") > 1 for text in exported] == [True, True]
    said_aloud = [f"{each.headers} {each.text}" for each in answers]
    logged = capfd.readouterr()
    database = await whole_database(owner)

    assert [place for place, words in enumerate(said_aloud) if CANARY in words] == []
    assert CANARY not in database
    assert CANARY not in await whole_redis(app)
    assert CANARY not in logged.out + logged.err + caplog.text
