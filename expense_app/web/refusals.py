"""What the doors in front of the handlers refuse, answered behind the request's log line and under its id."""

from typing import Any

from litestar import Request, Response
from litestar.enums import ScopeType
from litestar.exceptions import HTTPException
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from expense_app.errors import AppError
from expense_app.web.errors import app_error, http_error, unforeseen


class Refusals(ASGIMiddleware):
    """Litestar answers errors of handlers inside of the middleware, but those of middleware outside of all of it."""

    scopes = (ScopeType.HTTP,)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        started = False

        async def send_and_note(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await next_app(scope, receive, send_and_note)
        except Exception as error:
            if started:
                raise
            request: Request[Any, Any, Any] = Request(scope, receive=receive, send=send)
            response = _answer(request, error).to_asgi_response(None, request)
            await response(scope, receive, send)


def _answer(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    if isinstance(error, AppError):
        return app_error(request, error)
    return http_error(request, error) if isinstance(error, HTTPException) else unforeseen(request, error)
