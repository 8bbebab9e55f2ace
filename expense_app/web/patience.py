"""A body has to arrive in time: the server itself would wait for ever, and a request holds a place while it waits."""

import asyncio

from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Receive, ReceiveMessage, Scope, Send

from expense_app.errors import TooSlow


class Patience(ASGIMiddleware):
    """Raises TooSlow where a body is read and is not there after so many seconds."""

    scopes = (ScopeType.HTTP,)

    def __init__(self, seconds: int) -> None:
        self._seconds = seconds

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        until = asyncio.get_running_loop().time() + self._seconds
        complete = False

        async def receive_in_time() -> ReceiveMessage:
            """After the body it may take as long as it likes: what comes then is the end of the connection."""
            nonlocal complete
            if complete:
                return await receive()
            try:
                async with asyncio.timeout_at(until):
                    message = await receive()
            except TimeoutError:
                raise TooSlow from None
            complete = not message.get("more_body", False)
            return message

        await next_app(scope, receive_in_time, send)
