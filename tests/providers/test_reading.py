import asyncio
import os
import sys
from datetime import timedelta
from types import ModuleType
from uuid import uuid4

import pytest
from litestar import Litestar

from expense_app import clock
from expense_app.chat.sweep import LEFT_ALONE, sweep_messages
from expense_app.config import ROOT
from tests.llm.formats import Format, good, item, said
from tests.llm.wire_server import delayed, hang, reset
from tests.providers.acts import BOTH, CANARY, Far, asked, logged, logs, say, set_up, settled
from tests.providers.conftest import working
from tests.support.people import Couple

WORKING = pytest.mark.usefixtures("worker")


@BOTH
@WORKING
async def test_a_message_is_read_by_the_worker_and_its_cards_say_by_whom(
    reading_couple: Couple, far: Far, wire: Format
) -> None:
    far.will(good(wire, item(description="thali", amount="250.50"), item(description="auto", amount="80")))

    answer = await reading_couple.asha.post("/expenses/log", json={"text": "thali and auto"})
    sent = answer.json()
    entry = await settled(reading_couple.ravi, sent["message"]["id"])

    assert answer.status_code == 202
    assert answer.headers["location"] == f"/chat/messages/{sent['message']['id']}"
    assert (sent["message"]["status"], sent["message"]["reader"], sent["drafts"]) == ("reading", wire.name, [])
    assert (entry["message"]["status"], entry["message"]["reader"]) == ("ready", wire.name)
    assert [(draft["description"], draft["amount"]) for draft in entry["drafts"]] == [
        ("thali", "250.50"),
        ("auto", "80.00"),
    ]
    assert {draft["status"] for draft in entry["drafts"]} == {"draft"}
    assert wire.key(far.seen[0]) == CANARY


@BOTH
@WORKING
async def test_the_provider_learns_first_names_categories_and_fitting_rules_and_nothing_else(
    reading_couple: Couple, far: Far, wire: Format
) -> None:
    far.will(good(wire, item(description="chai", amount="20")))
    for text, category in (("chai", "Groceries"), ("quantum flute", "Pets")):
        draft = (await say(reading_couple.asha, f"{text} 20"))["drafts"][0]
        await reading_couple.asha.patch(
            f"/expenses/{draft['id']}", json={"version": draft["version"], "category": category, "description": text}
        )
    far.will(good(wire, item(description="chai", amount="30")))

    await say(reading_couple.asha, "chai 30")

    instructions, texts = wire.instructions(far.seen[0]), wire.texts(far.seen[0])
    assert texts == ["chai 30"]
    assert '"Asha"' in instructions
    assert '"Ravi"' in instructions
    assert "Groceries" in instructions
    assert '{"like": "chai"' in instructions
    hidden = [
        "Rao",
        "quantum",
        "example.com",
        CANARY,
        reading_couple.asha.id,
        reading_couple.asha.household["id"],
        reading_couple.asha.household["name"],
    ]
    assert [word for word in hidden if word in far.seen[0].body.decode()] == []


async def test_commands_stay_here(reading_couple: Couple, far: Far) -> None:
    answer = await reading_couple.asha.post("/chat", json={"text": "undo"})

    assert answer.status_code == 201
    assert answer.json()["message"]["reader"] == "built-in"
    assert far.seen == []


@WORKING
async def test_too_long_a_text_is_read_here_at_once(reading_couple: Couple, far: Far) -> None:
    answer = await reading_couple.asha.post("/chat", json={"text": "milk 60\n" + "x" * 4_001})

    assert answer.status_code == 201
    assert "This is too long to send to" in answer.json()["message"]["notice"]
    assert "The built-in parser read this instead." in answer.json()["message"]["notice"]
    assert far.seen == []


@WORKING
async def test_sending_it_again_while_it_is_read_makes_nothing_new(
    reading_couple: Couple, far: Far, wire: Format
) -> None:
    far.will(delayed(0.3, good(wire, item())))
    sent = {"text": "lunch 250", "client_id": str(uuid4())}

    first = await reading_couple.asha.post("/chat", json=sent)
    second = await reading_couple.asha.post("/chat", json=sent)
    entry = await settled(reading_couple.asha, first.json()["message"]["id"])

    assert (first.status_code, second.status_code) == (202, 202)
    assert second.json() == first.json()
    assert len(entry["drafts"]) == 1
    assert len(far.seen) == 1


@WORKING
async def test_the_built_in_parser_can_be_had_now_and_the_late_answer_is_only_logged(
    app: Litestar, reading_couple: Couple, far: Far, wire: Format
) -> None:
    far.will(delayed(0.5, good(wire, item(description="too late", amount="999"))))
    message_id = (await reading_couple.asha.post("/chat", json={"text": "milk 60"})).json()["message"]["id"]
    await asked(far)

    now = await reading_couple.ravi.post(f"/chat/messages/{message_id}/built-in")
    again = await reading_couple.asha.post(f"/chat/messages/{message_id}/built-in")
    records = await logged(app, reading_couple.asha, message_id, 2)

    entry = (await reading_couple.asha.get(f"/chat/messages/{message_id}")).json()
    assert now.status_code == again.status_code == 200
    assert [draft["amount"] for draft in now.json()["drafts"]] == ["60.00"]
    assert entry["drafts"] == now.json()["drafts"] == again.json()["drafts"]
    assert entry["message"]["reader"] == "built-in"
    assert [record.provider for record in records] == ["built-in", wire.name]
    assert records[1].errors[-1] == "The answer came after the message had been read otherwise."
    assert "too late" in records[1].raw_output


@WORKING
async def test_a_poll_hears_nothing_while_it_is_read(reading_couple: Couple, far: Far, wire: Format) -> None:
    far.will(delayed(0.3, good(wire, item())))
    message_id = (await reading_couple.asha.post("/chat", json={"text": "lunch 250"})).json()["message"]["id"]

    early = await reading_couple.asha.fragment("GET", f"/chat/messages/{message_id}?unless=reading")
    await settled(reading_couple.asha, message_id)
    late = await reading_couple.asha.fragment("GET", f"/chat/messages/{message_id}?unless=reading")

    assert (early.status_code, early.text) == (204, "")
    assert late.status_code == 200
    assert 'name="amount"' in late.text


async def test_a_message_that_a_killed_worker_left_is_taken_up_after_a_while(
    app: Litestar, reading_couple: Couple, far: Far, worker_environ: dict[str, str]
) -> None:
    far.will(hang)
    arguments = (sys.executable, "-m", "arq", "worker.WorkerSettings")
    doomed = await asyncio.create_subprocess_exec(*arguments, cwd=ROOT, env={**os.environ, **worker_environ})
    try:
        message_id = (await reading_couple.asha.post("/chat", json={"text": "milk 60"})).json()["message"]["id"]
        await asked(far)
    finally:
        doomed.kill()
        await doomed.wait()

    soon = await sweep_messages(app.state.database)
    with clock.set_to(clock.utc_now() + LEFT_ALONE + timedelta(seconds=1)):
        await sweep_messages(app.state.database)
        await sweep_messages(app.state.database)

    entry = (await reading_couple.asha.get(f"/chat/messages/{message_id}")).json()
    assert soon == 0
    assert [draft["amount"] for draft in entry["drafts"]] == ["60.00"]
    assert "was interrupted. The built-in parser read this instead." in entry["message"]["notice"]


async def test_two_workers_with_the_same_job_make_one_set_of_drafts(
    app: Litestar, reading_couple: Couple, far: Far, wire: Format, worker_module: ModuleType
) -> None:
    far.will(delayed(0.2, good(wire, item(amount="60"), item(amount="70"))))
    async with working(worker_module) as first, working(worker_module):
        message_id = (await reading_couple.asha.post("/chat", json={"text": "milk and bread"})).json()["message"]["id"]
        for _ in range(5):
            await first.pool.enqueue_job("read_message", reading_couple.asha.household["id"], message_id)
        await asked(far, 2)
        await logged(app, reading_couple.asha, message_id, len(far.seen))
        entry = await settled(reading_couple.asha, message_id)

    assert [draft["amount"] for draft in entry["drafts"]] == ["60.00", "70.00"]


@WORKING
async def test_a_provider_out_of_reach_leaves_built_in_drafts_and_its_own_sentence(
    app: Litestar, reading_couple: Couple, far: Far, wire: Format
) -> None:
    far.will(reset)

    entry = await say(reading_couple.asha, "milk 60")

    label = {"openai": "OpenAI", "gemini": "Gemini"}[wire.name]
    assert [draft["amount"] for draft in entry["drafts"]] == ["60.00"]
    assert entry["message"]["notice"] == f"{label} could not be reached. The built-in parser read this instead."
    assert entry["message"]["reader"] == "built-in"
    failed, read = await logs(app, reading_couple.asha, entry["message"]["id"])
    assert (failed.provider, failed.errors) == (wire.name, [f"{label} could not be reached."])
    assert read.provider == "built-in"


@BOTH
@WORKING
async def test_a_refused_key_is_said_on_the_card_and_in_the_settings_until_it_works(
    reading_couple: Couple, far: Far, wire: Format
) -> None:
    far.will(wire.wrong_key())
    refused = await say(reading_couple.asha, "milk 60")
    held = await say(reading_couple.asha, "bread 40")
    seen = len(far.seen)
    page = (await reading_couple.ravi.page("/settings/llm")).text
    far.will(good(wire, item(amount="70")))
    await set_up(reading_couple.asha, wire.name, api_key=f"{CANARY}-2")

    mended = await say(reading_couple.asha, "eggs 70")

    assert "refused the key. The built-in parser read this instead." in refused["message"]["notice"]
    assert "refused the key. We will ask it again at" in held["message"]["notice"]
    assert seen == 1
    assert "refused the key." in page
    assert (mended["message"]["reader"], mended["message"]["notice"]) == (wire.name, "")
    assert "refused the key." not in (await reading_couple.ravi.page("/settings/llm")).text


@WORKING
async def test_a_model_that_finds_nothing_says_why(reading_couple: Couple, far: Far, wire: Format) -> None:
    far.will(good(wire, nothing="no_amount"))

    entry = await say(reading_couple.asha, "bought milk")

    assert entry["drafts"] == []
    assert (entry["message"]["reader"], entry["message"]["notice"]) == (wire.name, "How much was it?")


@WORKING
async def test_an_unreadable_answer_is_asked_once_more_and_then_given_up(
    reading_couple: Couple, far: Far, wire: Format
) -> None:
    far.will(said(wire, "sorry, no JSON today"))

    entry = await say(reading_couple.asha, "milk 60")

    assert len(far.seen) == 2
    assert "gave an answer that could not be read. The built-in parser" in entry["message"]["notice"]
    assert [draft["amount"] for draft in entry["drafts"]] == ["60.00"]


async def test_a_provider_switched_off_meanwhile_is_not_asked(
    reading_couple: Couple, far: Far, wire: Format, worker_module: ModuleType
) -> None:
    message_id = (await reading_couple.asha.post("/chat", json={"text": "milk 60"})).json()["message"]["id"]
    await set_up(reading_couple.asha, wire.name, is_active=False)

    async with working(worker_module):
        entry = await settled(reading_couple.asha, message_id)

    assert "was switched off meanwhile." in entry["message"]["notice"]
    assert far.seen == []
