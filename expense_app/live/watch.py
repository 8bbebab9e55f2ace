"""Looking again and again on behalf of one open page."""

from collections.abc import AsyncGenerator
from datetime import datetime
from random import uniform
from typing import NamedTuple

import structlog
from sqlalchemy.exc import SQLAlchemyError

from expense_app.accounts.lookups import find_member
from expense_app.accounts.member import Member
from expense_app.db import Database
from expense_app.live.hub import Hub
from expense_app.live.queries import Change, Look, look

log = structlog.get_logger()


class Sight(NamedTuple):
    """A look, and its reader as they are by now."""

    reader: Member
    look: Look


async def watch(
    database: Database, hub: Hub, reader: Member, token_hash: bytes, since: datetime
) -> AsyncGenerator[Sight | None]:
    """One look after the other, each in a short unit of work of its own: when somebody rings, and with every beat, so
    that a ring that was lost is only late. Ends when the login has ended, when the
    process is told to, and when the database is away; a client that is still there comes again. None where the reader
    opened so many others since that this one has to go, and stay away."""
    seen: set[Change] = set()
    with hub.visit(reader.household_id, reader.id) as visit:
        while not hub.closing:
            if visit.is_over:
                yield None
                return
            try:
                async with hub.looking:
                    sight = await _look(database, token_hash, since, seen)
            except (SQLAlchemyError, OSError) as error:
                log.warning("nothing to see", error=type(error).__name__)
                return
            if sight is None:
                return
            seen, since = sight.look.changes, sight.look.news.cursor
            yield sight
            await visit.wait(hub.beat * uniform(0.8, 1))  # noqa: S311 - so that not all look at once


async def _look(database: Database, token_hash: bytes, since: datetime, seen: set[Change]) -> Sight | None:
    reader = await find_member(database, token_hash)
    if reader is None:
        return None
    async with database.unit_of_work(reader.household_id) as session:
        return Sight(reader, await look(session, since, seen, reader))
