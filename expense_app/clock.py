"""The only clock: everything that needs the time asks here, so that a test can set it."""

from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

_set_to: ContextVar[datetime | None] = ContextVar("clock", default=None)


def utc_now() -> datetime:
    """The current moment, timezone-aware, in UTC."""
    return _set_to.get() or datetime.now(UTC)


def today_in(timezone: str) -> date:
    """The date on the calendar of a household that lives in `timezone` (an IANA name)."""
    return utc_now().astimezone(ZoneInfo(timezone)).date()


@contextmanager
def set_to(moment: datetime) -> Generator[None]:
    """Stop the clock at `moment` for the current context."""
    if moment.tzinfo is None:
        raise ValueError("the clock only takes timezone-aware moments")
    token = _set_to.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _set_to.reset(token)
