"""Requests take turns: of many that come at once, a few are carried to their end before the next ones begin.

Worked on all together, on one core, they would all be answered late together; in turn, half of them are answered in
half of the time. It is a courtesy of a moment: where the crowd stays, waiting for a turn would only be one more queue.
"""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Receive, ReceiveMessage, Scope, Send

IN_TURN = "in_turn"
"""The opt of routes that a crowd comes to at one moment, and that wait for nothing but our own database and Redis."""


class Turns(ASGIMiddleware):
    """Lets `at_once` requests in, first come, first served, and who has waited for `patience` seconds in any case.

    A body is there before its request takes a turn, so that a slow line holds up nobody else.
    """

    scopes = (ScopeType.HTTP,)

    def __init__(self, at_once: int, patience: float, largest_body: int) -> None:
        self._turn = asyncio.Semaphore(at_once)
        self._patience = patience
        self._largest_body = largest_body

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        if not scope["route_handler"].opt.get(IN_TURN):
            await next_app(scope, receive, send)
            return
        arrived = await self._body(receive)

        async def receive_again() -> ReceiveMessage:
            return arrived.popleft() if arrived else await receive()

        async with self._a_turn():
            await next_app(scope, receive_again, send)

    @asynccontextmanager
    async def _a_turn(self) -> AsyncGenerator[None]:
        try:
            async with asyncio.timeout(self._patience):
                await self._turn.acquire()
        except TimeoutError:
            yield
            return
        try:
            yield
        finally:
            self._turn.release()

    async def _body(self, receive: Receive) -> deque[ReceiveMessage]:
        """All of it; of one that is too large as much as shows that it is."""
        arrived: deque[ReceiveMessage] = deque()
        size, more = 0, True
        while more and size <= self._largest_body:
            arrived.append(message := await receive())
            size += len(message.get("body", b""))
            more = message["type"] == "http.request" and message.get("more_body", False)
        return arrived
