"""The product's address: taken before anything slow happens, kept while the web process is restarted."""

import asyncio
import errno
import socket
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass

from expense_app.local.errors import CannotStart

_PREDECESSOR_GONE_WITHIN = 1.0
"""Seconds; after `kill -9` the web process of the earlier start needs a moment to let go of the port."""

_HIGHEST_PORT = 65535

_WILDCARDS = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104


@dataclass(frozen=True, slots=True)
class Listener:
    """A listening socket; `host` and `port` are where this machine reaches it."""

    socket: socket.socket
    host: str
    port: int

    @property
    def url(self) -> str:
        return f"http://{f'[{self.host}]' if ':' in self.host else self.host}:{self.port}"


@contextmanager
def listen(host: str, port: int) -> Generator[Listener]:
    """Hold the address (port 0: any free one). Raises CannotStart with one line if that cannot be."""
    if not 0 <= port <= _HIGHEST_PORT:
        raise CannotStart(f"There is no port {port}. Choose one up to {_HIGHEST_PORT} with --port.")
    with _bind_soon(host, port) as bound:
        yield Listener(bound, _WILDCARDS.get(host, host), bound.getsockname()[1])


def _bind_soon(host: str, port: int) -> socket.socket:
    until = time.monotonic() + _PREDECESSOR_GONE_WITHIN
    while True:
        try:
            return _bind(host, port)
        except OSError as error:
            if error.errno == errno.EADDRINUSE and time.monotonic() < until:
                time.sleep(0.05)
                continue
            raise CannotStart(_reason(host, port, error)) from error


async def answers(listener: Listener) -> None:
    """Return once the web process has answered a request, which waits in the socket's queue until then."""
    while not await _answered(listener):  # noqa: ASYNC110 - each try waits in the queue by itself
        await asyncio.sleep(0.1)


async def _answered(listener: Listener) -> bool:
    reader, writer = await asyncio.open_connection(listener.host, listener.port)
    try:
        writer.write(f"GET /health/live HTTP/1.1\r\nhost: {listener.host}\r\nconnection: close\r\n\r\n".encode())
        return bool(await reader.readline())
    except ConnectionError:
        return False
    finally:
        writer.close()


def _bind(host: str, port: int) -> socket.socket:
    family, kind, protocol, _, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    bound = socket.socket(family, kind, protocol)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(address)
        bound.listen(2048)
    except OSError:
        bound.close()
        raise
    return bound


def _reason(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is taken by another program. Stop it, or choose another one with --port."
    if error.errno == errno.EACCES:
        return f"Port {port} is reserved for the system. Choose one above 1023 with --port."
    return f"The address {host}:{port} cannot be used: {error.strerror}. Choose another with --host."
