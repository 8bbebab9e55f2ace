import asyncio
from typing import Any

from tests.llm.formats import Format, OpenAIFormat, good, item
from tests.llm.wire_server import reset
from tests.providers.acts import BOTH, CANARY, Far, set_up
from tests.support.people import Couple, Person

NOTHING = {
    "provider": None,
    "model": None,
    "is_active": False,
    "has_key": False,
    "key_hint": None,
    "updated_at": None,
}


async def test_at_first_nothing_is_set_up(couple: Couple) -> None:
    page = await couple.asha.page("/settings/llm")

    assert (await couple.asha.get("/settings/llm")).json() == NOTHING
    assert "The built-in parser reads your messages" in page.text


@BOTH
async def test_both_see_what_the_admin_saved_and_a_stranger_does_not(
    couple: Couple, stranger: Person, wire: Format
) -> None:
    saved = await set_up(couple.asha, wire.name, model="some-model-1")

    hers, his = [(await person.get("/settings/llm")).json() for person in (couple.asha, couple.ravi)]
    assert saved.status_code == 200
    assert hers == his == saved.json()
    assert hers.pop("updated_at")
    assert hers == {
        "provider": wire.name,
        "model": "some-model-1",
        "is_active": True,
        "has_key": True,
        "key_hint": CANARY[-4:],
    }
    assert (await stranger.get("/settings/llm")).json() == NOTHING


async def test_only_the_admin_changes_anything(couple: Couple, far: Far) -> None:
    await set_up(couple.asha, "openai")
    before = (await couple.asha.get("/settings/llm")).json()
    form = {"provider": "gemini", "api_key": "x" * 20, "is_active": True}

    answers = [
        await couple.ravi.request("PUT", "/settings/llm", json=form),
        await couple.ravi.post("/settings/llm", json=form),
        await couple.ravi.post("/settings/llm/test", json=form),
        await couple.ravi.post("/settings/llm/key/remove", json=form),
    ]

    assert [answer.status_code for answer in answers] == [403] * 4
    assert (await couple.asha.get("/settings/llm")).json() == before
    assert far.seen == []


async def test_the_member_gets_no_form(couple: Couple) -> None:
    await set_up(couple.asha, "openai")

    page = (await couple.ravi.page("/settings/llm")).text

    assert "ends in hown" in " ".join(page.split())
    assert "api_key" not in page


async def test_a_browser_saves_by_form_and_is_sent_back(couple: Couple) -> None:
    fields = {"provider": "gemini", "model": "", "api_key": CANARY, "is_active": ["false", "true"]}

    answer = await couple.asha.post("/settings/llm", accept="text/html", data=fields)

    assert (answer.status_code, answer.headers["location"]) == (303, "/settings/llm?provider=gemini")
    shown = (await couple.asha.get("/settings/llm")).json()
    assert (shown["provider"], shown["model"], shown["is_active"]) == ("gemini", "gemini-3.5-flash-lite", True)


async def test_switching_keeps_each_providers_key_and_model(couple: Couple) -> None:
    await set_up(couple.asha, "openai", model="gpt-own", api_key="sk-first-key-1111")
    await set_up(couple.asha, "gemini", model="gemini-own", api_key="AIza-second-2222")

    back = await set_up(couple.asha, "openai", api_key="", model="")
    other = (await couple.asha.get("/settings/llm?provider=gemini")).json()

    assert (back.json()["model"], back.json()["key_hint"]) == ("gpt-own", "1111")
    assert (other["model"], other["key_hint"], other["is_active"]) == ("gemini-own", "2222", False)


async def test_a_provider_without_a_key_cannot_be_switched_on(couple: Couple) -> None:
    answer = await couple.asha.request("PUT", "/settings/llm", json={"provider": "openai", "is_active": True})

    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == ["api_key"]
    assert (await couple.asha.get("/settings/llm")).json() == NOTHING


async def test_what_does_not_hold_is_said_at_its_field(couple: Couple) -> None:
    wrongs: list[dict[str, Any]] = [
        {"provider": "clippy"},
        {"model": "a model with spaces"},
        {"model": "x" * 200},
        {"api_key": "two\nlines"},
        {"api_key": "кириллица-and-more"},
        {"api_key": "x" * 600},
        {"api_key": 7},
        {"is_active": "perhaps"},
        {"base_url": "http://elsewhere.example"},
    ]
    for wrong in wrongs:
        answer = await set_up(couple.asha, "openai", **wrong)

        assert answer.status_code == 422, wrong
        assert [error["field"] for error in answer.json()["errors"]] == list(wrong)


async def test_a_form_to_mend_does_not_bring_the_key_back(couple: Couple) -> None:
    fields = {"provider": "openai", "model": "no good", "api_key": CANARY, "is_active": "true"}

    page = await couple.asha.post("/settings/llm", accept="text/html", data=fields)
    lost = await couple.asha.post("/settings/rules", accept="text/html", data=fields)
    elsewhere = await couple.asha.post("/chat", accept="text/html", data=fields)

    assert page.status_code == 422
    assert 'value="no good"' in page.text
    assert CANARY not in page.text + lost.text + elsewhere.text


async def test_a_removed_key_is_gone_and_nothing_is_read_with_it(couple: Couple) -> None:
    await set_up(couple.asha, "openai")

    answer = await couple.asha.post("/settings/llm/key/remove", json={"provider": "openai"})

    assert (answer.json()["has_key"], answer.json()["is_active"]) == (False, False)
    assert (await couple.asha.post("/chat", json={"text": "milk 60"})).status_code == 201


async def test_many_saves_at_once_leave_one_provider_selected(couple: Couple) -> None:
    saves = [set_up(couple.asha, name) for name in ("openai", "gemini") * 5]

    answers = await asyncio.gather(*saves)

    assert {answer.status_code for answer in answers} == {200}
    shown = [(await couple.asha.get(f"/settings/llm?provider={name}")).json() for name in ("openai", "gemini")]
    assert [each["has_key"] for each in shown] == [True, True]
    assert sorted(each["is_active"] for each in shown) == [False, True]


@BOTH
async def test_a_good_connection_is_told_with_its_time_and_models(couple: Couple, far: Far, wire: Format) -> None:
    far.will_by_method(get=wire.models(), post=good(wire, item()))

    answer = await couple.asha.post("/settings/llm/test", json={"provider": wire.name, "api_key": CANARY})

    told = answer.json()
    model = {"openai": "gpt-6-luna", "gemini": "gemini-3.5-flash-lite"}[wire.name]
    assert told["ok"] is True
    assert f"answered with {model} in 0." in told["detail"]
    assert told["latency_ms"] < 5_000
    assert told["models"] == [model]
    assert (await couple.asha.get("/settings/llm")).json() == NOTHING


async def test_the_saved_key_is_tested_where_none_is_given(couple: Couple, far: Far, wire: Format) -> None:
    await set_up(couple.asha, wire.name)
    far.will_by_method(get=wire.models(), post=good(wire, item()))

    answer = await couple.asha.post("/settings/llm/test", json={})

    assert answer.json()["ok"] is True
    assert {wire.key(seen) for seen in far.seen} == {CANARY}
    assert "it worked" in (await couple.ravi.page("/settings/llm")).text


@BOTH
async def test_a_wrong_key_is_told_in_words_and_remembered(couple: Couple, far: Far, wire: Format) -> None:
    await set_up(couple.asha, wire.name)
    far.will(wire.wrong_key())

    told = (await couple.asha.post("/settings/llm/test", json={})).json()

    assert told["ok"] is False
    assert told["detail"].endswith("refused the key. Check the key, or paste a new one.")
    assert "models" not in told
    assert "refused the key" in (await couple.asha.page("/settings/llm")).text


async def test_who_cannot_mend_a_failure_is_told_whom_to_ask(couple: Couple, far: Far) -> None:
    wire = OpenAIFormat()
    await set_up(couple.asha, wire.name)
    far.will(wire.wrong_key())
    await couple.asha.post("/settings/llm/test", json={})

    his, hers = [(await person.page("/settings/llm")).text for person in (couple.ravi, couple.asha)]

    assert "OpenAI refused the key. Ask Asha to look at it." in his
    assert "Asha can change these." in his
    assert "Check the key" not in his
    assert "Ask Asha" not in hers


async def test_a_key_that_was_only_tried_leaves_the_saved_one_in_peace(couple: Couple, far: Far, wire: Format) -> None:
    await set_up(couple.asha, wire.name)
    far.will(wire.wrong_key())

    told = (await couple.asha.post("/settings/llm/test", json={"api_key": "another-key"})).json()

    assert told["ok"] is False
    assert "refused the key" not in (await couple.ravi.page("/settings/llm")).text


async def test_a_provider_that_is_down_is_told_in_words(couple: Couple, far: Far, wire: Format) -> None:
    far.will(reset)

    told = (await couple.asha.post("/settings/llm/test", json={"provider": wire.name, "api_key": CANARY})).json()

    assert (told["ok"], "could not be reached. Try again in a few minutes." in told["detail"]) == (False, True)


async def test_without_a_key_there_is_nothing_to_test(couple: Couple, far: Far) -> None:
    told = (await couple.asha.post("/settings/llm/test", json={"provider": "gemini"})).json()

    assert told == {"ok": False, "detail": "There is no Gemini key yet. Paste one first.", "latency_ms": 0}
    assert far.seen == []


async def test_a_browser_without_scripts_sees_the_result_on_the_page(couple: Couple, far: Far, wire: Format) -> None:
    far.will_by_method(get=wire.models(), post=good(wire, item()))
    fields = {"provider": wire.name, "model": "my-model", "api_key": CANARY, "is_active": "true"}

    page = await couple.asha.post("/settings/llm/test", accept="text/html", data=fields)

    assert page.status_code == 200
    assert "answered with my-model in" in page.text
    assert 'value="my-model"' in page.text
    assert CANARY not in page.text


async def test_htmx_gets_the_result_alone(couple: Couple, far: Far, wire: Format) -> None:
    far.will_by_method(get=wire.models(), post=good(wire, item()))

    answer = await couple.asha.fragment(
        "POST", "/settings/llm/test", "llm-form", data={"provider": wire.name, "api_key": CANARY}
    )

    assert 'hx-swap-oob="innerHTML:#llm-tested"' in answer.text
    assert "<form" not in answer.text


async def test_it_refuses_a_model_of_the_other_provider(couple: Couple) -> None:
    answer = await set_up(couple.asha, "openai", model="gemini-3.5-flash-lite")
    assert answer.status_code == 422
    assert answer.json()["errors"] == [{"field": "model", "message": "gemini-3.5-flash-lite is a model of Gemini."}]
    assert (await set_up(couple.asha, "gemini", model="gemini-3.5-flash-lite")).status_code == 200
