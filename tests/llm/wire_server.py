"""A provider's end of the wire: a raw TCP server that speaks HTTP well, badly, or not at all."""

import asyncio
import json
import zlib
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

Behaviour = Callable[[asyncio.StreamWriter], Awaitable[None]]


@dataclass(frozen=True)
class Seen:
    """A request as it came in; header names in lower case."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class WireServer:
    """Plays `script` one behaviour a request; the last one repeats. `finished` counts those played to their end."""

    script: list[Behaviour]
    seen: list[Seen] = field(default_factory=list[Seen])
    url: str = ""
    finished: int = 0
    _tasks: set[asyncio.Task[None]] = field(default_factory=set[Any])

    @property
    def serving(self) -> int:
        """Requests being answered at this moment."""
        return len(self._tasks)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        self._tasks.add(task)
        try:
            with suppress(ConnectionError, asyncio.IncompleteReadError):
                self.seen.append(await _request(reader))
                await self.script[min(len(self.seen), len(self.script)) - 1](writer)
                self.finished += 1
        except asyncio.CancelledError:
            pass
        finally:
            self._tasks.discard(task)
            writer.close()

    async def stop(self) -> None:
        tasks = [task for task in self._tasks if not task.done()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


@asynccontextmanager
async def wire_server(*script: Behaviour) -> AsyncGenerator[WireServer]:
    server = WireServer(list(script))
    listening = await asyncio.start_server(server.serve, "127.0.0.1", 0)
    port = listening.sockets[0].getsockname()[1]
    server.url = f"http://127.0.0.1:{port}"
    try:
        yield server
    finally:
        listening.close()
        await server.stop()


async def _request(reader: asyncio.StreamReader) -> Seen:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    first, *lines = head.split("\r\n")
    method, target, _ = first.split(" ")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines if line)}
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Seen(method, target, headers, body)


def http(status: int, body: bytes, headers: Mapping[str, str] | None = None) -> bytes:
    table = {"Content-Type": "application/json", "Content-Length": str(len(body)), "Connection": "close"}
    lines = [f"{name}: {value}" for name, value in (table | dict(headers or {})).items()]
    return "\r\n".join([f"HTTP/1.1 {status} Status", *lines, "", ""]).encode("latin-1") + body


def answer(status: int, body: object, headers: Mapping[str, str] | None = None) -> Behaviour:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    return raw(http(status, data, headers))


def raw(data: bytes) -> Behaviour:
    async def behave(writer: asyncio.StreamWriter) -> None:
        writer.write(data)
        await writer.drain()

    return behave


def delayed(seconds: float, then: Behaviour) -> Behaviour:
    async def behave(writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(seconds)
        await then(writer)

    return behave


async def hang(writer: asyncio.StreamWriter) -> None:  # noqa: ARG001
    await asyncio.sleep(60)


async def reset(writer: asyncio.StreamWriter) -> None:
    """Close with data unread in the other direction: the client sees a reset."""
    writer.transport.abort()


def drip(body: bytes, every: float, status: int = 200) -> Behaviour:
    """One byte at a time, each well within any read timeout."""

    async def behave(writer: asyncio.StreamWriter) -> None:
        whole = http(status, body)
        start = whole.index(b"\r\n\r\n") + 4
        writer.write(whole[:start])
        for place in range(start, len(whole)):
            writer.write(whole[place : place + 1])
            await writer.drain()
            await asyncio.sleep(every)

    return behave


def endless(server_sent: list[int], status: int = 200) -> Behaviour:
    """A body without end, in chunks; counts the bytes that went out."""

    async def behave(writer: asyncio.StreamWriter) -> None:
        writer.write(f"HTTP/1.1 {status} OK\r\nTransfer-Encoding: chunked\r\n\r\n".encode())
        chunk = b"10000\r\n" + b" " * 0x10000 + b"\r\n"
        while True:
            writer.write(chunk)
            await writer.drain()
            server_sent.append(0x10000)

    return behave


def gzipped(body: object) -> Behaviour:
    packer = zlib.compressobj(wbits=31)
    data = packer.compress(json.dumps(body).encode()) + packer.flush()
    return answer(200, data, {"Content-Encoding": "gzip"})
