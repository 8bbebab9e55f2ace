"""A provider that has just said no is left alone, one household at a time."""

from datetime import UTC, datetime, timedelta

import pytest

from expense_app import clock
from expense_app.llm.base import Context, Kind, LLMError
from expense_app.llm.breaker import Breaker
from tests.llm.conftest import CANARY, Connect
from tests.llm.formats import Format, good, item
from tests.llm.wire_server import wire_server

NOON = datetime(2026, 11, 3, 12, 0, tzinfo=UTC)
KEY, OTHER_KEY = b"fingerprint", b"another"


def call(breaker: Breaker, kind: Kind | None, *, name: str = "h1", key: bytes = KEY) -> None:
    """One call through the breaker that fails with `kind`, or succeeds."""
    with breaker.guard(name, key):
        if kind:
            raise LLMError(kind, "test")


def fail(breaker: Breaker, kind: Kind, times: int = 1) -> None:
    for _ in range(times):
        with pytest.raises(LLMError, match=r"\(test\)"):
            call(breaker, kind)


def held(breaker: Breaker, *, name: str = "h1", key: bytes = KEY) -> LLMError | None:
    """The error that holds a call back, or None if it may go."""
    try:
        call(breaker, None, name=name, key=key)
    except LLMError as error:
        return error
    return None


@pytest.mark.parametrize("kind", ["key_refused", "no_credit"])
def test_a_no_to_the_key_holds_for_fifteen_minutes(kind: Kind) -> None:
    breaker = Breaker()
    with clock.set_to(NOON):
        fail(breaker, kind)
    with clock.set_to(NOON + timedelta(minutes=14, seconds=59)):
        error = held(breaker)
        assert error
        assert (error.kind, error.code, error.retry_at) == (kind, "held", NOON + timedelta(minutes=15))
    with clock.set_to(NOON + timedelta(minutes=15)):
        assert held(breaker) is None


def test_a_new_key_is_tried_at_once() -> None:
    breaker = Breaker()
    with clock.set_to(NOON):
        fail(breaker, "key_refused")
        assert held(breaker)
        assert held(breaker, key=OTHER_KEY) is None


def test_another_household_is_not_held() -> None:
    breaker = Breaker()
    with clock.set_to(NOON):
        fail(breaker, "no_credit")
        assert held(breaker)
        assert held(breaker, name="h2") is None


def test_five_passing_failures_hold_for_a_minute_and_then_one_probe_decides() -> None:
    breaker = Breaker()
    with clock.set_to(NOON):
        fail(breaker, "not_reachable", times=4)
        fail(breaker, "too_slow")
        error = held(breaker)
        assert error
        assert (error.kind, error.retry_at) == ("too_slow", NOON + timedelta(seconds=60))
    with clock.set_to(NOON + timedelta(seconds=60)):
        with breaker.guard("h1", KEY):
            assert held(breaker)
        assert held(breaker) is None


def test_a_failed_probe_holds_for_another_minute() -> None:
    breaker = Breaker()
    with clock.set_to(NOON):
        fail(breaker, "busy", times=5)
    with clock.set_to(NOON + timedelta(seconds=61)):
        fail(breaker, "busy")
        assert held(breaker)


def test_a_cancelled_probe_makes_room_for_the_next() -> None:
    breaker = Breaker()
    with clock.set_to(NOON):
        fail(breaker, "busy", times=5)
    with clock.set_to(NOON + timedelta(seconds=61)):
        with pytest.raises(KeyboardInterrupt), breaker.guard("h1", KEY):
            raise KeyboardInterrupt
        assert held(breaker) is None


@pytest.mark.parametrize("between", [None, "refused", "model_gone", "cut"])
def test_an_answer_of_any_kind_starts_the_count_again(between: Kind | None) -> None:
    breaker = Breaker()
    with clock.set_to(NOON):
        fail(breaker, "not_reachable", times=4)
        if between:
            fail(breaker, between)
        else:
            call(breaker, None)
        fail(breaker, "not_reachable", times=4)
        assert held(breaker) is None


def test_failures_while_another_call_is_under_way_are_counted() -> None:
    breaker = Breaker(threshold=2)
    with clock.set_to(NOON), breaker.guard("h1", KEY):
        fail(breaker, "busy", times=2)
        assert held(breaker)


def test_it_remembers_a_bounded_number_of_circuits() -> None:
    breaker = Breaker(most_circuits=3)
    with clock.set_to(NOON):
        for name in "abcd":
            with pytest.raises(LLMError):
                call(breaker, "no_credit", name=name)
        assert [bool(held(breaker, name=name)) for name in "abcd"] == [False, True, True, True]


async def test_a_held_call_makes_no_request(connect: Connect, wire: Format, context: Context) -> None:
    async with wire_server(wire.wrong_key(), good(wire, item())) as server:
        for code in ("http_40", "held"):
            with pytest.raises(LLMError) as caught:
                await connect(server).parse_expenses("lunch 250", context)
            assert caught.value.code.startswith(code)
            assert caught.value.kind == "key_refused"
        assert len(server.seen) == 1
        assert await connect(server, key=CANARY + "-new").parse_expenses("lunch 250", context)


async def test_a_check_goes_past_the_hold_and_opens_the_way(connect: Connect, wire: Format, context: Context) -> None:
    async with wire_server(wire.no_credit(), good(wire, item())) as server:
        with pytest.raises(LLMError):
            await connect(server).parse_expenses("lunch 250", context)
        trace = await connect(server).check()
        await connect(server).parse_expenses("lunch 250", context)
    assert (trace.requests, len(server.seen)) == (1, 3)


async def test_a_list_of_models_says_nothing_about_credit(connect: Connect, wire: Format, context: Context) -> None:
    async with wire_server(wire.no_credit(), wire.models()) as server:
        with pytest.raises(LLMError):
            await connect(server).parse_expenses("lunch 250", context)
        await connect(server).list_models()
        with pytest.raises(LLMError) as caught:
            await connect(server).parse_expenses("lunch 250", context)
    assert (caught.value.kind, caught.value.code, len(server.seen)) == ("no_credit", "held", 2)
