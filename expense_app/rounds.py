"""Going from household to household for what comes by the clock, as often and from as many processes as one likes."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from uuid import UUID

import structlog
from sqlalchemy import DateTime, Integer, select
from sqlalchemy.ext.asyncio import AsyncSession

from expense_app.clock import utc_now
from expense_app.db import Database
from expense_app.models import Household
from expense_app.tenancy import household_of, lookup

log = structlog.get_logger()

AT_ONCE = 50
"""Households that one look-up names: few, for others may be at work on the same ones."""
PATIENCE = 5
"""How often to come back where other processes were at all that is left."""
PAUSE = 0.2
"""Seconds before coming back."""


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
    tally, settled, patience = Tally(), set[UUID](), PATIENCE
    while patience and (due := await _due(database, duty, settled)):
        visited = [each for each in due if await _visit(database, duty, each, tally)]
        settled.update(visited)
        if not visited:
            patience -= 1
            await asyncio.sleep(PAUSE)
    if tally.done or tally.failed:
        log.info("round", duty=duty.name, done=tally.done, households=tally.households, failed=tally.failed)
    return tally


async def _due(database: Database, duty: Duty, settled: set[UUID]) -> list[UUID]:
    """Some of the households that are listed and not settled. Only those that failed are settled and still listed."""
    statement = lookup(duty.function, ("household_id",), at=DateTime(timezone=True), most=Integer())
    async with database.unit_of_work(None) as session:
        parameters = {"at": utc_now(), "most": AT_ONCE + len(settled)}
        found = await session.execute(statement, parameters)
    return [each for each in found.scalars() if each not in settled][:AT_ONCE]


async def _visit(database: Database, duty: Duty, household_id: UUID, tally: Tally) -> bool:
    """Whether this household is dealt with; not so while somebody else is at it."""
    try:
        async with database.unit_of_work(household_id) as session:
            home = await locked_home(session)
            if home is None:
                return False
            done = await duty.work(session, home)
    except Exception as error:  # noqa: BLE001 - whatever is wrong with one household is not wrong with the next
        # The error's words may quote what somebody typed; its kind does not.
        kind = type(error).__name__
        log.error("household failed", duty=duty.name, household_id=str(household_id), error=kind)  # noqa: TRY400
        tally.failed += 1
        return True
    tally.done += done
    tally.households += bool(done)
    return True


async def locked_home(session: AsyncSession) -> Household | None:
    """The household, locked so that what refers to it can still be written; None while somebody else has it."""
    found = await session.execute(
        select(Household).where(Household.id == household_of(session)).with_for_update(skip_locked=True, key_share=True)
    )
    return found.scalar_one_or_none()
