"""Identifiers made by the application."""

from uuid import UUID

from uuid_utils.compat import uuid7


def new_id() -> UUID:
    """A UUIDv7: unique anywhere, and rows made later sort later."""
    return uuid7()
