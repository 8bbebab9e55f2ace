"""Whatever happens on the wire: one known failure, few requests, within the deadline."""

import asyncio
import json
import tracemalloc
from datetime import UTC, datetime, timedelta

import pytest

from expense_app import clock
from expense_app.llm.base import Context, ExpensesReply, LLMError
from tests.llm.conftest import CANARY, HASTY_DEADLINE, Connect
from tests.llm.formats import Format, good, item, said
from tests.llm.wire_server import (
    Behaviour,
    WireServer,
    answer,
    delayed,
    drip,
    endless,
    gzipped,
    hang,
    http,
    raw,
    reset,
    wire_server,
)

NESTED = '{"expenses":' + "[" * 100_000


async def failing(
    connect: Connect, server: WireServer, context: Context, *, hasty: bool = False, deadline: float | None = None
) -> LLMError:
    """The failure of one reading, with a trace of every request that the server saw."""
    with pytest.raises(LLMError) as caught:
        await connect(server, hasty=hasty, deadline=deadline).parse_expenses("lunch 250", context)
    assert caught.value.trace.requests == len(server.seen)
    return caught.value


async def reading(connect: Connect, server: WireServer, context: Context) -> ExpensesReply:
    return await connect(server).parse_expenses("lunch 250", context)


async def test_it_reads_an_answer_with_one_request(connect: Connect, wire: Format, context: Context) -> None:
    async with wire_server(good(wire, item())) as server:
        reply = await reading(connect, server, context)
    assert [expense.description for expense in reply.expenses] == ["lunch"]
    assert len(server.seen) == 1
    assert (reply.trace.tokens_in, reply.trace.tokens_out) == (300, 40)
    assert reply.trace.raw_output.startswith('{"expenses"')


@pytest.mark.parametrize(
    ("behaviour", "kind", "permanent"),
    [
        ("wrong_key", "key_refused", True),
        ("no_credit", "no_credit", True),
        ("model_gone", "model_gone", True),
        ("refusal", "refused", True),
    ],
)
async def test_it_does_not_ask_again_after_a_plain_no(
    connect: Connect, wire: Format, context: Context, behaviour: str, kind: str, permanent: bool
) -> None:
    async with wire_server(getattr(wire, behaviour)()) as server:
        failure = await failing(connect, server, context)
    assert (failure.kind, failure.permanent, len(server.seen)) == (kind, permanent, 1)


@pytest.mark.parametrize(
    ("status", "kind", "requests"),
    [
        (400, "refused", 1),
        (401, "key_refused", 1),
        (402, "no_credit", 1),
        (403, "key_refused", 1),
        (404, "model_gone", 1),
        (405, "refused", 1),
        (408, "not_reachable", 3),
        (409, "not_reachable", 3),
        (413, "refused", 1),
        (422, "refused", 1),
        (429, "busy", 3),
        (500, "not_reachable", 3),
        (501, "not_reachable", 1),
        (502, "not_reachable", 3),
        (503, "not_reachable", 3),
        (504, "not_reachable", 3),
        (204, "unreadable", 1),
        (302, "not_reachable", 1),
    ],
)
async def test_each_status_has_its_kind_and_its_number_of_requests(
    connect: Connect, context: Context, status: int, kind: str, requests: int
) -> None:
    body = b"" if status == 204 else b"<html>not what the provider says</html>"
    async with wire_server(answer(status, body)) as server:
        failure = await failing(connect, server, context)
    assert (failure.kind, len(server.seen)) == (kind, requests)


@pytest.mark.parametrize("trouble", ["503", "reset", "half an answer", "no HTTP", "429"])
async def test_it_recovers_when_trouble_passes(connect: Connect, wire: Format, context: Context, trouble: str) -> None:
    bad: Behaviour = {
        "503": wire.failure(503),
        "reset": reset,
        "half an answer": raw(http(200, b"x" * 100)[:-50]),
        "no HTTP": raw(b"SSH-2.0-OpenSSH_9.6\r\n"),
        "429": wire.busy(None),
    }[trouble]
    async with wire_server(bad, bad, good(wire, item())) as server:
        reply = await reading(connect, server, context)
    assert (len(reply.expenses), len(server.seen), reply.trace.requests) == (1, 3, 3)


async def test_it_gives_up_after_two_retries(connect: Connect, context: Context) -> None:
    async with wire_server(reset) as server:
        failure = await failing(connect, server, context)
    assert (failure.kind, failure.permanent, len(server.seen)) == ("not_reachable", False, 3)


async def test_nobody_listening_is_not_reachable(connect: Connect, context: Context) -> None:
    async with wire_server(reset) as server:
        pass
    with pytest.raises(LLMError) as caught:
        await connect(server).parse_expenses("lunch 250", context)
    assert (caught.value.kind, caught.value.trace.requests) == ("not_reachable", 3)


async def test_it_never_asks_again_after_a_silence(connect: Connect, context: Context) -> None:
    async with wire_server(hang) as server:
        failure = await failing(connect, server, context, hasty=True)
        assert server.finished == 0
    assert (failure.kind, failure.code, len(server.seen)) == ("too_slow", "read_timeout", 1)


async def test_a_slow_drip_ends_with_the_deadline(connect: Connect, context: Context) -> None:
    async with wire_server(drip(b" " * 500 + b"{}", every=0.05)) as server:
        failure = await failing(connect, server, context, deadline=HASTY_DEADLINE)
        assert server.finished == 0
    assert (failure.kind, failure.code, len(server.seen)) == ("too_slow", "deadline", 1)


async def test_the_deadline_stands_around_all_attempts(connect: Connect, wire: Format, context: Context) -> None:
    slow = delayed(HASTY_DEADLINE * 0.4, wire.failure(503))
    async with wire_server(slow) as server:
        failure = await failing(connect, server, context, deadline=HASTY_DEADLINE)
    assert (failure.kind, failure.code) == ("too_slow", "deadline")


async def test_an_error_body_that_drips_does_not_hide_the_status(connect: Connect, context: Context) -> None:
    async with wire_server(drip(b"{" + b" " * 200, every=0.02, status=401)) as server:
        failure = await failing(connect, server, context, deadline=HASTY_DEADLINE)
        assert server.finished == 0
    assert (failure.kind, len(server.seen)) == ("key_refused", 1)


@pytest.mark.parametrize("status", [200, 503])
async def test_an_endless_body_is_cut_and_memory_stays_flat(connect: Connect, context: Context, status: int) -> None:
    sent: list[int] = []
    async with wire_server(endless(sent, status)) as server:
        tracemalloc.start()
        failure = await failing(connect, server, context)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert failure.kind == ("unreadable" if status == 200 else "not_reachable")
    assert len(server.seen) == (1 if status == 200 else 3)
    assert sum(sent) < 8_000_000 * len(server.seen), "a body of 1 MB, and what the sockets hold"
    assert peak < 12_000_000


@pytest.mark.parametrize("encoding", ["br", "gzip", "zstd", "deflate, gzip"])
async def test_it_refuses_an_encoded_body(connect: Connect, wire: Format, context: Context, encoding: str) -> None:
    encoded = (
        gzipped(wire.body("{}")) if encoding == "gzip" else answer(200, b"\x00" * 999, {"Content-Encoding": encoding})
    )
    async with wire_server(encoded) as server:
        failure = await failing(connect, server, context)
    assert (failure.kind, failure.code, len(server.seen)) == ("unreadable", "encoded_body", 1)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_it_never_follows_a_redirect(connect: Connect, wire: Format, context: Context, status: int) -> None:
    async with wire_server(good(wire, item())) as elsewhere:
        location = {"Location": f"{elsewhere.url}/v1/responses"}
        async with wire_server(answer(status, b"", location)) as server:
            failure = await failing(connect, server, context)
    assert (failure.kind, len(server.seen), len(elsewhere.seen)) == ("not_reachable", 1, 0)


async def test_a_redirect_to_nonsense_is_no_reason_to_ask_again(connect: Connect, context: Context) -> None:
    async with wire_server(answer(302, b"", {"Location": "http://[::1"})) as server:
        failure = await failing(connect, server, context)
    assert (failure.kind, len(server.seen)) == ("not_reachable", 1)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b"<html>Welcome to the hotel wifi</html>",
        b'{"status": "comple',
        b'{"candidates": [',
        b'\xff\xfe{"status": 1}',
        b'{"status": "completed", "output": "no", "candidates": "no"}',
        b'{"status": "completed", "output": [{"type": "message", "content": 7}], "candidates": [7]}',
        b"[" * 200_000,
        b'{"status": "completed", "usage": {"input_tokens": "many"}, "usageMetadata": {"promptTokenCount": "x"}}',
    ],
    ids=range(12),
)
async def test_a_broken_envelope_is_unreadable_and_not_asked_again(
    connect: Connect, context: Context, body: bytes
) -> None:
    async with wire_server(answer(200, body)) as server:
        failure = await failing(connect, server, context)
    assert (failure.kind, failure.permanent, len(server.seen)) == ("unreadable", False, 1)


@pytest.mark.parametrize("inside", [b"\xff", b"\xc0\xaf", b"\\ud800", b"\x00"])
async def test_text_that_is_no_unicode_is_unreadable(
    connect: Connect, wire: Format, context: Context, inside: bytes
) -> None:
    body = json.dumps(wire.body("A description XXXX of something")).encode().replace(b"XXXX", inside)
    async with wire_server(answer(200, body)) as server:
        failure = await failing(connect, server, context)
    assert (failure.kind, len(server.seen)) == ("unreadable", 1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "Sure! Here it is:",
        '```json\n{"expenses": [], "nothing": null}\n```',
        '{"expenses": [',
        '{"expenses": [], "nothing": null, "sql": "drop table"}',
        '{"expenses": {}, "nothing": null}',
        '{"expenses": [], "nothing": "whatever"}',
        '{"nothing": null}',
        '{"expenses": [], "nothing": null} {"expenses": []}',
        '{"expenses": NaN}',
        NESTED,
    ],
    ids=range(12),
)
async def test_unreadable_output_is_asked_for_once_more(
    connect: Connect, wire: Format, context: Context, text: str
) -> None:
    async with wire_server(said(wire, text)) as server:
        failure = await failing(connect, server, context)
    assert (failure.kind, len(server.seen)) == ("unreadable", 2)
    assert wire.texts(server.seen[0]) == wire.texts(server.seen[1]) == ["lunch 250"]


async def test_the_second_asking_may_succeed(connect: Connect, wire: Format, context: Context) -> None:
    async with wire_server(wire.cut('{"expenses": [{"am'), good(wire, item())) as server:
        reply = await reading(connect, server, context)
    assert (len(reply.expenses), len(server.seen), reply.trace.tokens_in) == (1, 2, 600)


async def test_an_answer_that_is_cut_twice_says_so(connect: Connect, wire: Format, context: Context) -> None:
    async with wire_server(wire.cut('{"expenses": [')) as server:
        failure = await failing(connect, server, context)
    assert (failure.kind, len(server.seen), failure.trace.raw_output) == ("cut", 2, '{"expenses": [')


async def test_retries_and_the_second_asking_share_one_allowance(
    connect: Connect, wire: Format, context: Context
) -> None:
    trouble = wire.failure(500)
    async with wire_server(trouble, trouble, said(wire, "no"), trouble, good(wire, item())) as server:
        failure = await failing(connect, server, context)
    assert (failure.kind, len(server.seen)) == ("not_reachable", 4)


async def test_the_second_asking_stays_inside_the_deadline(connect: Connect, wire: Format, context: Context) -> None:
    async with wire_server(said(wire, "no"), hang) as server:
        failure = await failing(connect, server, context, deadline=HASTY_DEADLINE)
    assert (failure.kind, failure.code) == ("too_slow", "deadline")
    assert len(server.seen) <= 2


async def test_it_waits_as_long_as_it_is_asked(connect: Connect, wire: Format, context: Context) -> None:
    happened: list[str] = []

    async def asks_for_a_wait(writer: asyncio.StreamWriter) -> None:
        happened.append("asked to wait")
        asyncio.get_running_loop().call_later(0.15, happened.append, "waited")
        await answer(503, b"", {"Retry-After": "0.2"})(writer)

    async def answers(writer: asyncio.StreamWriter) -> None:
        happened.append("asked again")
        await good(wire, item())(writer)

    async with wire_server(asks_for_a_wait, answers) as server:
        await reading(connect, server, context)
    assert happened == ["asked to wait", "waited", "asked again"]


@pytest.mark.parametrize("asked", ["60", "Tue, 03 Nov 2026 09:01:00 GMT"])
async def test_a_wait_that_does_not_fit_ends_the_call(connect: Connect, context: Context, asked: str) -> None:
    now = datetime(2026, 11, 3, 9, 0, tzinfo=UTC)
    async with wire_server(answer(503, b"", {"Retry-After": asked})) as server:
        with clock.set_to(now):
            failure = await failing(connect, server, context)
    assert (failure.kind, len(server.seen)) == ("busy", 1)
    assert failure.retry_at == now + timedelta(seconds=60)


async def test_a_date_that_has_passed_asks_for_no_wait(connect: Connect, wire: Format, context: Context) -> None:
    passed = answer(503, b"", {"Retry-After": "Tue, 03 Nov 2020 09:01:00 GMT"})
    async with wire_server(passed, good(wire, item())) as server:
        await reading(connect, server, context)
    assert len(server.seen) == 2


async def test_a_long_wait_ends_the_call_and_names_the_time(connect: Connect, wire: Format, context: Context) -> None:
    now = datetime(2026, 11, 3, 9, 0, tzinfo=UTC)
    async with wire_server(wire.busy(27)) as server:
        with clock.set_to(now):
            failure = await failing(connect, server, context)
    assert (failure.kind, failure.permanent, len(server.seen)) == ("busy", False, 1)
    assert failure.retry_at == now + timedelta(seconds=27)


@pytest.mark.parametrize("asked", ["-1", "1e1", "nan", "١٢", "soon", "99999999999999", "Thu, 99 Nov 2026", ""])
async def test_a_strange_retry_after_is_ignored(connect: Connect, wire: Format, context: Context, asked: str) -> None:
    headers = {"Retry-After": asked.encode().decode("latin-1")}
    async with wire_server(answer(503, b"", headers), good(wire, item())) as server:
        await reading(connect, server, context)
    assert len(server.seen) == 2


async def test_a_cancelled_call_stays_cancelled(connect: Connect, context: Context) -> None:
    async with wire_server(hang) as server:
        task = asyncio.create_task(connect(server).parse_expenses("lunch 250", context))
        await asyncio.sleep(0.05)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task


@pytest.mark.parametrize("key", ["", "x" * 600, "sk-two\nlines-of-key", "sk-with space-inside", "sk-ключ-на-русском"])
async def test_a_key_that_fits_no_header_is_refused_before_it_leaves(
    connect: Connect, context: Context, key: str
) -> None:
    async with wire_server(hang) as server:
        with pytest.raises(LLMError) as caught:
            await connect(server, key=key).parse_expenses("lunch 250", context)
    assert (caught.value.kind, server.seen) == ("key_refused", [])


@pytest.mark.parametrize("model", ["", "..", "../../files", "a b", "m?key=1", "x" * 200, "é"])
async def test_a_model_that_is_no_name_is_never_asked_for(connect: Connect, context: Context, model: str) -> None:
    async with wire_server(hang) as server:
        with pytest.raises(LLMError) as caught:
            await connect(server, key=CANARY, model=model or " ").parse_expenses("lunch 250", context)
    assert (caught.value.kind, server.seen) == ("model_gone", [])
