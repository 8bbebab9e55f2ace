"""The login cookie and the form token that belongs to it."""

import hashlib
import hmac
from typing import Literal

from itsdangerous import BadSignature, Signer
from litestar.datastructures import Cookie

from expense_app.web.client import is_https, settings_of
from expense_app.web.negotiation import Connection

SESSION_COOKIE = "session"
CSRF_COOKIE = "csrftoken"
CSRF_FIELD = "csrf_token"
CSRF_HEADER = "x-csrftoken"
_MAX_AGE = 90 * 24 * 3600


def cookie_name(connection: Connection, name: str) -> str:
    """With the prefix that makes browsers take it over https and for this very host only."""
    return f"__Host-{name}" if is_https(connection) else name


def session_token(connection: Connection) -> str | None:
    """The token out of the signed cookie; None when there is none or it is forged."""
    signed = connection.cookies.get(cookie_name(connection, SESSION_COOKIE))
    if not signed:
        return None
    try:
        return _signer(connection).unsign(signed).decode()
    except (BadSignature, UnicodeError):
        return None


def token_hash(token: str) -> bytes:
    """What the database keeps of a session's token."""
    return hashlib.sha256(token.encode()).digest()


def login_cookies(connection: Connection, token: str, session_id: object) -> list[Cookie]:
    """The cookies of a fresh login."""
    signed = _signer(connection).sign(token).decode()
    return [
        cookie(connection, cookie_name(connection, SESSION_COOKIE), signed),
        csrf_cookie(connection, session_id),
    ]


def logout_cookies(connection: Connection) -> list[Cookie]:
    return [
        cookie(connection, cookie_name(connection, SESSION_COOKIE), "", max_age=0),
        cookie(connection, CSRF_COOKIE, "", max_age=0),
    ]


def csrf_cookie(connection: Connection, session_id: object) -> Cookie:
    """Readable by the page's script and by API clients, who send it back in a header."""
    return cookie(connection, CSRF_COOKIE, csrf_token(connection, session_id), httponly=False)


def csrf_token(connection: Connection, session_id: object) -> str:
    """An HMAC of the session: no other session's token, and no guessed one, passes."""
    secret = settings_of(connection).app_secret.encode()
    return hmac.new(secret, f"csrf:{session_id}".encode(), "sha256").hexdigest()


def csrf_token_of(connection: Connection) -> str:
    """The token for the forms of this page; empty while nobody is signed in."""
    member = connection.scope.get("user")
    if member is None:
        return ""
    known: dict[str, str] = connection.scope["state"]
    if CSRF_FIELD not in known:
        known[CSRF_FIELD] = csrf_token(connection, member.session_id)
    return known[CSRF_FIELD]


def cookie(connection: Connection, name: str, value: str, *, httponly: bool = True, max_age: int = _MAX_AGE) -> Cookie:
    """A cookie of ours, for `max_age` seconds: sent to this site only, and over https only where there is https."""
    same_site: Literal["lax"] = "lax"
    return Cookie(
        name,
        value=value,
        path="/",
        max_age=max_age,
        httponly=httponly,
        secure=is_https(connection),
        samesite=same_site,
    )


def _signer(connection: Connection) -> Signer:
    return Signer(settings_of(connection).app_secret, salt="session-cookie")
