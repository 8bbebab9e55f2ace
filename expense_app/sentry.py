"""Sentry, told no more than what failed and where in the code."""

from importlib.metadata import version
from typing import Any, cast

import sentry_sdk
from sentry_sdk.integrations.dedupe import DedupeIntegration
from sentry_sdk.types import Event, Hint

_KEPT = {
    "event_id",
    "timestamp",
    "level",
    "platform",
    "release",
    "environment",
    "server_name",
    "sdk",
    "tags",
    "exception",
}
_GOODBYE = 1.0
"""Seconds that the end of a process waits for what is still to be sent."""


def start(dsn: str) -> None:
    """Nothing is collected on its own account: no request, no header, no local variable, no breadcrumb."""
    sentry_sdk.init(
        dsn,
        release=f"expense-app@{version('expense-app')}",
        before_send=_scrubbed,
        default_integrations=False,
        auto_enabling_integrations=False,
        integrations=[DedupeIntegration()],
        send_default_pii=False,
        max_request_body_size="never",
        include_local_variables=False,
        max_breadcrumbs=0,
        auto_session_tracking=False,
        send_client_reports=False,
    )


def send(error: BaseException, tags: dict[str, str]) -> None:
    """Returns at once; another thread sends it."""
    with sentry_sdk.new_scope() as scope:
        scope.set_tags(tags)
        scope.capture_exception(error)


def flush() -> None:
    sentry_sdk.flush(_GOODBYE)


def _scrubbed(event: Event, _hint: Hint) -> Event:
    """Only what is known to be harmless. An error's own words are not: they may quote a message or a key."""
    kept: dict[str, Any] = {name: value for name, value in event.items() if name in _KEPT}
    errors: list[dict[str, Any]] = kept.get("exception", {}).get("values", [])
    for error in errors:
        error.pop("value", None)
    return cast("Event", kept)
