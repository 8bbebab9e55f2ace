"""A client that costs next to nothing, so that what is measured is the server."""

import asyncio
import json
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Visitor:
    """One connection that is kept, and the cookies of whoever holds it."""

    address: str
    cookies: dict[str, str] = field(default_factory=dict)
    _streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def __call__(
        self, method: str, path: str, body: Any = None, accept: str = "text/html", **more: str
    ) -> Answer:
        if self._streams is None:
            place = urlsplit(self.address)
            self._streams = await asyncio.open_connection(place.hostname, place.port)
        reader, writer = self._streams
        writer.write(self._request(method, path, body, accept, more))
        answer = await _answer(reader)
        for cookie in answer.headers.get("set-cookie", "").split("\n"):
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer

    async def json(self, method: str, path: str, body: Any = None, **more: str) -> Any:
        answer = await self(method, path, body, "application/json", **more)
        assert answer.status < 400, answer
        return answer.json()

    def again(self) -> "Visitor":
        """Another connection of the same person."""
        return Visitor(self.address, self.cookies)

    def close(self) -> None:
        if self._streams:
            self._streams[1].close()

    def _request(self, method: str, path: str, body: Any, accept: str, more: dict[str, str]) -> bytes:
        content = b"" if body is None else json.dumps(body).encode()
        headers = {
            "host": urlsplit(self.address).netloc,
            "accept": accept,
            "user-agent": "Mozilla/5.0 (Linux; Android 16) Chrome/150",
            "cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "x-csrftoken": self.cookies.get("csrftoken", ""),
            "content-type": "application/json",
            "content-length": str(len(content)),
            **{name.replace("_", "-"): value for name, value in more.items()},
        }
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        return f"{method} {path} HTTP/1.1\r\n{lines}\r\n".encode() + content


async def _answer(reader: asyncio.StreamReader) -> Answer:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    headers: dict[str, str] = {}
    for line in filter(None, head[1:]):
        name, _, value = line.partition(": ")
        name = name.lower()
        headers[name] = f"{headers[name]}\n{value}" if name in headers else value
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Answer(int(head[0].split()[1]), headers, body)


async def throughput(visitors: list[Visitor], ask: Any, seconds: float) -> float:
    """How many times a second `ask(visitor)` was answered, all visitors asking at once."""
    done = 0
    until = time.perf_counter() + seconds

    async def keep_asking(visitor: Visitor) -> None:
        nonlocal done
        while time.perf_counter() < until:
            await ask(visitor)
            done += 1

    began = time.perf_counter()
    await asyncio.gather(*map(keep_asking, visitors))
    return done / (time.perf_counter() - began)
