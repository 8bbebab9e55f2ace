"""Walls between households: the session events, the database role, and the one way around them.

Row-level security in PostgreSQL is what holds; the session events fail earlier and in words.
"""

from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Executable,
    ForeignKey,
    ForeignKeyConstraint,
    Select,
    UniqueConstraint,
    Uuid,
    bindparam,
    column,
    event,
    func,
    select,
    text,
)
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    ORMExecuteState,
    Session,
    SessionTransaction,
    UOWTransaction,
    mapped_column,
    with_loader_criteria,
)
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeEngine

from expense_app.ids import new_id

ROLE = "expense_app_member"
"""The plain database role that every transaction takes on: no superuser, no BYPASSRLS, owns nothing."""

S = TypeVar("S", bound=Executable)

_HOUSEHOLD = "household_id"
_UNSCOPED = "tenancy_unscoped"
_STAMPED = "tenancy_stamped"


class TenancyError(Exception):
    """A statement or a row would have crossed from one household into another. Always a defect of ours."""


class HouseholdRoot:
    """Mixin of the household's own row."""

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=new_id)


class HouseholdScoped:
    """Mixin of every table that a household owns."""

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    household_id: Mapped[UUID] = mapped_column(Uuid, ForeignKey("household.id", ondelete="CASCADE"), nullable=False)


def owned_table(*constraints: SchemaItem) -> tuple[Any, ...]:
    """Table arguments of a scoped table: the unique pair that composite keys point at, and `constraints`."""
    return (UniqueConstraint("household_id", "id"), *constraints)


def owned_key(column: str, table: str) -> ForeignKeyConstraint:
    """A reference to another row of the same household; one into another household cannot exist."""
    return ForeignKeyConstraint(["household_id", column], [f"{table}.household_id", f"{table}.id"])


class TenantSession(Session):
    """A session bound to one household for its whole life."""

    def bulk_save_objects(self, *_args: object, **_kwargs: object) -> None:
        raise TenancyError("bulk operations go around the walls")

    def bulk_insert_mappings(self, *_args: object, **_kwargs: object) -> None:
        raise TenancyError("bulk operations go around the walls")

    def bulk_update_mappings(self, *_args: object, **_kwargs: object) -> None:
        raise TenancyError("bulk operations go around the walls")


def binding(household_id: UUID | None) -> dict[str, Any]:
    """Session info that binds a new session; None for the few look-ups before a household is known."""
    return {_HOUSEHOLD: household_id}


def household_of(session: AsyncSession | Session) -> UUID:
    """The household that the session is bound to. Raises TenancyError when there is none."""
    household_id = session.info.get(_HOUSEHOLD)
    if household_id is None:
        raise TenancyError("no household is bound to this session")
    return household_id


def unscoped(statement: S) -> S:
    """Let a statement run without a household. Row-level security still applies, so all that such a
    statement can do is call the narrow functions that the migrations define."""
    return statement.execution_options(**{_UNSCOPED: True})


def lookup(function: str, columns: tuple[str, ...], **parameters: TypeEngine[Any]) -> Select[Any]:
    """A call of one of the narrow database functions that answer before a household is known."""
    call = getattr(func, function)(*(bindparam(name, type_=kind) for name, kind in parameters.items()))
    wanted: list[ColumnElement[Any]] = [column(name) for name in columns]
    return unscoped(select(*wanted).select_from(call.table_valued(*columns)))


async def insert_once(
    session: AsyncSession, model: type[HouseholdScoped], values: dict[str, Any], unique: list[str]
) -> bool:
    """Insert a row of the session's household unless one with the same `unique` columns is there.

    Returns whether this call made the row; the database decides between concurrent callers.
    """
    row = {"id": new_id(), **values, "household_id": household_of(session)}
    statement = (
        insert(model)
        .values(**row)
        .on_conflict_do_nothing(index_elements=["household_id", *unique])
        .returning(model.id)
        .execution_options(**{_STAMPED: True})
    )
    return (await session.execute(statement)).scalar_one_or_none() is not None


@event.listens_for(TenantSession, "after_begin")
def take_on_the_role(session: Session, _transaction: SessionTransaction, connection: Connection) -> None:
    household_id = session.info.get(_HOUSEHOLD)
    connection.execute(
        text("SELECT set_config('role', :role, true), set_config('app.household_id', :household, true)"),
        {"role": ROLE, "household": str(household_id or "")},
    )


@event.listens_for(TenantSession, "do_orm_execute")
def filter_by_household(state: ORMExecuteState) -> None:
    if state.execution_options.get(_UNSCOPED) or state.execution_options.get(_STAMPED):
        return
    household_id = household_of(state.session)
    if not state.is_orm_statement:
        raise TenancyError("only statements over mapped classes may run on a household's session")
    if state.is_insert or state.is_executemany or state.is_from_statement:
        raise TenancyError("bulk statements and from_statement cannot be filtered by household")
    if not state.is_column_load and not state.is_relationship_load:
        state.statement = state.statement.options(*_criteria(household_id))


def _criteria(household_id: UUID) -> list[Any]:
    return [
        with_loader_criteria(HouseholdScoped, lambda cls: cls.household_id == household_id, include_aliases=True),
        with_loader_criteria(HouseholdRoot, lambda cls: cls.id == household_id, include_aliases=True),
    ]


@event.listens_for(TenantSession, "before_flush")
def stamp_and_check(session: Session, _context: UOWTransaction, _instances: object) -> None:
    household_id = household_of(session)
    for row in session.new:
        if isinstance(row, HouseholdScoped) and "household_id" not in row.__dict__:
            row.household_id = household_id
    for row in (*session.new, *session.dirty, *session.deleted):
        _refuse_foreign(row, household_id)


@event.listens_for(TenantSession, "loaded_as_persistent")
def refuse_foreign_rows(session: Session, row: DeclarativeBase) -> None:
    _refuse_foreign(row, household_of(session))


def _refuse_foreign(row: object, household_id: UUID) -> None:
    owner = "id" if isinstance(row, HouseholdRoot) else "household_id"
    if row.__dict__.get(owner) != household_id:
        raise TenancyError(f"a {type(row).__name__} of another household, or one loaded without its {owner}")


async def check_walls(engine: AsyncEngine) -> None:
    """Refuse to start, in words, where the plain role could see through row-level security."""
    async with engine.connect() as connection:
        role = (await connection.execute(_ROLE_FACTS, {"role": ROLE})).one_or_none()
        bare = (await connection.execute(_BARE_TABLES)).scalars().all()
    if role is None:
        raise TenancyError(f"the database role {ROLE} is missing: run the migrations first")
    if role.rolsuper or role.rolbypassrls or role.owned:
        raise TenancyError(f"the database role {ROLE} must be plain: no superuser, no BYPASSRLS, no tables")
    if not role.member:
        raise TenancyError(f"the database user may not take on the role {ROLE}")
    if bare:
        raise TenancyError(f"row-level security is not forced on {', '.join(bare)}")


_ROLE_FACTS = text(
    """
    SELECT rolsuper, rolbypassrls, pg_has_role(current_user, oid, 'MEMBER') AS member,
           EXISTS (SELECT FROM pg_class WHERE relowner = pg_roles.oid) AS owned
    FROM pg_roles WHERE rolname = :role
    """
)
_BARE_TABLES = text(
    """
    SELECT relname FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relname <> 'alembic_version'
      AND NOT (relrowsecurity AND relforcerowsecurity)
    """
)
