"""What a household uses of its providers in a day, counted under a lock, so that a burst cannot pass the cap."""

from datetime import date
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from expense_app.llm.trace import Trace
from expense_app.models import LLMUsage
from expense_app.providers.gateway import Cap
from expense_app.tenancy import household_of, insert_once


async def claim_call(session: AsyncSession, cap: Cap, today: date) -> bool:
    """Count one call beforehand, unless the day's cap is reached. `today` is on the household's calendar."""
    usage = await _locked(session, today)
    usage.turn_to(today)
    if usage.calls >= cap.calls or usage.tokens >= cap.tokens:
        return False
    usage.add(1, 0)
    await session.flush()
    return True


async def settle_call(session: AsyncSession, trace: Trace, today: date) -> None:
    """Put what the call really took in the place of what was claimed: several requests, or none at all."""
    usage = await _locked(session, today)
    usage.turn_to(today)
    usage.add(trace.requests - 1, trace.tokens_in + trace.tokens_out)
    await session.flush()


async def used_on(session: AsyncSession, today: date) -> tuple[int, int]:
    """Calls and tokens of today."""
    usage = (await session.execute(_mine(household_of(session)))).scalar_one_or_none()
    return (usage.calls, usage.tokens) if usage and usage.day == today else (0, 0)


async def _locked(session: AsyncSession, today: date) -> LLMUsage:
    await insert_once(session, LLMUsage, {"day": today, "calls": 0, "tokens": 0}, unique=[])
    return (await session.execute(_mine(household_of(session)).with_for_update())).scalar_one()


def _mine(household_id: UUID) -> Select[LLMUsage]:
    return select(LLMUsage).where(LLMUsage.household_id == household_id)
