"""Rings when a household has changed. Redis carries the household's id and nothing else: it only says "look"."""

from typing import Any
from uuid import UUID

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import ORMExecuteState, UOWTransaction

from expense_app.tenancy import TenantSession

CHANNEL = "expense-app:changed"
"""The prefix keeps it apart from whatever else uses the same server."""

log = structlog.get_logger()

_CHANGED = "changed"


class Bell:
    """Heard by every web process. A Redis that is away costs seconds: open pages look by themselves as well."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    async def ring(self, household_id: UUID) -> None:
        try:
            await self._redis.publish(CHANNEL, str(household_id))
        except (RedisError, OSError) as error:
            log.warning("change not announced", error=type(error).__name__)


def has_changed(session: AsyncSession) -> bool:
    """Whether the unit of work wrote anything, so that no verb has to remember to say so."""
    return session.info.get(_CHANGED, False)


@event.listens_for(TenantSession, "after_flush")
def note_flush(session: TenantSession, _context: UOWTransaction) -> None:
    session.info[_CHANGED] = True


@event.listens_for(TenantSession, "do_orm_execute")
def note_statement(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        info: dict[Any, Any] = state.session.info
        info[_CHANGED] = True
