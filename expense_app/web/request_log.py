"""One line a request, and an id that ties it to everything logged on the way."""

import time
from typing import Any

import structlog
from litestar.connection import ASGIConnection
from litestar.datastructures import MutableScopeHeaders
from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, HTTPResponseStartEvent, Message, Receive, Scope, Send

from expense_app.ids import new_id
from expense_app.web.client import client_address

log = structlog.get_logger()

UNKNOWN = "unknown"
"""Stands for the route where there is none."""


class RequestLog(ASGIMiddleware):
    """Logs method, route, status and milliseconds; never a query string, a body or a header's value."""

    scopes = (ScopeType.HTTP,)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        request_id = new_id().hex
        started = time.perf_counter()
        status = 0

        async def send_and_note(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableScopeHeaders.from_message(message)["x-request-id"] = request_id
            await send(message)

        method, path = scope.get("method"), _route(scope)
        with structlog.contextvars.bound_contextvars(request_id=request_id, method=method, path=path):
            await next_app(scope, receive, send_and_note)
            if status and _worth_a_line(scope):
                spent = round((time.perf_counter() - started) * 1000, 1)
                log.info("request", status=status, ms=spent, client=client_address(ASGIConnection(scope)))


def note_unrouted(message: HTTPResponseStartEvent, scope: Scope) -> None:
    """Litestar refuses unknown addresses, methods that a route lacks and hosts that cannot be before any middleware
    has its turn: their id and their line. What was asked for may hold anything, so the line does not."""
    request_id = new_id().hex
    MutableScopeHeaders.from_message(message)["x-request-id"] = request_id
    told = {"request_id": request_id, "method": scope.get("method"), "path": UNKNOWN}
    log.info("request", **told, status=message["status"], client=client_address(ASGIConnection(scope)))


def is_routed(scope: Scope) -> bool:
    return "route_handler" in scope


def _worth_a_line(scope: Scope) -> bool:
    return not scope["path"].startswith(("/static/", "/health/"))


def _route(scope: Scope) -> str:
    connection = ASGIConnection[Any, Any, Any, Any](scope)
    paths = sorted(connection.route_handler.paths)
    return scope.get("path_template") or (paths[0] if paths else "")
