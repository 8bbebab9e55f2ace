"""HTTP/1.1 as uvicorn speaks it, with the patience and the bounds that it lacks: by itself it waits for ever for the
head of a request (its line and headers), takes one of any size, and reads on for ever after its answer."""

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

LARGEST_HEAD = 64 * 1024
"""Bytes. The largest of ours is the address of a login after a lost session, with the message that was not sent."""


class Protocol(HttpToolsProtocol):
    """One connection."""

    head_within: float = 15
    """Seconds for a whole head, from the connection or its first byte on. Browsers that connect ahead try again."""
    linger_within: float = 5
    """Seconds that a body may go on arriving after its answer: closing at once would take the answer with it."""

    _deadline: asyncio.TimerHandle | None = None
    _awaiting_head = True
    _awaiting_body = False
    _head_size = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        super().connection_made(transport)
        self._close_after(self.head_within)

    def connection_lost(self, exc: Exception | None) -> None:
        self._keep_open()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        self._head_size += len(data) if self._awaiting_head else 0
        super().data_received(data)
        if self._awaiting_head and self._head_size > LARGEST_HEAD and not self.transport.is_closing():
            self.send_400_response("The headers of this request are too large.")

    def on_message_begin(self) -> None:
        super().on_message_begin()
        if not self._awaiting_head:
            self._awaiting_head, self._head_size = True, 0
            self._close_after(self.head_within)

    def on_headers_complete(self) -> None:
        """Raising makes uvicorn answer 400 and close."""
        self._awaiting_head, self._awaiting_body = False, True
        self._keep_open()
        if len(self.url) + sum(len(name) + len(value) + 4 for name, value in self.headers) > LARGEST_HEAD:
            raise ValueError("The headers of this request are too large.")
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        self._awaiting_body = False
        self._keep_open()
        super().on_message_complete()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if self._awaiting_body:
            self._close_after(self.linger_within)

    def _close_after(self, seconds: float) -> None:
        self._keep_open()
        self._deadline = self.loop.call_later(seconds, self.transport.close)

    def _keep_open(self) -> None:
        if self._deadline:
            self._deadline.cancel()
            self._deadline = None


def http_options() -> dict[str, Any]:
    """What every server of the product is told about HTTP. Idle connections are kept for longer than the minute for
    which proxies keep theirs: a request must not meet one that is just being closed. Proxies' headers are for
    `web/client.py` to read."""
    return {
        "http": Protocol,
        "ws": "none",
        "timeout_keep_alive": 75,
        "proxy_headers": False,
        "server_header": False,
        "access_log": False,
    }
