"""Loads along relations. The product's models have none, so these are the test's own, written as carelessly
as possible: a colleague is whoever spent in the same currency."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import (
    DeclarativeBase,
    DynamicMapped,
    Mapped,
    WriteOnlyMapped,
    aliased,
    column_property,
    contains_eager,
    foreign,
    immediateload,
    joinedload,
    lazyload,
    relationship,
    remote,
    selectinload,
    subqueryload,
    with_parent,
)

from expense_app.models import Expense, User
from expense_app.tenancy import HouseholdScoped
from tests.tenancy.homes import Home
from tests.tenancy.ways.registry import way

_rows = Expense.__table__


class Careless(DeclarativeBase):
    """Its own registry, over the product's tables."""

    metadata = Expense.metadata


def _alike() -> Any:
    return remote(foreign(_rows.c.currency)) == _rows.c.currency


class Spending(HouseholdScoped, Careless):
    __table__ = _rows

    alike: Mapped[list["Spending"]] = relationship(primaryjoin=_alike, viewonly=True, uselist=True)
    alike_dynamic: DynamicMapped["Spending"] = relationship(primaryjoin=_alike, viewonly=True)
    alike_apart: WriteOnlyMapped["Spending"] = relationship(primaryjoin=_alike, viewonly=True)
    people: Mapped[list["Spender"]] = relationship(
        primaryjoin=lambda: _rows.c.status != remote(foreign(Spender.full_name)), viewonly=True, uselist=True
    )


class Spender(HouseholdScoped, Careless):
    __table__ = User.__table__

    anything = column_property(select(_rows.c.description).order_by(_rows.c.id.desc()).limit(1).scalar_subquery())


def seen(rows: list[Spending], theirs: Home) -> bool:
    return theirs.secret in [other.description for row in rows for other in row.alike]


async def my_row(session: AsyncSession, mine: Home, *options: Any) -> list[Spending]:
    found = await session.scalars(select(Spending).where(Spending.id == mine.expense_id).options(*options))
    return [found.unique().one()]


@way()
async def lazy_load(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    rows = await my_row(session, mine)
    return await session.run_sync(lambda _: seen(rows, theirs))


@way()
async def lazy_load_said_in_options(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    rows = await my_row(session, mine, lazyload(Spending.alike))
    return await session.run_sync(lambda _: seen(rows, theirs))


@way()
async def lazy_load_from_a_new_row(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    row = Spending(**mine.expense())
    session.add(row)
    await session.flush()
    return await session.run_sync(lambda _: seen([row], theirs))


@way()
async def lazy_load_of_another_table(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    rows = await my_row(session, mine)
    return await session.run_sync(lambda _: theirs.secret in [each.full_name for each in rows[0].people])


@way()
async def refresh_of_a_relation(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    rows = await my_row(session, mine)
    await session.refresh(rows[0], ["alike"])
    return seen(rows, theirs)


@way()
async def joined_eager_load(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    return seen(await my_row(session, mine, joinedload(Spending.alike)), theirs)


@way()
async def inner_joined_eager_load(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    return seen(await my_row(session, mine, joinedload(Spending.alike, innerjoin=True)), theirs)


@way()
async def select_in_eager_load(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    return seen(await my_row(session, mine, selectinload(Spending.alike)), theirs)


@way()
async def subquery_eager_load(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    return seen(await my_row(session, mine, subqueryload(Spending.alike)), theirs)


@way()
async def immediate_load(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    return seen(await my_row(session, mine, immediateload(Spending.alike)), theirs)


@way()
async def eager_load_two_steps_away(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    rows = await my_row(session, mine, selectinload(Spending.alike).selectinload(Spending.people))
    return theirs.secret in [each.full_name for row in rows for other in row.alike for each in other.people]


@way()
async def contained_eager_load(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    other = aliased(Spending)
    statement = select(Spending).join(Spending.alike.of_type(other)).where(Spending.id == mine.expense_id)
    statement = statement.options(contains_eager(Spending.alike.of_type(other)))
    return seen(list((await session.scalars(statement)).unique()), theirs)


@way()
async def join_along_a_relation(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    other = aliased(Spending)
    statement = select(other.description).select_from(Spending).join(Spending.alike.of_type(other))
    return theirs.secret in (await session.scalars(statement.where(Spending.id == mine.expense_id))).all()


@way()
async def relation_any(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    other = aliased(Spending)
    statement = select(Spending).where(Spending.alike.of_type(other).any(other.description == theirs.secret))
    return (await session.scalars(statement.where(Spending.id == mine.expense_id))).all()


@way()
async def children_of_a_parent(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    parent = (await my_row(session, mine))[0]
    statement = select(Spending).where(with_parent(parent, Spending.alike))
    return theirs.secret in [row.description for row in await session.scalars(statement)]


@way()
async def dynamic_relation(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    row = (await my_row(session, mine))[0]
    return await session.run_sync(lambda _: theirs.secret in [each.description for each in row.alike_dynamic])


@way()
async def write_only_relation(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    row = (await my_row(session, mine))[0]
    return theirs.secret in [each.description for each in await session.scalars(row.alike_apart.select())]


@way("events")
async def column_property_over_another_table(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    spender = (await session.scalars(select(Spender).where(Spender.id == mine.user_id))).one()
    return spender.anything == theirs.secret
