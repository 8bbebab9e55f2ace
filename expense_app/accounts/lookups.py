"""The few questions that are asked before a household is known, each through its own narrow function."""

from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import DateTime, LargeBinary, String

from expense_app.accounts.member import Member
from expense_app.clock import utc_now
from expense_app.db import Database
from expense_app.tenancy import lookup


class Login(msgspec.Struct, frozen=True):
    """What checking a password needs."""

    household_id: UUID
    user_id: UUID
    password_hash: str


class OpenInvite(msgspec.Struct, frozen=True):
    """An invitation that can still be used."""

    id: UUID
    household_id: UUID
    household_name: str
    invited_by: str


_SESSION_COLUMNS = (
    "user_id",
    "household_id",
    "session_id",
    "full_name",
    "email",
    "role",
    "household_name",
    "currency",
    "timezone",
    "locale",
)
_MOMENT = DateTime(timezone=True)
_find_session = lookup("find_session", _SESSION_COLUMNS, hash=LargeBinary(), at=_MOMENT)
_find_login = lookup("find_login", ("household_id", "user_id", "password_hash"), address=String())
_find_invite = lookup(
    "find_invite", ("invite_id", "household_id", "household_name", "invited_by"), hash=LargeBinary(), at=_MOMENT
)


async def find_member(database: Database, token_hash: bytes) -> Member | None:
    """The member whose open session has this token."""
    found = await database.look_up(_find_session, hash=token_hash, at=utc_now())
    if found is None:
        return None
    facts: dict[str, Any] = dict(zip(_SESSION_COLUMNS, found, strict=True))
    return Member(id=facts.pop("user_id"), **facts)


async def find_login(database: Database, email: str) -> Login | None:
    found = await database.look_up(_find_login, address=email)
    return Login(*found) if found else None


async def find_invite(database: Database, code_hash: bytes) -> OpenInvite | None:
    found = await database.look_up(_find_invite, hash=code_hash, at=utc_now())
    return OpenInvite(*found) if found else None
