"""Which of the three representations a client asked for. The only reader of htmx's request headers."""

from typing import Any, Literal

from litestar.connection import ASGIConnection

Connection = ASGIConnection[Any, Any, Any, Any]
Representation = Literal["page", "fragment", "json"]


def representation(connection: Connection) -> Representation:
    """JSON for whoever accepts it and not HTML, a fragment for htmx, a whole page for anybody else."""
    accept = connection.headers.get("accept", "")
    if "application/json" in accept and "text/html" not in accept:
        return "json"
    headers = connection.headers
    restoring = headers.get("hx-history-restore-request") == "true"
    boosted = headers.get("hx-boosted") == "true"
    if headers.get("hx-request") == "true" and not restoring and not boosted:
        return "fragment"
    return "page"


def wants_stream(connection: Connection) -> bool:
    """Whether the client listens for server-sent events, as a browser's EventSource does."""
    return "text/event-stream" in connection.headers.get("accept", "")


def form_id(connection: Connection) -> str:
    """The id of the form that htmx sent, to address the messages at its fields: its own, or its button's target."""
    headers = connection.headers
    return headers.get("hx-trigger") or headers.get("hx-target") or "form"
