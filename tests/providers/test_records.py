"""How a message was read, kept for the admin."""

from datetime import timedelta
from uuid import UUID

from arq.worker import Worker
from litestar import Litestar
from sqlalchemy import DateTime, Integer, select

from expense_app.clock import utc_now
from expense_app.db import Database
from expense_app.models import ParseLog
from expense_app.providers.tasks import forget_old_readings
from expense_app.tenancy import lookup
from tests.llm.formats import OpenAIFormat, good, item
from tests.providers.acts import Far, logs, say, set_up
from tests.support.people import Couple, Person

WIRE = OpenAIFormat()


async def test_the_admin_sees_how_a_message_was_read(
    couple: Couple, stranger: Person, far: Far, worker: Worker
) -> None:
    assert worker
    await set_up(couple.asha, "openai")
    far.will(good(WIRE, item(description="<b>thali</b>"), item(currency="XXQ")))
    message_id = (await say(couple.ravi, "thali 250"))["message"]["id"]
    path = f"/chat/messages/{message_id}/reading"

    (shown,) = (await couple.asha.get(path)).json()["readings"]
    page = (await couple.asha.page(path)).text

    assert (shown["provider"], shown["model"], shown["text"]) == ("openai", "gpt-6-luna", "thali 250")
    assert (shown["input_tokens"], shown["output_tokens"]) == (300, 40)
    assert shown["prompt_version"].startswith("expenses-1+")
    assert "thali" in shown["raw_output"]
    assert shown["errors"] == ["Item 2 was left out: “XXQ” is no currency."]
    assert shown["duration_ms"] > 0
    assert "&lt;b&gt;thali&lt;/b&gt;" in page
    assert path in (await couple.asha.page("/")).text
    assert path not in (await couple.ravi.page("/")).text
    assert (await couple.ravi.get(path)).status_code == 403
    assert (await stranger.get(path)).status_code == 404


async def test_built_in_readings_are_recorded_too(couple: Couple) -> None:
    message_id = (await say(couple.asha, "milk 60"))["message"]["id"]

    (shown,) = (await couple.asha.get(f"/chat/messages/{message_id}/reading")).json()["readings"]

    assert (shown["provider"], shown["model"], shown["raw_output"], shown["errors"]) == ("built-in", "", "", [])


async def test_records_of_all_households_are_let_go_after_90_days(
    app: Litestar, couple: Couple, stranger: Person
) -> None:
    database: Database = app.state.database
    kept: dict[Person, str] = {}
    for person in (couple.asha, stranger):
        old, fresh = [(await say(person, text))["message"]["id"] for text in ("milk 60", "bread 40")]
        for message_id, days in ((old, 91), (fresh, 89)):
            async with database.unit_of_work(UUID(person.household["id"])) as session:
                rows = await session.execute(select(ParseLog).where(ParseLog.message_id == UUID(message_id)))
                rows.scalar_one().created_at = utc_now() - timedelta(days=days)
        kept[person] = fresh

    forgotten = await forget_old_readings({"database": database})

    assert forgotten >= 2
    for person, fresh in kept.items():
        shown = [entry["id"] for entry in (await person.get("/")).json()["messages"]]
        assert [len(await logs(app, person, message_id)) for message_id in shown] == [0, 1]
        assert shown[1] == fresh


async def test_the_database_itself_keeps_90_days_whatever_it_is_asked(app: Litestar, couple: Couple) -> None:
    database: Database = app.state.database
    message_id = (await say(couple.asha, "milk 60"))["message"]["id"]
    forget = lookup("forget_readings", ("forgotten",), before=DateTime(timezone=True), most=Integer())

    async with database.unit_of_work(None) as session:
        await session.execute(forget, {"before": utc_now() + timedelta(days=1), "most": 5_000})

    assert len(await logs(app, couple.asha, message_id)) == 1
