"""A session that belongs to one household, and the events that keep it there."""

from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Connection, event, inspect
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import (
    DeclarativeBase,
    ORMExecuteState,
    Session,
    SessionTransaction,
    UOWTransaction,
    with_loader_criteria,
)

from expense_app.ids import new_id
from expense_app.tenancy.lookups import UNSCOPED
from expense_app.tenancy.role import take_on_the_role
from expense_app.tenancy.tables import HouseholdRoot, HouseholdScoped

Row = TypeVar("Row", bound=HouseholdScoped)
_STAMPED = "tenancy_stamped"
_CRITERIA = "tenancy_criteria"


class TenancyError(Exception):
    """A statement or a row would have crossed from one household into another. Always a defect of ours."""


class TenantSession(Session):
    """A session bound to one household for its whole life; to none for the few look-ups before one is known."""

    def __init__(self, *args: Any, household_id: UUID | None = None, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.__household_id = household_id

    @property
    def household_id(self) -> UUID | None:
        """Has no setter: whoever needs another household opens another session."""
        return self.__household_id

    def bulk_save_objects(self, *_args: object, **_kwargs: object) -> None:
        raise TenancyError("bulk operations go around the walls")

    def bulk_insert_mappings(self, *_args: object, **_kwargs: object) -> None:
        raise TenancyError("bulk operations go around the walls")

    def bulk_update_mappings(self, *_args: object, **_kwargs: object) -> None:
        raise TenancyError("bulk operations go around the walls")


def household_of(session: AsyncSession | Session) -> UUID:
    """The household that the session is bound to. Raises TenancyError when there is none."""
    bound = session.sync_session if isinstance(session, AsyncSession) else session
    household_id = bound.household_id if isinstance(bound, TenantSession) else None
    if household_id is None:
        raise TenancyError("no household is bound to this session")
    return household_id


async def insert_once(session: AsyncSession, model: type[Row], values: dict[str, Any], unique: list[str]) -> Row | None:
    """Insert a row of the session's household unless one with the same `unique` columns is there.

    Returns the row if this call made it; the database decides between concurrent callers.
    """
    row = {"id": new_id(), **values, "household_id": household_of(session)}
    statement = (
        insert(model)
        .values(**row)
        .on_conflict_do_nothing(index_elements=["household_id", *unique])
        .returning(model)
        .execution_options(**{_STAMPED: True})
    )
    return (await session.execute(statement)).scalar_one_or_none()


@event.listens_for(TenantSession, "after_begin")
def enter_the_household(session: TenantSession, _transaction: SessionTransaction, connection: Connection) -> None:
    take_on_the_role(connection, session.household_id)


@event.listens_for(TenantSession, "do_orm_execute")
def filter_by_household(state: ORMExecuteState) -> None:
    if state.execution_options.get(UNSCOPED) or state.execution_options.get(_STAMPED):
        return
    household_id = household_of(state.session)
    if not state.is_orm_statement:
        raise TenancyError("only statements over mapped classes may run on a household's session")
    if state.is_insert or state.is_executemany or state.is_from_statement:
        raise TenancyError("bulk statements and from_statement cannot be filtered by household")
    if _changes_an_alias(state):
        raise TenancyError("the household's criterion misses the alias of an update or delete")
    if not state.is_column_load and not state.is_relationship_load:
        state.statement = state.statement.options(*_criteria(state.session, household_id))


def _changes_an_alias(state: ORMExecuteState) -> bool:
    target = getattr(state.statement, "entity_description", {}).get("entity")
    return target is not None and inspect(target).is_aliased_class


def _criteria(session: Session, household_id: UUID) -> list[Any]:
    """Made once a session, which never changes its household."""
    info: dict[Any, Any] = session.info
    if _CRITERIA not in info:
        info[_CRITERIA] = [
            with_loader_criteria(HouseholdScoped, lambda cls: cls.household_id == household_id, include_aliases=True),
            with_loader_criteria(HouseholdRoot, lambda cls: cls.id == household_id, include_aliases=True),
        ]
    return info[_CRITERIA]


@event.listens_for(TenantSession, "before_flush")
def stamp_and_check(session: Session, _context: UOWTransaction, _instances: object) -> None:
    household_id = household_of(session)
    for row in session.new:
        if isinstance(row, HouseholdScoped) and "household_id" not in row.__dict__:
            row.household_id = household_id
    for row in (*session.new, *session.dirty, *session.deleted):
        _refuse_foreign(row, household_id)


@event.listens_for(TenantSession, "loaded_as_persistent")
@event.listens_for(TenantSession, "detached_to_persistent")
def refuse_foreign_rows(session: Session, row: DeclarativeBase) -> None:
    _refuse_foreign(row, household_of(session))


def _refuse_foreign(row: object, household_id: UUID) -> None:
    owner = "id" if isinstance(row, HouseholdRoot) else "household_id"
    if row.__dict__.get(owner) != household_id:
        raise TenancyError(f"a {type(row).__name__} of another household, or one loaded without its {owner}")
