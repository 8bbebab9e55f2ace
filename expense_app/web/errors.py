"""Every error as problem+json (RFC 9457), as a page, or as messages and toasts for htmx."""

from typing import Any
from urllib.parse import urlencode, urlsplit

import msgspec
import structlog
from litestar import Request, Response
from litestar.exceptions import HTTPException
from redis.exceptions import RedisError
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from expense_app.errors import AppError, Conflict, Invalid, TooMany, Unauthenticated, Unavailable
from expense_app.web.forms import again, typed
from expense_app.web.negotiation import form_id, representation
from expense_app.web.redirects import local_path
from expense_app.web.templating import render

log = structlog.get_logger()
AnyRequest = Request[Any, Any, Any]

_WORDS = {
    400: ("Bad request", "We could not read that request."),
    404: ("Not found", "There is nothing here."),
    405: ("Not allowed", "That cannot be done here."),
    413: ("Too large", "That is more than we can take at once."),
}


class Problem(msgspec.Struct, omit_defaults=True):
    """The JSON of an error."""

    title: str
    status: int
    detail: str
    type: str = msgspec.field(default="about:blank")
    errors: list[dict[str, str]] | None = None
    current: Any = None


def app_error(request: AnyRequest, error: AppError) -> Response[Any]:
    """An error that we foresaw."""
    headers = {"retry-after": str(error.retry_after)} if isinstance(error, TooMany) else {}
    wanted = representation(request)
    if wanted == "json":
        return _json(error, headers)
    if isinstance(error, Invalid):
        return _invalid(request, error, wanted)
    if isinstance(error, Unauthenticated) and wanted == "page":
        return _to_login(request)
    if isinstance(error, Conflict) and error.current is not None:
        return _conflict(request, error, wanted)
    template = "errors/toast.stream.html" if wanted == "fragment" else "errors/page.html"
    if isinstance(error, Unauthenticated):
        return Response(None, status_code=error.status, media_type="text/html")
    request_id = str(structlog.contextvars.get_contextvars().get("request_id", "")) if error.status >= 500 else ""
    return _html(
        request, template, error.status, headers, title=error.title, detail=error.message, request_id=request_id
    )


def http_error(request: AnyRequest, error: HTTPException) -> Response[Any]:
    """An error that Litestar raised: no such route, wrong method, too large a body."""
    title, message = _WORDS.get(error.status_code, _WORDS[400])
    foreseen = AppError(message)
    foreseen.status, foreseen.title = error.status_code, title
    response = app_error(request, foreseen)
    response.headers.update(error.headers or {})
    return response


def unforeseen(request: AnyRequest, error: Exception) -> Response[Any]:
    """A defect, or a service that is away. The log has the trace, the person a plain sentence."""
    if isinstance(error, OperationalError | InterfaceError | PoolTimeout | RedisError | ConnectionError):
        log.warning("service away", error=type(error).__name__)
        return app_error(
            request,
            Unavailable("We cannot reach our data right now. Nothing is lost; try again in a moment."),
        )
    if isinstance(error, RecursionError):
        return http_error(request, HTTPException(status_code=400))
    log.error("unforeseen error", exc_info=error)
    return app_error(request, AppError("Something went wrong on our side. Nothing was changed."))


def _json(error: AppError, headers: dict[str, str]) -> Response[Any]:
    problem = Problem(title=error.title, status=error.status, detail=error.message)
    if isinstance(error, Invalid):
        problem.errors = [{"field": each.field, "message": each.message} for each in error.errors]
    if isinstance(error, Conflict):
        problem.current = error.current
    body = msgspec.to_builtins(problem, builtin_types=(), enc_hook=str) | {"type": problem.type}
    return Response(body, status_code=error.status, headers=headers, media_type="application/problem+json")


def _to_login(request: AnyRequest) -> Response[Any]:
    """Back to the page after the login, or to the composer with the message that could not be sent."""
    if request.method == "GET":
        return _see_other("/auth/login", next=_path(request))
    text = typed(request).get("text", "")
    return _see_other("/auth/login", next="/", text=text if isinstance(text, str) else "")


def _invalid(request: AnyRequest, error: Invalid, wanted: str) -> Response[Any]:
    """htmx gets only the messages, each put beside its field; a browser gets the form back as it was filled."""
    messages = {each.field: each.message for each in error.errors}
    if wanted == "fragment":
        return _html(
            request,
            "errors/fields.stream.html",
            422,
            {},
            form_id=form_id(request),
            fields=list(messages),
            errors=messages | {"": _summary(error, typed(request))},
        )
    if form := again(request):
        return _html(request, form.page, error.status, {}, errors=messages, **form.names)
    if own := request.route_handler.opt.get("form"):
        context = {name: values for name, values in request.route_handler.opt.items() if name == "names"}
        return _html(request, own, error.status, {}, errors=messages, values=typed(request), **context.get("names", {}))
    return _html(
        request,
        "errors/form.html",
        error.status,
        {},
        title=error.title,
        detail="Nothing you typed is lost.",
        action=_path(request),
        method=request.method.lower(),
        back=_back(request),
        fields=_retry_fields(messages, typed(request)),
    )


def _conflict(request: AnyRequest, error: Conflict, wanted: str) -> Response[Any]:
    """Somebody else was faster: how it stands now, and what was typed where the form can be shown again."""
    form = again(request)
    template = "errors/conflict.stream.html" if wanted == "fragment" else "errors/conflict.html"
    if form:
        template = form.stale if wanted == "fragment" else form.page
    names = {"current": error.current, "message": error.message, **(form.names if form else {})}
    return _html(request, template, error.status, {}, **names)


def _summary(error: Invalid, values: dict[str, Any]) -> str:
    """What is wrong with fields that the form does not show, in one line of its own."""
    return " ".join(each.message for each in error.errors if each.field not in values and "." not in each.field)


def _back(request: AnyRequest) -> str:
    return local_path(urlsplit(request.headers.get("referer", "/")).path or "/")


_HIDDEN = {"id", "version", "client_id", "idempotency_key", "locale", "next"}
_LONG = {"text"}


def _retry_fields(messages: dict[str, str], values: dict[str, Any]) -> list[dict[str, str]]:
    """Every field that was sent or is missed, as it was typed; a password or a key is typed again."""
    return [
        {
            "name": name,
            "label": name.replace("_", " ").capitalize(),
            "value": "" if _is_secret(name) else str(values.get(name, "")),
            "message": messages.get(name, ""),
            "type": _input_type(name, messages),
        }
        for name in dict.fromkeys([*values, *messages])
    ]


def _is_secret(name: str) -> bool:
    return "password" in name or name == "api_key"


def _input_type(name: str, messages: dict[str, str]) -> str:
    if _is_secret(name):
        return "password"
    if name in _LONG:
        return "textarea"
    return "hidden" if name in _HIDDEN and name not in messages else "text"


def _html(
    request: AnyRequest,
    template: str,
    status: int,
    headers: dict[str, str],
    **context: Any,  # noqa: ANN401
) -> Response[Any]:
    body = render(request, template, {"status": status, **context}).encode()
    return Response(body, status_code=status, headers=headers, media_type="text/html; charset=utf-8")


def _see_other(path: str, **parameters: str) -> Response[Any]:
    query = urlencode({name: value for name, value in parameters.items() if value})
    return Response(None, status_code=303, headers={"location": f"{path}?{query}" if query else path})


def _path(request: AnyRequest) -> str:
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


ERROR_HANDLERS: dict[int | type[Exception], Any] = {
    AppError: app_error,
    HTTPException: http_error,
    Exception: unforeseen,
}
