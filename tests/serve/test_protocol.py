"""Connections that dawdle or talk too much, over real sockets."""

import asyncio
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from typing import Any
from urllib.parse import urlsplit

import pytest
from litestar import Litestar

from expense_app.serve.protocol import LARGEST_HEAD, Protocol
from tests.conftest import Process
from tests.support.serving import serving

Connection = tuple[asyncio.StreamReader, asyncio.StreamWriter]
ASK = b"GET / HTTP/1.1\r\nhost: here\r\n\r\n"


class Hasty(Protocol):
    """The same with less time for all of it."""

    head_within = 0.3
    linger_within = 0.3


async def echo(scope: Any, receive: Any, send: Any) -> None:
    """Answers at once, or with /all after the whole body, or with /later after a while."""
    if scope["path"] == "/all":
        while (await receive()).get("more_body"):
            pass
    if scope["path"] == "/later":
        await asyncio.sleep(0.6)
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
    await send({"type": "http.response.body", "body": b"ok"})


@pytest.fixture(scope="module")
async def address() -> AsyncGenerator[str]:
    async with serving(echo, http=Hasty) as address:
        yield address


@asynccontextmanager
async def connected(address: str) -> AsyncGenerator[Connection]:
    at = urlsplit(address)
    reader, writer = await asyncio.open_connection(at.hostname, at.port)
    try:
        yield reader, writer
    finally:
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()


async def answer(reader: asyncio.StreamReader, within: float = 2) -> bytes:
    async with asyncio.timeout(within):
        return await reader.readuntil(b"ok")


async def end(reader: asyncio.StreamReader, within: float = 2) -> bytes:
    """What comes until the server closes the connection."""
    async with asyncio.timeout(within):
        try:
            return await reader.read(-1)
        except ConnectionResetError:
            return b""


async def dribble(writer: asyncio.StreamWriter, piece: bytes, seconds: float) -> None:
    """A little every now and then, until nobody listens any more."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and not writer.is_closing():
        writer.write(piece)
        await asyncio.sleep(0.05)


@pytest.mark.parametrize("sent", [b"", b"GET / HT", b"GET / HTTP/1.1\r\nhost: here\r\nx-a: b"])
async def test_a_head_that_does_not_end_is_hung_up_on(address: str, sent: bytes) -> None:
    async with connected(address) as (reader, writer):
        writer.write(sent)

        assert await end(reader) == b""


async def test_sending_a_header_now_and_then_does_not_help(address: str) -> None:
    async with connected(address) as (reader, writer):
        writer.write(b"GET / HTTP/1.1\r\n")
        dribbling = asyncio.create_task(dribble(writer, b"x-a: b\r\n", 3))

        assert await end(reader) == b""
        dribbling.cancel()


async def test_the_second_request_of_a_connection_has_as_much_time_as_the_first(address: str) -> None:
    async with connected(address) as (reader, writer):
        writer.write(ASK)
        assert (await answer(reader)).startswith(b"HTTP/1.1 200")
        writer.write(b"GET / HTTP/1.1\r\n")
        dribbling = asyncio.create_task(dribble(writer, b"x-a: b\r\n", 3))

        assert await end(reader) == b""
        dribbling.cancel()


async def test_a_slow_answer_is_waited_for(address: str) -> None:
    async with connected(address) as (reader, writer):
        writer.write(ASK.replace(b"/ ", b"/later ", 1))

        assert (await answer(reader)).startswith(b"HTTP/1.1 200")


async def test_requests_one_after_the_other_share_a_connection(address: str) -> None:
    async with connected(address) as (reader, writer):
        for _ in range(3):
            writer.write(ASK)
            assert (await answer(reader)).startswith(b"HTTP/1.1 200")
            await asyncio.sleep(0.2)


@pytest.mark.parametrize(
    "head",
    [
        b"GET / HTTP/1.1\r\nx-a: " + b"b" * LARGEST_HEAD + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"x-a: b\r\n" * (LARGEST_HEAD // 8) + b"\r\n",
        b"GET /" + b"a" * LARGEST_HEAD + b" HTTP/1.1\r\nhost: here\r\n\r\n",
        b"GET / HTTP/1.1\r\nx-a: " + b"b" * 4 * LARGEST_HEAD,
    ],
)
async def test_a_head_of_more_than_64_kb_is_refused(address: str, head: bytes) -> None:
    async with connected(address) as (reader, writer):
        writer.write(head)

        assert (await end(reader))[:12] in {b"HTTP/1.1 400", b""}


async def test_a_head_just_below_that_is_read(address: str) -> None:
    async with connected(address) as (reader, writer):
        writer.write(b"GET / HTTP/1.1\r\nx-a: " + b"b" * (LARGEST_HEAD - 200) + b"\r\n\r\n")

        assert (await answer(reader)).startswith(b"HTTP/1.1 200")


async def test_a_body_that_goes_on_after_its_answer_is_hung_up_on(address: str) -> None:
    async with connected(address) as (reader, writer):
        writer.write(b"POST / HTTP/1.1\r\nhost: here\r\ntransfer-encoding: chunked\r\n\r\n")
        assert (await answer(reader)).startswith(b"HTTP/1.1 200")
        dribbling = asyncio.create_task(dribble(writer, b"1\r\nx\r\n", 3))

        assert await end(reader) == b""
        dribbling.cancel()


async def test_a_body_that_ends_after_its_answer_leaves_the_connection_usable(address: str) -> None:
    async with connected(address) as (reader, writer):
        writer.write(b"POST / HTTP/1.1\r\nhost: here\r\ncontent-length: 2\r\n\r\nx")
        assert (await answer(reader)).startswith(b"HTTP/1.1 200")
        writer.write(b"x" + ASK)

        assert (await answer(reader)).startswith(b"HTTP/1.1 200")


@pytest.fixture(scope="module")
async def product(process: Process) -> AsyncGenerator[str]:
    """The whole product, which waits a second for a body."""
    application: Litestar = await process(body_within=1, log_level="CRITICAL")
    async with serving(application) as address:
        yield address


LOGIN = (
    b"POST /auth/login HTTP/1.1\r\nhost: localhost\r\naccept: application/json\r\ncontent-type: application/json\r\n"
)


@pytest.mark.parametrize("framing", [b"content-length: 100\r\n\r\n{", b"transfer-encoding: chunked\r\n\r\n1\r\n{\r\n"])
async def test_a_body_that_does_not_come_in_time_is_a_408(product: str, framing: bytes) -> None:
    async with connected(product) as (reader, writer):
        writer.write(LOGIN + framing)

        said = await end(reader, within=3)

    assert said.startswith(b"HTTP/1.1 408 ")
    assert b"connection: close" in said.lower()
    assert b"The connection was too slow to send this." in said


async def test_a_body_byte_by_byte_is_a_408_as_well(product: str) -> None:
    async with connected(product) as (reader, writer):
        writer.write(LOGIN + b"content-length: 60000\r\n\r\n")
        dribbling = asyncio.create_task(dribble(writer, b" ", 4))

        assert (await end(reader, within=3))[:12] in {b"HTTP/1.1 408", b""}
        dribbling.cancel()


async def test_chunks_without_end_are_a_413(product: str) -> None:
    async with connected(product) as (reader, writer):
        writer.write(LOGIN + b"transfer-encoding: chunked\r\n\r\n")
        dribbling = asyncio.create_task(dribble(writer, b"4000\r\n" + b" " * 0x4000 + b"\r\n", 3))
        async with asyncio.timeout(3):
            head = await reader.readuntil(b"\r\n\r\n")
        dribbling.cancel()

    assert head.startswith(b"HTTP/1.1 413 ")
