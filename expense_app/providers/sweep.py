"""What is done over all households at once, through narrow functions of the database."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from sqlalchemy import DateTime, Integer

from expense_app.clock import utc_now
from expense_app.db import Database
from expense_app.tenancy import lookup

KEPT = timedelta(days=90)
_AT_ONCE = 5_000
_forget = lookup("forget_readings", ("forgotten",), before=DateTime(timezone=True), most=Integer())
_with_keys = lookup("find_households_with_keys", ("household_id",))


async def forget_readings(database: Database) -> int:
    """Let go how messages were read more than 90 days ago; returns how many records."""
    before, forgotten = utc_now() - KEPT, 0
    while True:
        async with database.unit_of_work(None) as session:
            gone: int = (await session.execute(_forget, {"before": before, "most": _AT_ONCE})).scalar_one()
        forgotten += gone
        if gone < _AT_ONCE:
            return forgotten


async def households_with_keys(database: Database) -> Sequence[UUID]:
    async with database.unit_of_work(None) as session:
        return (await session.execute(_with_keys)).scalars().all()
