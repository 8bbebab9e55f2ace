"""The key is shown nowhere, whatever the provider does with it."""

import json
import logging
import pickle
import traceback
from collections.abc import Callable, Generator
from typing import Any

import pytest
import structlog

from expense_app.llm.base import Context, LLMError
from expense_app.llm.key import Key
from tests.llm.conftest import CANARY, Connect
from tests.llm.formats import Format, good, item, said
from tests.llm.wire_server import Behaviour, answer, hang, raw, reset, wire_server

TOLD = CANARY[:16]
"""Enough of the key to tell it: sentences cut it short."""


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> Generator[Callable[[], str]]:
    """Every log record so far, of every library at its most talkative, arguments and exceptions included."""
    caplog.set_level(logging.DEBUG)

    def so_far() -> str:
        logging.getLogger("test").debug("the log is listened to")
        return repr(entries) + "".join(record.getMessage() + repr(vars(record)) for record in caplog.records)

    with structlog.testing.capture_logs() as entries:
        yield so_far


HEADERS = {"X-Echo": CANARY, "Set-Cookie": f"k={CANARY}", "Location": f"http://{CANARY}/", "Retry-After": CANARY}
ERROR = {"error": {"message": CANARY, "type": CANARY, "code": CANARY, "status": CANARY, "details": [CANARY]}}
ECHOES: dict[str, Callable[[Format], Behaviour]] = {
    "nowhere": lambda wire: good(wire, item()),
    "unauthorised": lambda _: answer(401, ERROR, HEADERS),
    "refused": lambda _: answer(400, ERROR, HEADERS),
    "failing": lambda _: answer(503, ERROR, HEADERS),
    "redirecting": lambda _: answer(302, ERROR, HEADERS),
    "not json": lambda _: answer(200, CANARY.encode(), HEADERS),
    "in the envelope": lambda _: answer(200, {"status": CANARY, "candidates": CANARY}),
    "in the text": lambda wire: said(wire, CANARY),
    "in an item": lambda wire: good(wire, item(description=CANARY)),
    "in a bad item": lambda wire: good(wire, item(amount=CANARY)),
    "escaped in an item": lambda wire: said(wire, _escaped(item(description="X"))),
    "escaped in a bad item": lambda wire: said(wire, _escaped(item(amount="X"))),
    "between hidden marks": lambda wire: good(wire, item(description=CANARY.replace("-", "\u200b-"))),
    "cut off": lambda wire: wire.cut(CANARY),
    "reset": lambda _: reset,
    "hanging": lambda _: hang,
    "no http": lambda _: raw(CANARY.encode() + b"\r\n\r\n"),
}
"""Every place in which a provider can send the key back."""


def _escaped(expense: dict[str, Any]) -> str:
    letters = "".join(f"\\u{ord(char):04x}" for char in CANARY)
    return json.dumps({"expenses": [expense], "nothing": None}).replace('"X"', f'"{letters}"')


def everything_in(error: LLMError) -> str:
    """What the greediest of error reporters would send: the frames below the test's own with their locals,
    and every exception that hangs on this one."""
    whole = traceback.TracebackException(
        LLMError, error, error.__traceback__ and error.__traceback__.tb_next, capture_locals=True
    )
    chain = (error.__context__, error.__cause__)
    return "".join(whole.format()) + repr(error) + repr(vars(error)) + repr(chain)


@pytest.mark.parametrize("place", ECHOES)
async def test_the_key_comes_out_nowhere(
    connect: Connect, wire: Format, context: Context, logged: Callable[[], str], place: str
) -> None:
    async with wire_server(ECHOES[place](wire)) as server:
        provider = connect(server, hasty=place == "hanging")
        assert TOLD not in repr(provider) + str(vars(provider))
        try:
            shown = repr(await provider.parse_expenses("lunch 250", context))
        except LLMError as error:
            shown = everything_in(error)
        assert wire.key(server.seen[0]) == CANARY
    assert TOLD not in shown
    assert "the log is listened to" in logged()
    assert TOLD not in logged()


async def test_a_list_of_models_that_echoes_the_key_is_refused(connect: Connect, logged: Callable[[], str]) -> None:
    model = {"id": CANARY, "name": CANARY, "supportedGenerationMethods": ["generateContent"]}
    async with wire_server(answer(200, {"data": [model], "models": [model]})) as server:
        with pytest.raises(LLMError) as caught:
            await connect(server).list_models()
    assert (caught.value.kind, caught.value.code) == ("unreadable", "key_echoed")
    assert TOLD not in logged()


def test_a_key_shows_nothing_of_itself() -> None:
    key = Key(CANARY)
    assert TOLD not in f"{key} {key!r} {[key]}"
    assert CANARY.encode() not in key.fingerprint
    assert key.fingerprint == Key(CANARY).fingerprint != Key(CANARY + "x").fingerprint
    with pytest.raises(TypeError, match="never pickled"):
        pickle.dumps(key)


def test_it_knows_itself_in_any_text_but_cries_no_wolf() -> None:
    odd = Key("sk'\\odd-key")
    assert odd.is_in(repr(["sk'\\odd-key"]))
    assert odd.is_in("see sk'\\odd-key.")
    assert not Key("test").is_in("this is a test")


def test_it_knows_its_beginning_which_a_cut_text_keeps() -> None:
    long = Key("sk-proj-" + "A1b2C3d4" * 12)
    escaped = "".join(f"\\u{ord(char):04X}" for char in long.reveal())
    assert long.is_in(f"“{long.reveal()[:39]}…” is no plain amount.")
    assert long.is_in(f'{{"x": "{escaped}"}}')
    assert not long.is_in("sk-proj-someone-elses")
