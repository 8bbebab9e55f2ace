"""A form that does not hold, or that came too often, given back as it was filled, with its messages."""

from typing import Any
from urllib.parse import quote

from litestar import Request, Response

from expense_app.errors import AppError, Invalid
from expense_app.web.forms import again, typed
from expense_app.web.negotiation import form_id
from expense_app.web.redirects import address_parts, local_path
from expense_app.web.templating import html_response

AnyRequest = Request[Any, Any, Any]


def form_again(request: AnyRequest, error: Invalid, wanted: str) -> Response[Any]:
    """A message at each field that does not hold."""
    messages = {each.field: each.message for each in error.errors}
    if wanted == "fragment":
        return _messages(request, 422, {}, messages | {"": _summary(error, typed(request))})
    return _form(request, error, {}, messages, "Nothing you typed is lost.")


def form_later(request: AnyRequest, error: AppError, headers: dict[str, str], wanted: str) -> Response[Any] | None:
    """A form whose time has not come, with one message for all of it. None where no form was sent, or where htmx has
    no place in the form for the message."""
    own = request.route_handler.opt.get("form")
    if wanted == "fragment":
        return _messages(request, error.status, headers, {"": error.message}) if own else None
    if request.method == "GET":
        return None
    return _form(request, error, headers, {"": error.message}, f"{error.message} Nothing you typed is lost.")


def _messages(request: AnyRequest, status: int, headers: dict[str, str], messages: dict[str, str]) -> Response[Any]:
    """htmx gets only the messages, each put beside its field."""
    fields = [name for name in messages if name]
    names = {"form_id": form_id(request), "fields": fields, "errors": messages}
    return html_response(request, "errors/fields.stream.html", status, headers, **names)


def _form(
    request: AnyRequest, error: AppError, headers: dict[str, str], messages: dict[str, str], detail: str
) -> Response[Any]:
    """A browser gets the form back as it was filled."""
    if form := again(request):
        return html_response(request, form.page, error.status, headers, errors=messages, **form.names)
    if own := request.route_handler.opt.get("form"):
        names: dict[str, Any] = request.route_handler.opt.get("names", {})
        return html_response(request, own, error.status, headers, errors=messages, values=typed(request), **names)
    return html_response(
        request,
        "errors/form.html",
        error.status,
        headers,
        title=error.title,
        detail=detail,
        action=path_of(request),
        method=request.method.lower(),
        back=page_before(request),
        fields=filled_fields(typed(request), messages),
        send="Try again",
    )


def path_of(request: AnyRequest) -> str:
    """What was asked for, with its query. Not out of `request.url`, which raises where the host is nonsense."""
    query = request.scope["query_string"].decode("latin-1")
    return local_path(quote(request.scope["path"]) + (f"?{query}" if query else ""))


def _summary(error: Invalid, values: dict[str, Any]) -> str:
    """What is wrong with fields that the form does not show, in one line of its own."""
    return " ".join(each.message for each in error.errors if each.field not in values and "." not in each.field)


def page_before(request: AnyRequest) -> str:
    """The page of ours that the form stood on."""
    return local_path(address_parts(request.headers.get("referer", "/")).path or "/")


_HIDDEN = {
    "expense_id",
    "version",
    "client_id",
    "idempotency_key",
    "into",
    "locale",
    "next",
    "provider",
    "username",
    "wanted",
}
_LONG = {"text"}
_LABELS = {"full_name": "Your name", "is_active": "In use", "timezone": "Time zone"}


def filled_fields(values: dict[str, Any], messages: dict[str, str]) -> list[dict[str, str]]:
    """Every field that was sent or is missed, as it was typed; a password or a key is typed again."""
    return [
        {
            "name": name,
            "label": _LABELS.get(name, name.replace("_", " ").capitalize()),
            "value": "" if is_secret(name) else str(values.get(name, "")),
            "message": messages.get(name, ""),
            "type": _input_type(name, str(values.get(name, "")), messages),
        }
        for name in dict.fromkeys([*values, *messages])
        if name
    ]


def is_typed_by_hand(name: str, value: str) -> bool:
    """Whether somebody would miss it."""
    return bool(value) and name not in _HIDDEN


def is_secret(name: str) -> bool:
    return "password" in name or name == "api_key"


def _input_type(name: str, value: str, messages: dict[str, str]) -> str:
    if is_secret(name):
        return "password"
    if value in {"true", "false"}:
        return "yes or no"
    if name in _LONG:
        return "textarea"
    return "hidden" if name in _HIDDEN and name not in messages else "text"
