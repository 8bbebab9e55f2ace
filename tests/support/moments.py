"""Stopping the clock for a test. Always in the past: a session that was just opened must still be valid."""

from contextlib import AbstractContextManager
from datetime import UTC, datetime

from expense_app import clock


def at_noon(year: int, month: int, day: int) -> AbstractContextManager[None]:
    """Noon UTC, which is the same day from Los Angeles to Kolkata."""
    return clock.set_to(datetime(year, month, day, 12, tzinfo=UTC))
