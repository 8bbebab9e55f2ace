"""Going from household to household for what comes by the clock, as often and from as many processes as one likes."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import dataclass
from uuid import UUID

import structlog
from sqlalchemy import DateTime, Integer, Uuid, select
from sqlalchemy.ext.asyncio import AsyncSession

from expense_app.clock import utc_now
from expense_app.db import Database
from expense_app.models import Household
from expense_app.tenancy import household_of, lookup

log = structlog.get_logger()

AT_ONCE = 500
"""Households that one look-up names."""
PATIENCE = 5
"""How often to come back to households that another process was at."""
PAUSE = 0.2
"""Seconds between two visits."""

_FIRST = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Duty:
    """`function` is a narrow database function that lists who may need it; `work` does it in one household's unit
    of work, while holding its lock, and returns how much there was to do."""

    name: str
    function: str
    work: Callable[[AsyncSession, Household], Awaitable[int]]


@dataclass(slots=True)
class Tally:
    """What one round came to: how much was done, in how many households, and how many failed."""

    done: int = 0
    households: int = 0
    failed: int = 0


async def go_round(database: Database, duty: Duty) -> Tally:
    """Do the duty wherever it is due. A household that fails does not stop the others, and one that another process
    is at is left to it; either way the next round finds what is still open."""
    tally = Tally()
    busy = [each async for each in _due(database, duty) if not await _visit(database, duty, each, tally)]
    for _ in range(PATIENCE):
        if busy:
            await asyncio.sleep(PAUSE)
        busy = [each for each in busy if not await _visit(database, duty, each, tally)]
    if tally.done or tally.failed:
        log.info("round", duty=duty.name, done=tally.done, households=tally.households, failed=tally.failed)
    return tally


async def _due(database: Database, duty: Duty) -> AsyncGenerator[UUID]:
    statement = lookup(duty.function, ("household_id",), at=DateTime(timezone=True), after=Uuid(), most=Integer())
    found, last = [_FIRST], _FIRST
    while found:
        async with database.unit_of_work(None) as session:
            parameters = {"at": utc_now(), "after": last, "most": AT_ONCE}
            found = list((await session.execute(statement, parameters)).scalars())
        for household_id in found:
            yield household_id
            last = household_id


async def _visit(database: Database, duty: Duty, household_id: UUID, tally: Tally) -> bool:
    """Whether this household is dealt with; not so while somebody else is at it."""
    try:
        async with database.unit_of_work(household_id) as session:
            home = await _locked(session)
            done = await duty.work(session, home) if home else 0
    except Exception as error:  # noqa: BLE001 - whatever is wrong with one household is not wrong with the next
        # The error's words may quote what somebody typed; its kind does not.
        kind = type(error).__name__
        log.error("household failed", duty=duty.name, household_id=str(household_id), error=kind)  # noqa: TRY400
        tally.failed += 1
        return True
    tally.done += done
    tally.households += bool(done)
    return home is not None


async def _locked(session: AsyncSession) -> Household | None:
    """The household, locked so that what refers to it can still be written; None while somebody else has it."""
    found = await session.execute(
        select(Household).where(Household.id == household_of(session)).with_for_update(skip_locked=True, key_share=True)
    )
    return found.scalar_one_or_none()
