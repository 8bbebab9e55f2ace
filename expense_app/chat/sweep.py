"""Taking up messages that nobody finished reading: the row is the truth, the queue only a shortcut."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

import structlog
from sqlalchemy import DateTime, Integer

from expense_app.chat import queries
from expense_app.chat.reading import take_up
from expense_app.clock import utc_now
from expense_app.db import Database
from expense_app.tenancy import lookup

log = structlog.get_logger()

LEFT_ALONE = timedelta(seconds=60)
"""A reading older than this is nobody's any more: a provider has 25 s, after 20 s in which a call may wait its turn."""
MOST_AT_ONCE = 200

_unfinished = lookup(
    "find_unfinished_messages", ("household_id", "message_id"), before=DateTime(timezone=True), most=Integer()
)


async def sweep_messages(database: Database) -> int:
    """Finish what was left, one unit of work a message; a message that fails does not stop the others.

    Returns how many were finished.
    """
    async with database.unit_of_work(None) as session:
        parameters = {"before": utc_now() - LEFT_ALONE, "most": MOST_AT_ONCE}
        found: Sequence[Any] = (await session.execute(_unfinished, parameters)).all()
    finished = 0
    for household_id, message_id in found:
        try:
            finished += await finish(database, household_id, message_id)
        except Exception:
            log.exception("message not finished", message_id=str(message_id))
    return finished


async def finish(database: Database, household_id: UUID, message_id: UUID) -> bool:
    """Read one message with the built-in parser, unless somebody else has by now."""
    async with database.unit_of_work(household_id) as session:
        return await take_up(session, await queries.locked_message(session, message_id))
