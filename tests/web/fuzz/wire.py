"""Requests byte by byte over a real socket: a well-behaved client would mend what the fuzz wants to send."""

import asyncio
import gzip
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

import httpx

Headers = tuple[tuple[bytes, bytes], ...]
NO_ANSWER = 0
_BODYLESS = {204, 304}


@dataclass(frozen=True)
class Sent:
    """One request; `route` is the door that it was meant for. The body goes in chunks of `chunk` bytes where that is
    given."""

    route: str
    method: bytes
    target: bytes
    headers: Headers = ()
    body: bytes = b""
    chunk: int = 0

    def encoded(self) -> bytes:
        how = (b"transfer-encoding", b"chunked") if self.chunk else (b"content-length", b"%d" % len(self.body))
        told = self.headers if self.value(b"content-length") is not None else (*self.headers, how)
        head = b"".join(name + b": " + value + b"\r\n" for name, value in told)
        return b"%s %s HTTP/1.1\r\n%s\r\n%s" % (self.method, self.target, head, self._body())

    def value(self, name: bytes) -> bytes | None:
        return next((value for each, value in self.headers if each.lower() == name), None)

    def having(self, name: bytes, value: bytes | None) -> Headers:
        """The headers with another value for one of them, or without it."""
        others = tuple(each for each in self.headers if each[0].lower() != name)
        return others if value is None else (*others, (name, value))

    def _body(self) -> bytes:
        if not self.chunk:
            return self.body
        parts = [self.body[at : at + self.chunk] for at in range(0, len(self.body), self.chunk)]
        return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in [*parts, b""])

    def __str__(self) -> str:
        told = " ".join(f"{name.decode()}={value[:80]!r}" for name, value in self.headers if name != b"cookie")
        return f"{self.method.decode()} {self.target[:200]!r} {told} {self.body[:300]!r}"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: httpx.Headers
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode(errors="replace")

    def unpacked(self) -> "Answer":
        packed = self.headers.get("content-encoding") == "gzip"
        return replace(self, body=gzip.decompress(self.body)) if packed and self.body else self


class Wire:
    """One connection at a time, opened anew where the server closed it."""

    def __init__(self, address: str) -> None:
        self._host, self._port = urlsplit(address).hostname, urlsplit(address).port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def send(self, sent: Sent) -> Answer:
        try:
            return (await self._within_time(sent)).unpacked()
        except (OSError, TimeoutError, asyncio.IncompleteReadError):
            self.close()
            return Answer(NO_ANSWER, httpx.Headers(), b"")

    async def _within_time(self, sent: Sent) -> Answer:
        async with asyncio.timeout(15):
            try:
                return await self._once(sent)
            except (ConnectionError, asyncio.IncompleteReadError):
                self.close()
                return await self._once(sent)

    def close(self) -> None:
        if self._streams:
            self._streams[1].close()
        self._streams = None

    async def _once(self, sent: Sent) -> Answer:
        if self._streams is None:
            self._streams = await asyncio.open_connection(self._host, self._port, limit=1 << 20)
        reader, writer = self._streams
        writer.write(sent.encoded())
        answer = await self._read(reader, bodyless=sent.method == b"HEAD")
        if answer.headers.get("connection", "").lower() == "close":
            self.close()
        return answer

    async def _read(self, reader: asyncio.StreamReader, *, bodyless: bool) -> Answer:
        status, headers = await _head(reader)
        while status == 100:
            status, headers = await _head(reader)
        if bodyless or status in _BODYLESS:
            return Answer(status, headers, b"")
        if headers.get("transfer-encoding") == "chunked":
            return Answer(status, headers, await _chunks(reader))
        if "content-length" in headers:
            return Answer(status, headers, await reader.readexactly(int(headers["content-length"])))
        return Answer(status, headers, await reader.read())


async def _head(reader: asyncio.StreamReader) -> tuple[int, httpx.Headers]:
    first, *lines = (await reader.readuntil(b"\r\n\r\n")).split(b"\r\n")[:-2]
    split = [line.partition(b":") for line in lines]
    return int(first.split()[1]), httpx.Headers([(name, value.strip()) for name, _, value in split])


async def _chunks(reader: asyncio.StreamReader) -> bytes:
    parts: list[bytes] = []
    while size := int(await reader.readuntil(b"\r\n"), 16):
        parts.append(await reader.readexactly(size))
        await reader.readexactly(2)
    await reader.readexactly(2)
    return b"".join(parts)
