"""Doing a request once: the first with a key does the work, everybody else gets its answer."""

import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import msgspec
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from expense_app.accounts.member import Member
from expense_app.clock import utc_now
from expense_app.errors import FieldError, Invalid
from expense_app.models import IdempotencyKey
from expense_app.tenancy import household_of, insert_once

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Once(Generic[T]):
    """The answer, and whether it was given before."""

    answer: T
    replayed: bool


async def once(
    session: AsyncSession,
    key: str,
    body: dict[str, Any],
    by: Member,
    answer_type: type[T],
    work: Callable[[], Awaitable[T]],
) -> Once[T]:
    """Do `work` unless this household has done it under `key`, and keep its answer beside its effects.

    A concurrent request with the same key waits for the first one's transaction. Raises Invalid where the key was
    used for another body; what `work` raises leaves the key free.
    """
    body_hash = hashlib.sha256(msgspec.json.encode(body, order="deterministic")).digest()
    values = {"key": key, "user_id": by.id, "body_hash": body_hash, "created_at": utc_now(), "answer": None}
    mine = await insert_once(session, IdempotencyKey, values, unique=["key"])
    row = mine or await _earlier(session, key)
    if row.body_hash != body_hash:
        raise Invalid(FieldError("idempotency_key", "This key was used for something else. Send a fresh one."))
    if not mine:
        return Once(msgspec.convert(row.answer, answer_type), replayed=True)
    answer = await work()
    row.answer = msgspec.to_builtins(answer)
    await session.flush()
    return Once(answer, replayed=False)


async def _earlier(session: AsyncSession, key: str) -> IdempotencyKey:
    statement = select(IdempotencyKey).where(
        IdempotencyKey.household_id == household_of(session), IdempotencyKey.key == key
    )
    return (await session.execute(statement)).scalar_one()
