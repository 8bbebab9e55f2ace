"""The few questions that are asked before a household is known, each through its own narrow function."""

from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import DateTime, LargeBinary, String, bindparam, column, func, select

from expense_app.accounts.member import Member
from expense_app.clock import utc_now
from expense_app.db import Database
from expense_app.tenancy import unscoped


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


_NOW = bindparam("at", type_=DateTime(timezone=True))
_HASH = bindparam("hash", type_=LargeBinary)

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
_find_session = unscoped(
    select(*map(column, _SESSION_COLUMNS)).select_from(func.find_session(_HASH, _NOW).table_valued(*_SESSION_COLUMNS))
)
_LOGIN_COLUMNS = ("household_id", "user_id", "password_hash")
_find_login = unscoped(
    select(*map(column, _LOGIN_COLUMNS)).select_from(
        func.find_login(bindparam("address", type_=String)).table_valued(*_LOGIN_COLUMNS)
    )
)
_INVITE_COLUMNS = ("invite_id", "household_id", "household_name", "invited_by")
_find_invite = unscoped(
    select(*map(column, _INVITE_COLUMNS)).select_from(func.find_invite(_HASH, _NOW).table_valued(*_INVITE_COLUMNS))
)


async def find_member(database: Database, token_hash: bytes) -> Member | None:
    """The member whose open session has this token."""
    async with database.unit_of_work(None) as session:
        found = (await session.execute(_find_session, {"hash": token_hash, "at": utc_now()})).one_or_none()
    if found is None:
        return None
    facts: dict[str, Any] = dict(zip(_SESSION_COLUMNS, found, strict=True))
    return Member(id=facts.pop("user_id"), **facts)


async def find_login(database: Database, email: str) -> Login | None:
    async with database.unit_of_work(None) as session:
        found = (await session.execute(_find_login, {"address": email})).one_or_none()
    return Login(*found) if found else None


async def find_invite(database: Database, code_hash: bytes) -> OpenInvite | None:
    async with database.unit_of_work(None) as session:
        found = (await session.execute(_find_invite, {"hash": code_hash, "at": utc_now()})).one_or_none()
    return OpenInvite(*found) if found else None
