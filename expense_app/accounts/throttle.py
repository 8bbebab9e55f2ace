"""How often somebody may try to get in.

A limit on an account alone lets any stranger shut its owner out, and one on addresses alone is dodged with many
addresses. So a device that has once logged in to an account carries a signed cookie that says so, and from then on
counts by itself (OWASP: "device cookies"); only tries from unknown devices share the account's limit.
"""

import hashlib
from secrets import token_urlsafe
from typing import Any

from litestar import Request
from litestar.datastructures import Cookie

from expense_app.web.client import client_network
from expense_app.web.rate_limits import LOGIN_BY, LOGIN_FROM, LOGIN_TO, Limit, RateLimits
from expense_app.web.sealed import seal, unseal
from expense_app.web.sessions import cookie, cookie_name

AnyRequest = Request[Any, Any, Any]

_DEVICE = "device"
_MAX_AGE = 400 * 24 * 3600
"""The longest that browsers keep a cookie."""


async def count_login(limits: RateLimits, request: AnyRequest, email: str) -> None:
    """One more try to log in. Raises TooMany: before any password is hashed, for known and unknown emails alike."""
    account, here = _account(email), client_network(request)
    await limits.count(LOGIN_FROM, here)
    device = _known_device(request, account)
    await limits.count(LOGIN_BY, account, device or here)
    if not device:
        await limits.count(LOGIN_TO, account)


async def count_here(limits: RateLimits, request: AnyRequest, limit: Limit) -> None:
    """One more from this address. Raises TooMany."""
    await limits.count(limit, client_network(request))


def logged_in_last(request: AnyRequest, email: str) -> bool:
    """Whether the latest login in this browser was to this very account."""
    return bool(_known_device(request, _account(email)))


def device_cookie(request: AnyRequest, email: str) -> Cookie:
    """Kept beyond the login: it opens nothing, it only tells its owner's device from a stranger's."""
    account = _account(email)
    device = _known_device(request, account) or token_urlsafe(16)
    sealed = seal(request, _DEVICE, [account, device])
    return cookie(request, cookie_name(request, _DEVICE), sealed, max_age=_MAX_AGE)


def _known_device(request: AnyRequest, account: str) -> str:
    """The name of a device that has logged in to this account; empty for another one."""
    try:
        owner, device = unseal(request, _DEVICE, request.cookies.get(cookie_name(request, _DEVICE), ""))
    except ValueError:
        return ""
    return device if owner == account else ""


def _account(email: str) -> str:
    """As counters name it: not to be read in Redis, and one however its letters are written. PostgreSQL may make
    "i" of the Turkish capital, Python makes "i" and a dot of it."""
    return hashlib.sha256(email.strip().lower().replace("\u0307", "").encode()).hexdigest()[:32]
