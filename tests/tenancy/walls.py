"""The same session with all walls, with some of them, and with none."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, event, text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession
from sqlalchemy.orm import Session

from expense_app.tenancy import TenantSession
from expense_app.tenancy.role import take_on_the_role


@dataclass(frozen=True)
class Engines:
    """`owner` connects as the superuser that made the database, `app` as the product does."""

    owner: AsyncEngine
    app: AsyncEngine


@dataclass(frozen=True)
class Walls:
    name: str
    open: Callable[[Engines, UUID | None], AsyncSession]


class BoundSession(Session):
    def __init__(self, *args: Any, household_id: UUID | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.household_id = household_id


class NoWalls(BoundSession):
    """A superuser without foreign keys: what a statement reaches here, it names rightly."""


class EventsAlone(TenantSession):
    """The session events on top of a database without walls."""


class PoliciesAlone(BoundSession):
    """Row-level security without composite keys."""


class DatabaseAlone(BoundSession):
    """A plain session that takes on the role and says whose it is: no session events."""


_WITHOUT_KEYS = text("SELECT set_config('role', 'none', true), set_config('session_replication_role', 'replica', true)")


def without_keys(_session: Session, _transaction: object, connection: Connection) -> None:
    connection.execute(_WITHOUT_KEYS)


def with_the_role(session: BoundSession, _transaction: object, connection: Connection) -> None:
    take_on_the_role(connection, session.household_id)


for kind in (NoWalls, EventsAlone, PoliciesAlone):
    event.listen(kind, "after_begin", without_keys)
for kind in (PoliciesAlone, DatabaseAlone):
    event.listen(kind, "after_begin", with_the_role)


def _walls(name: str, kind: type[Session], engine: str) -> Walls:
    return Walls(
        name,
        lambda engines, household_id: AsyncSession(
            getattr(engines, engine), sync_session_class=kind, expire_on_commit=False, household_id=household_id
        ),
    )


NONE = _walls("no walls", NoWalls, "owner")
EVENTS = _walls("events alone", EventsAlone, "owner")
POLICIES = _walls("policies alone", PoliciesAlone, "app")
DATABASE = _walls("database alone", DatabaseAlone, "app")
ALL = _walls("all walls", TenantSession, "app")
