"""What every response carries, those of errors and unknown routes included."""

from typing import Any

from litestar.connection import ASGIConnection
from litestar.datastructures import MutableScopeHeaders
from litestar.types import Message, Scope

from expense_app.web.client import is_https
from expense_app.web.request_log import is_routed, note_unrouted
from expense_app.web.sessions import CSRF_COOKIE, csrf_cookie, csrf_token_of

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "object-src 'none'",
    )
)

_HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


async def before_send(message: Message, scope: Scope) -> None:
    """Security headers on all, no caching of anybody's pages, and the form token's cookie on any GET."""
    if message["type"] != "http.response.start":
        return
    if not is_routed(scope):
        note_unrouted(message, scope)
    headers = MutableScopeHeaders.from_message(message)
    for name, value in _HEADERS.items():
        headers.setdefault(name, value)
    headers.setdefault("cache-control", "no-store")
    connection = ASGIConnection[Any, Any, Any, Any](scope)
    if is_https(connection):
        headers.setdefault("strict-transport-security", "max-age=31536000; includeSubDomains")
    member = scope.get("user")
    if member and scope.get("method") == "GET" and connection.cookies.get(CSRF_COOKIE) != csrf_token_of(connection):
        headers.add("set-cookie", csrf_cookie(connection, member.session_id).to_header(header=""))
