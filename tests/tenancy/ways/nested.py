"""Statements inside statements: subqueries, lateral joins, CTEs, set operations, from_statement."""

from typing import Any

from sqlalchemy import (
    Select,
    case,
    except_,
    func,
    intersect,
    lateral,
    literal,
    select,
    text,
    true,
    union,
    union_all,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from expense_app.models import Category, Expense, User
from tests.tenancy.homes import Home
from tests.tenancy.ways.registry import way


def theirs_only(theirs: Home) -> Select[Any]:
    return select(Expense).where(Expense.id == theirs.expense_id)


def mine_only(mine: Home) -> Select[Any]:
    return select(Expense).where(Expense.id == mine.expense_id)


@way()
async def subquery(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    inner = theirs_only(theirs).subquery()
    return (await session.execute(select(inner.c.description))).all()


@way()
async def entity_over_a_subquery(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    other = aliased(Expense, theirs_only(theirs).subquery())
    return (await session.scalars(select(other))).all()


@way()
async def subquery_of_a_subquery(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    inner = select(theirs_only(theirs).subquery()).subquery()
    return (await session.execute(select(func.count()).select_from(inner))).scalar()


@way()
async def scalar_subquery(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    inner = select(Expense.description).where(Expense.id == theirs.expense_id).scalar_subquery()
    return await session.scalar(select(inner))


@way()
async def scalar_subquery_beside_my_row(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    inner = select(User.email).where(User.id == theirs.user_id).scalar_subquery()
    found = await session.execute(select(Expense.id, inner).where(Expense.id == mine.expense_id))
    return any(row[1] for row in found)


@way()
async def correlated_subquery(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    other = aliased(Expense)
    inner = select(func.count()).where(other.currency == Expense.currency, other.description == theirs.secret)
    statement = select(inner.select_from(other).correlate(Expense).scalar_subquery())
    return await session.scalar(statement.select_from(Expense).where(Expense.id == mine.expense_id))


@way()
async def in_a_subquery(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    chosen = select(Expense.category_id).where(Expense.id == theirs.expense_id)
    return (await session.scalars(select(Category).where(Category.id.in_(chosen)))).all()


@way()
async def told_by_a_condition(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    other = aliased(Expense)
    known = select(other.id).where(other.description == theirs.secret).exists()
    return (await session.scalars(mine_only(mine).where(known))).all()


@way()
async def told_by_a_case(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    other = aliased(Expense)
    known = select(other.id).where(other.description == theirs.secret).exists()
    return await session.scalar(select(case((known, 1), else_=0)).select_from(Expense).limit(1))


@way()
async def lateral_join(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    inner = lateral(select(Expense.description).where(Expense.id == theirs.expense_id), name="beside")
    return (await session.execute(select(User.id, inner.c.description).join(inner, true()))).all()


@way()
async def lateral_correlated(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    other = aliased(Expense)
    inner = select(other.description).where(other.currency == Expense.currency).lateral()
    found = await session.execute(select(inner.c.description).select_from(Expense).join(inner, true()))
    return theirs.secret in found.scalars().all()


@way()
async def cte(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    inner = theirs_only(theirs).cte("inner_rows")
    return (await session.execute(select(inner.c.description))).all()


@way()
async def entity_over_a_cte(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    other = aliased(Expense, theirs_only(theirs).cte())
    return (await session.scalars(select(other))).all()


@way()
async def recursive_cte(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    walk = select(Expense.id, Expense.description, literal(1).label("step")).where(Expense.id == mine.expense_id)
    walk = walk.cte("walk", recursive=True)
    other = aliased(Expense)
    following = select(other.id, other.description, walk.c.step + 1).join(walk, walk.c.step < 2)
    walk = walk.union_all(following)
    return theirs.secret in (await session.scalars(select(walk.c.description))).all()


@way()
async def cte_of_a_core_table(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    columns = Expense.__table__.c
    inner = select(columns.description).where(columns.id == theirs.expense_id).cte()
    return (await session.execute(select(inner.c.description))).all()


@way("events")
async def cte_of_a_core_table_beside_my_row(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    rows = Expense.__table__.alias()
    inner = select(rows.c.description).where(rows.c.id == theirs.expense_id).cte()
    return (await session.execute(select(Expense.id, inner.c.description).join(inner, true()))).all()


@way()
async def changing_cte(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    change = update(Expense).where(Expense.id == theirs.expense_id).values(description="changed")
    inner = change.returning(Expense.id).cte()
    return (await session.execute(select(inner.c.id))).all()


@way()
async def union_of_columns(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    both = union(select(Expense.description), select(User.email))
    return theirs.secret in (await session.execute(both)).scalars().all()


@way()
async def union_all_of_entities(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    both = union_all(mine_only(mine), theirs_only(theirs))
    return theirs.secret in [row.description for row in await session.execute(both)]


@way()
async def intersection(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    both = intersect(select(Expense.description), select(Category.name))
    return theirs.secret in (await session.execute(both)).scalars().all()


@way()
async def difference(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    others = except_(select(Expense.id), select(Expense.id).where(Expense.household_id == mine.household_id))
    return theirs.expense_id in (await session.execute(others)).scalars().all()


@way()
async def entity_over_a_union(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    other = aliased(Expense, union(mine_only(mine), theirs_only(theirs)).subquery())
    return theirs.secret in [row.description for row in await session.scalars(select(other))]


@way()
async def union_in_a_cte(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    inner = union(select(Expense.description), select(User.full_name)).cte()
    return theirs.secret in (await session.scalars(select(inner))).all()


@way()
async def from_statement_of_a_select(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    return (await session.scalars(select(Expense).from_statement(theirs_only(theirs)))).all()


@way()
async def from_statement_of_a_union(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    both = union_all(mine_only(mine), theirs_only(theirs))
    found = await session.scalars(select(Expense).from_statement(both))
    return theirs.secret in [row.description for row in found]


@way()
async def from_statement_of_text(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    statement = select(Expense).from_statement(text("SELECT * FROM expense WHERE id = :id"))
    return (await session.scalars(statement, {"id": theirs.expense_id})).all()


@way()
async def legacy_from_statement(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    return await session.run_sync(lambda sync: sync.query(Expense).from_statement(theirs_only(theirs)).all())
