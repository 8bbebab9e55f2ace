"""The login cookie and the form token that belongs to it."""

import hashlib
import hmac
from typing import Literal

from itsdangerous import BadSignature, Signer
from litestar.datastructures import Cookie

from expense_app.config import Settings
from expense_app.web.negotiation import Connection

CSRF_COOKIE = "csrftoken"
CSRF_FIELD = "csrf_token"
CSRF_HEADER = "x-csrftoken"
_MAX_AGE = 90 * 24 * 3600


def settings_of(connection: Connection) -> Settings:
    return connection.app.state.settings


def session_cookie_name(settings: Settings) -> str:
    return "__Host-session" if settings.https else "session"


def session_token(connection: Connection) -> str | None:
    """The token out of the signed cookie; None when there is none or it is forged."""
    settings = settings_of(connection)
    signed = connection.cookies.get(session_cookie_name(settings))
    if not signed:
        return None
    try:
        return _signer(settings).unsign(signed).decode()
    except (BadSignature, UnicodeError):
        return None


def token_hash(token: str) -> bytes:
    """What the database keeps of a session's token."""
    return hashlib.sha256(token.encode()).digest()


def login_cookies(settings: Settings, token: str, session_id: object) -> list[Cookie]:
    """The cookies of a fresh login."""
    return [
        _cookie(settings, session_cookie_name(settings), _signer(settings).sign(token).decode()),
        csrf_cookie(settings, session_id),
    ]


def logout_cookies(settings: Settings) -> list[Cookie]:
    return [
        _cookie(settings, session_cookie_name(settings), "", max_age=0),
        _cookie(settings, CSRF_COOKIE, "", max_age=0),
    ]


def csrf_cookie(settings: Settings, session_id: object) -> Cookie:
    """Readable by the page's script and by API clients, who send it back in a header."""
    return _cookie(settings, CSRF_COOKIE, csrf_token(settings, session_id), httponly=False)


def csrf_token(settings: Settings, session_id: object) -> str:
    """An HMAC of the session: no other session's token, and no guessed one, passes."""
    return hmac.new(settings.app_secret.encode(), f"csrf:{session_id}".encode(), "sha256").hexdigest()


def csrf_token_of(connection: Connection) -> str:
    """The token for the forms of this page; empty while nobody is signed in."""
    member = connection.scope.get("user")
    if member is None:
        return ""
    known: dict[str, str] = connection.scope["state"]
    if CSRF_FIELD not in known:
        known[CSRF_FIELD] = csrf_token(settings_of(connection), member.session_id)
    return known[CSRF_FIELD]


def _signer(settings: Settings) -> Signer:
    return Signer(settings.app_secret, salt="session-cookie")


def _cookie(settings: Settings, name: str, value: str, *, httponly: bool = True, max_age: int = _MAX_AGE) -> Cookie:
    same_site: Literal["lax"] = "lax"
    return Cookie(
        name,
        value=value,
        path="/",
        max_age=max_age,
        httponly=httponly,
        secure=settings.https,
        samesite=same_site,
    )
