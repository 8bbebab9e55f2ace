"""Which week a look-back is about."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

EVENING = time(19)
"""When it comes on Sunday, in the household's time zone."""


def latest_sunday(at: datetime, timezone: str) -> date:
    """The last Sunday whose evening has come."""
    local = at.astimezone(ZoneInfo(timezone))
    day = local.date() if local.time() >= EVENING else local.date() - timedelta(days=1)
    return day - timedelta(days=(day.weekday() + 1) % 7)


def evening_of(sunday: date, timezone: str) -> datetime:
    return datetime.combine(sunday, EVENING, ZoneInfo(timezone))
