"""The web process: uvicorn, told what the product asks of it."""

import socket
from collections.abc import Callable
from typing import Any

import uvicorn

from expense_app.serve.protocol import http_options
from expense_app.serve.supervisor import GRACE


class _Server(uvicorn.Server):
    """Says first that it is going to end: it waits for every open answer, and some last until they are told."""

    def __init__(self, config: uvicorn.Config, on_end: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_end = on_end

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._on_end()
        await super().shutdown(sockets)


def run_web(
    app: Callable[..., Any],
    *,
    host: str,
    port: int,
    handed_down: int | None = None,
    on_end: Callable[[], None] = lambda: None,
) -> None:
    """Serve until SIGINT or SIGTERM, then give requests under way GRACE seconds.

    `handed_down` is the number of a listening socket that the supervisor holds, and comes before host and port.
    `on_end` tells open streams to end.
    """
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        lifespan="on",
        log_config=None,
        timeout_graceful_shutdown=GRACE,
        **http_options(),
    )
    sockets = None if handed_down is None else [socket.socket(fileno=handed_down)]
    _Server(config, on_end).run(sockets)
