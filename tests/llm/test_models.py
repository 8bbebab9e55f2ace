"""The models that a person may choose from, and the test of a connection."""

from datetime import date

import pytest

from expense_app.llm.base import LLMError, Model
from expense_app.llm.registry import PROVIDERS, suggestions
from tests.llm.conftest import CANARY, HASTY_DEADLINE, Connect
from tests.llm.formats import Format, good, item, said
from tests.llm.wire_server import answer, drip, endless, hang, wire_server


async def test_it_lists_the_models_that_can_read(connect: Connect, wire: Format) -> None:
    async with wire_server(wire.models()) as server:
        models = await connect(server).list_models()
    assert models[0] == Model(PROVIDERS[wire.name].default_model)
    assert "gemini-embedding-2" not in {model.id for model in models}
    assert [(seen.method, seen.target.partition("?")[0], seen.body) for seen in server.seen] == [
        ("GET", "/prefix/v1/models", b"")
    ]
    assert wire.key(server.seen[0]) == CANARY


async def test_it_follows_the_pages_of_gemini(connect: Connect) -> None:
    def page(name: str, **more: str) -> object:
        return {"models": [{"name": name, "supportedGenerationMethods": ["generateContent"]}], **more}

    first, last = page("models/a", nextPageToken="p/2&key=x"), page("models/b")
    async with wire_server(answer(200, first), answer(200, last)) as server:
        gemini = connect(server, name="gemini")
        models = await gemini.list_models()
    assert [model.id for model in models] == ["a", "b"]
    assert server.seen[1].target.endswith("pageToken=p%2F2%26key%3Dx")


async def test_pages_without_end_come_to_an_end(connect: Connect) -> None:
    async with wire_server(answer(200, {"models": [], "nextPageToken": "again"})) as server:
        gemini = connect(server, name="gemini")
        with pytest.raises(LLMError) as caught:
            await gemini.list_models()
    assert (caught.value.kind, len(server.seen)) == ("unreadable", 5)


async def test_a_list_that_fails_says_how(connect: Connect, wire: Format) -> None:
    sent: list[int] = []
    troubles = {
        "key_refused": wire.wrong_key(),
        "too_slow": hang,
        "unreadable": endless(sent),
        "not_reachable": answer(404, b"no such path"),
    }
    for kind, trouble in troubles.items():
        async with wire_server(trouble) as server:
            with pytest.raises(LLMError) as caught:
                await connect(server, hasty=kind == "too_slow").list_models()
        assert (caught.value.kind, len(server.seen)) == (kind, 1)


@pytest.mark.parametrize("body", [b"{", b"[]", b'{"data": [{}], "models": [{}]}', b'{"data": 1, "models": 1}'])
async def test_a_broken_list_is_unreadable(connect: Connect, body: bytes) -> None:
    async with wire_server(answer(200, body)) as server:
        with pytest.raises(LLMError) as caught:
            await connect(server).list_models()
    assert (caught.value.kind, len(server.seen)) == ("unreadable", 1)


async def test_a_check_asks_for_one_real_reading(connect: Connect, wire: Format) -> None:
    async with wire_server(good(wire, item(amount="ten"))) as server:
        trace = await connect(server).check()
    assert (trace.requests, wire.texts(server.seen[0])) == (1, ["tea 10"])
    assert trace.duration_ms >= 0


async def test_a_check_ends_within_its_own_deadline(connect: Connect) -> None:
    async with wire_server(drip(b"{" * 400, every=0.05)) as server:
        with pytest.raises(LLMError) as caught:
            await connect(server, deadline=HASTY_DEADLINE).check()
        assert server.finished == 0
    assert (caught.value.kind, caught.value.code, len(server.seen)) == ("too_slow", "deadline", 1)
    assert caught.value.trace.duration_ms >= HASTY_DEADLINE * 1000 - 1


async def test_a_check_of_a_model_that_answers_nonsense_fails(connect: Connect, wire: Format) -> None:
    async with wire_server(said(wire, "Hello!")) as server:
        with pytest.raises(LLMError) as caught:
            await connect(server).check()
    assert (caught.value.kind, len(server.seen)) == ("unreadable", 2)


def test_suggestions_are_those_that_the_provider_still_offers() -> None:
    offered = [
        Model("gpt-3.5-turbo"),
        Model("gpt-5.6-terra", ends=date(2026, 11, 3)),
        Model("gpt-5.6-luna", ends=date(2027, 1, 1)),
        Model("gpt-6-luna"),
    ]
    assert suggestions("openai", offered, date(2026, 11, 3)) == ("gpt-6-luna", "gpt-5.6-luna")


def test_every_default_is_the_first_suggestion() -> None:
    for row in PROVIDERS.values():
        assert row.suggested[0] == row.default_model
        assert row.base_url.startswith("https://")
