"""Who is asking, and whether a state-changing request came from our own pages."""

import hmac
from collections.abc import Awaitable, Callable
from typing import Any

from litestar import Request
from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Receive, Scope, Send

from expense_app.accounts.member import Member
from expense_app.errors import Forbidden, Unauthenticated
from expense_app.web.client import is_https, settings_of
from expense_app.web.forms import body_of, form_of
from expense_app.web.redirects import address_parts
from expense_app.web.sessions import (
    CSRF_FIELD,
    CSRF_HEADER,
    csrf_token_of,
    session_token,
    token_hash,
)

Authenticate = Callable[[bytes], Awaitable[Member | None]]
AnyRequest = Request[Any, Any, Any]

_SAFE = {"GET", "HEAD", "OPTIONS"}


class Gatekeeper(ASGIMiddleware):
    """Finds the member behind the cookie and refuses what does not belong.

    A route's opt "auth" is "required" (the default), "optional" (works for anybody, knows the member if there
    is one), "entrance" (optional, and no token needed: logging in or joining) or "none" (no look-up at all).
    """

    scopes = (ScopeType.HTTP,)

    def __init__(self, authenticate: Authenticate) -> None:
        self._authenticate = authenticate

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        request: AnyRequest = Request(scope, receive=receive, send=send)
        auth = request.route_handler.opt.get("auth", "required")
        unsafe = request.method not in _SAFE
        if unsafe:
            refuse_other_origins(request)
        scope["user"] = None if auth == "none" else await self._member(request)
        if scope["user"] is None and auth == "required":
            await body_of(request)
            raise Unauthenticated("Please log in to go on.")
        if unsafe and scope["user"] is not None and auth != "entrance":
            await check_csrf_token(request)
        await next_app(scope, receive, send)

    async def _member(self, request: AnyRequest) -> Member | None:
        token = session_token(request)
        return await self._authenticate(token_hash(token)) if token else None


def refuse_other_origins(request: AnyRequest) -> None:
    """Browsers say where a request comes from; one that another site started is refused."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        allowed = site in {"same-origin", "none"}
    else:
        origin = request.headers.get("origin")
        allowed = origin is None or _is_own(request, origin)
    if not allowed:
        raise Forbidden("This request came from another site, so nothing was changed.")


async def check_csrf_token(request: AnyRequest) -> None:
    """The token of the signed-in session, in the header or in the form."""
    given = request.headers.get(CSRF_HEADER)
    if given is None and "form" in request.headers.get("content-type", ""):
        given = dict(await form_of(request)).get(CSRF_FIELD, "")
    if not hmac.compare_digest((given or "").encode(), csrf_token_of(request).encode()):
        raise Forbidden("This page is out of date. Reload it and try again; what you typed is still here.")


def _is_own(request: AnyRequest, origin: str) -> bool:
    """Ours is where people are sent, and whatever name of ours the request itself was for."""
    parts = address_parts(origin)
    same_host = parts.netloc == request.headers.get("host") and (parts.scheme == "https" or not is_https(request))
    return origin == settings_of(request).base_url or same_host
