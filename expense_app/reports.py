"""Whatever is logged as an error goes to Sentry as well, where SENTRY_DSN is set."""

import asyncio
from collections.abc import Mapping
from typing import Any, Protocol

from expense_app.config import Settings

_TAGS = ("request_id", "method", "path", "job", "job_id", "logger")
"""What of a log line may leave the house."""


class _Receiver(Protocol):
    def send(self, error: BaseException, tags: dict[str, str]) -> None: ...

    def flush(self) -> None: ...


_receivers: list[_Receiver] = []


def start(settings: Settings) -> None:
    if settings.sentry_dsn and not _receivers:
        from expense_app import sentry  # noqa: PLC0415 - a third of a second that only its users should spend

        sentry.start(settings.sentry_dsn)
        _receivers.append(sentry)


def report(error: BaseException, line: Mapping[str, Any]) -> None:
    """Send the error with the ids of the log line that tells of it."""
    for each in _receivers:
        each.send(error, {name: str(line[name]) for name in _TAGS if line.get(name)})


async def finish() -> None:
    """Let what is still on its way arrive before the process ends."""
    for each in _receivers:
        await asyncio.to_thread(each.flush)
