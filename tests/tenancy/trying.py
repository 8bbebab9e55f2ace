"""Trying one way with some of the walls standing. Nothing that is tried here is ever committed."""

from asyncpg import PostgresError
from sqlalchemy.exc import DBAPIError, InvalidRequestError, NoResultFound
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm.exc import ObjectDeletedError, StaleDataError

from expense_app.tenancy import TenancyError
from tests.tenancy.dump import dump, dump_within
from tests.tenancy.homes import Home
from tests.tenancy.walls import Engines, Walls
from tests.tenancy.ways import Way

PERMISSION_DENIED, UNKNOWN_REFERENCE, TAKEN, NO_COPYING_IN = "42501", "23503", "23505", "0A000"
REFUSED = {PERMISSION_DENIED, UNKNOWN_REFERENCE, TAKEN, NO_COPYING_IN}

_before: dict[Home, str] = {}


async def gets_through(
    way: Way, walls: Walls, engines: Engines, mine: Home, theirs: Home, *, bound: bool = True
) -> bool:
    """Whether something of `theirs` was seen or changed, be it only in the words of an error."""
    async with walls.open(engines, mine.household_id if bound else None) as session:
        try:
            return bool(await way.run(session, mine, theirs)) or await changed(session, theirs, engines)
        except (TenancyError, NoResultFound, ObjectDeletedError, StaleDataError):
            return False
        except InvalidRequestError as error:
            if "Could not refresh instance" not in str(error):
                raise
            return False
        except (DBAPIError, PostgresError) as error:
            return told_by(error, theirs)


def told_by(error: DBAPIError | PostgresError, theirs: Home) -> bool:
    origin = error.orig if isinstance(error, DBAPIError) else error
    if theirs.secret not in str(origin) and getattr(origin, "sqlstate", None) not in REFUSED:
        raise error
    return theirs.secret in str(origin)


async def changed(session: AsyncSession, theirs: Home, engines: Engines) -> bool:
    if theirs not in _before:
        _before[theirs] = await dump(engines.owner, theirs.household_id)
    after = await session.run_sync(lambda sync: dump_within(sync.connection(), theirs.household_id))
    return _before[theirs] != (after or await dump(engines.owner, theirs.household_id))
