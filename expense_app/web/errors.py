"""Every error as problem+json (RFC 9457), as a page, or as messages and toasts for htmx."""

from typing import Any
from urllib.parse import urlencode

import msgspec
import structlog
from litestar import Request, Response
from litestar.exceptions import HTTPException
from redis.exceptions import RedisError
from sqlalchemy.exc import IntegrityError

from expense_app.db import is_away
from expense_app.errors import AppError, Conflict, Invalid, TooMany, TooSlow, Unauthenticated, Unavailable, WrongHost
from expense_app.web.client import settings_of
from expense_app.web.forms import again, typed
from expense_app.web.kept import keep
from expense_app.web.negotiation import representation
from expense_app.web.retry import form_again, form_later, page_before, path_of
from expense_app.web.templating import html_response

log = structlog.get_logger()
AnyRequest = Request[Any, Any, Any]

_WORDS = {
    400: ("Bad request", "We could not read that request."),
    404: ("Not found", "There is nothing here."),
    405: ("Not allowed", "That cannot be done here."),
    413: ("Too large", "That is more than we can take at once."),
}

FOREIGN_KEY_VIOLATION = "23503"
"""Two people at once: one removed what the other's row points at. Everything else of the kind is a defect."""


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
    headers = _headers(error)
    wanted = representation(request)
    if wanted == "json":
        return _json(error, headers)
    if isinstance(error, Invalid):
        return form_again(request, error, wanted)
    if isinstance(error, TooMany) and (later := form_later(request, error, headers, wanted)):
        return later
    if isinstance(error, Unauthenticated) and wanted == "page":
        return _to_login(request)
    if isinstance(error, Conflict) and error.current is not None:
        return _conflict(request, error, wanted)
    template = "errors/toast.stream.html" if wanted == "fragment" else "errors/page.html"
    if isinstance(error, Unauthenticated):
        return Response(None, status_code=error.status, media_type="text/html")
    request_id = str(structlog.contextvars.get_contextvars().get("request_id", "")) if error.status >= 500 else ""
    home = (settings_of(request).base_url or "") if isinstance(error, WrongHost) else "/"
    names = {"title": error.title, "detail": error.message, "request_id": request_id, "home": home}
    names["again"] = _way_back(request)
    return html_response(request, template, error.status, headers, **names)


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
    if is_away(error) or isinstance(error, RedisError):
        log.warning("service away", error=type(error).__name__)
        return app_error(
            request,
            Unavailable("We cannot reach our data right now. Nothing is lost; try again in a moment."),
        )
    if isinstance(error, IntegrityError) and getattr(error.orig, "sqlstate", "") == FOREIGN_KEY_VIOLATION:
        log.warning("pointed at what went away", error=type(error.orig).__name__)
        return app_error(request, Conflict("What this belongs to was removed at the same moment. Please try again."))
    if isinstance(error, RecursionError):
        return http_error(request, HTTPException(status_code=400))
    log.error("unforeseen error", exc_info=error)
    return app_error(request, AppError("Something went wrong on our side. Nothing was changed."))


def _headers(error: AppError) -> dict[str, str]:
    if error.retry_after:
        return {"retry-after": str(error.retry_after)}
    return {"connection": "close"} if isinstance(error, TooSlow) else {}


def _json(error: AppError, headers: dict[str, str]) -> Response[Any]:
    problem = Problem(title=error.title, status=error.status, detail=error.message)
    if isinstance(error, Invalid):
        problem.errors = [{"field": each.field, "message": each.message} for each in error.errors]
    if isinstance(error, Conflict):
        problem.current = error.current
    body = msgspec.to_builtins(problem, builtin_types=(), enc_hook=str) | {"type": problem.type}
    return Response(body, status_code=error.status, headers=headers, media_type="application/problem+json")


def _way_back(request: AnyRequest) -> str:
    """Where to try again: the page itself, or the one with the form."""
    return path_of(request) if request.method == "GET" else page_before(request)


def _to_login(request: AnyRequest) -> Response[Any]:
    """Back to the page after the login, with what was typed: a message in its composer, any other form as it was."""
    if request.method == "GET":
        return _see_other("/auth/login", next=path_of(request))
    text = typed(request).get("text", "")
    if isinstance(text, str) and text:
        return _see_other("/auth/login", next="/", text=text)
    response = _see_other("/auth/login", next=page_before(request))
    if cookie := keep(request):
        response.set_cookie(cookie)
    return response


def _conflict(request: AnyRequest, error: Conflict, wanted: str) -> Response[Any]:
    """Somebody else was faster: how it stands now, and what was typed where the form can be shown again."""
    form = again(request)
    template = "errors/conflict.stream.html" if wanted == "fragment" else "errors/conflict.html"
    if form:
        template = form.stale if wanted == "fragment" else form.page
    names = {"current": error.current, "message": error.message, **(form.names if form else {})}
    return html_response(request, template, error.status, {}, **names)


def _see_other(path: str, **parameters: str) -> Response[Any]:
    query = urlencode({name: value for name, value in parameters.items() if value})
    return Response(None, status_code=303, headers={"location": f"{path}?{query}" if query else path})


ERROR_HANDLERS: dict[int | type[Exception], Any] = {
    AppError: app_error,
    HTTPException: http_error,
    Exception: unforeseen,
}
