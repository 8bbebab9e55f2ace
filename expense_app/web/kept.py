"""What was typed into a form whose login had expired: it waits in a sealed cookie for the next login in that browser.

This is for browsers without scripts; with them the page itself stays open and keeps its fields.
"""

from typing import Any

import msgspec
from litestar import Request
from litestar.datastructures import Cookie

from expense_app.web.forms import typed
from expense_app.web.redirects import local_path
from expense_app.web.retry import filled_fields, is_secret, is_typed_by_hand, page_before, path_of
from expense_app.web.sealed import seal, unseal
from expense_app.web.sessions import cookie

AnyRequest = Request[Any, Any, Any]

ANY_FORM = "/auth/kept"
"""Shows a form that no page of its own shows filled."""

_COOKIE = "kept"
_LONGEST = 3_800
"""Characters of the sealed form; browsers drop a cookie of more than 4,096 bytes."""
_SECONDS = 3_600


class Kept(msgspec.Struct, frozen=True):
    """A form that did not get through: its address, the page it stood on, the page that shows it filled."""

    action: str
    back: str
    shown_at: str
    values: dict[str, str]


def keep(request: AnyRequest) -> Cookie | None:
    """A cookie with what was typed, secrets left empty; None where that is nothing, or more than a cookie holds.

    A route's opt "kept" names the page that shows its form filled, like "/expenses/{expense_id}"; False keeps nothing.
    """
    sent = {name: value for name, value in typed(request).items() if isinstance(value, str)}
    values = {name: "" if is_secret(name) else value for name, value in sent.items()}
    wanted = request.route_handler.opt.get("kept", ANY_FORM)
    if not wanted or not any(map(is_typed_by_hand, values, values.values())):
        return None
    page = local_path(wanted.format_map({"expense_id": ""} | values | request.path_params))
    sealed = seal(request, _COOKIE, msgspec.to_builtins(Kept(path_of(request), page_before(request), page, values)))
    return _cookie(request, sealed, _SECONDS) if len(sealed) <= _LONGEST else None


def kept(request: AnyRequest) -> Kept | None:
    """The form that waits in this browser."""
    try:
        return msgspec.convert(unseal(request, _COOKIE, request.cookies.get(_COOKIE, "")), Kept)
    except ValueError:
        return None


def kept_for(request: AnyRequest) -> Kept | None:
    """The form that waits for exactly this page."""
    found = kept(request)
    return found if found and found.shown_at == request.scope["path"] else None


def filled(form: Kept) -> dict[str, Any]:
    """The names of `errors/form.html` for a form that can be sent now."""
    return {
        "title": "You are back",
        "detail": "You were logged out before this was saved. Here it is as you typed it.",
        "action": form.action,
        "method": "post",
        "back": form.back,
        "fields": filled_fields(form.values, {}),
        "send": "Save it",
    }


def forget(request: AnyRequest) -> Cookie:
    return _cookie(request, "", 0)


def _cookie(request: AnyRequest, value: str, max_age: int) -> Cookie:
    return cookie(request, _COOKIE, value, max_age=max_age)
