"""Plain selects: entities, columns, aggregates, joins, locks, streams, the legacy query."""

from typing import Any

from sqlalchemy import (
    Integer,
    cast,
    column,
    exists,
    func,
    literal_column,
    or_,
    select,
    table,
    tablesample,
    text,
    true,
    values,
)
from sqlalchemy.dialects.postgresql import ARRAY, distinct_on
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Bundle, aliased, defer, join, load_only, undefer

from expense_app.models import Category, Expense, Household, User
from expense_app.tenancy import unscoped
from tests.tenancy.homes import Home
from tests.tenancy.ways.registry import way


@way()
async def entity(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    return (await session.execute(select(Expense).where(Expense.id == theirs.expense_id))).all()


@way()
async def entities_unfiltered(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    return [row for row in await session.scalars(select(Expense)) if row.description == theirs.secret]


@way()
async def entity_by_their_household(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    return (await session.scalars(select(Expense).where(Expense.household_id == theirs.household_id))).first()


@way()
async def entity_with_a_widened_filter(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    mine_or_any = or_(Expense.household_id == mine.household_id, true())
    return theirs.secret in [row.description for row in await session.scalars(select(Expense).where(mine_or_any))]


@way()
async def household_root(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    return (await session.scalars(select(Household).where(Household.id == theirs.household_id))).all()


@way()
async def single_column(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    return (await session.scalars(select(Expense.description).where(Expense.id == theirs.expense_id))).all()


@way()
async def column_by_scalar(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    return await session.scalar(select(User.email).where(User.id == theirs.user_id))


@way()
async def expression_over_a_column(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    return await session.scalar(select(func.upper(User.full_name)).where(User.id == theirs.user_id))


@way()
async def bundle(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    both = Bundle("both", Expense.id, Expense.description)
    return (await session.execute(select(both).where(Expense.id == theirs.expense_id))).all()


@way()
async def table_column_of_the_model(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    columns = Expense.__table__.c
    return (await session.execute(select(columns.description).where(columns.id == theirs.expense_id))).all()


@way()
async def literal_columns_from_the_model(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    statement = (
        select(literal_column("expense.description")).select_from(Expense).where(Expense.id == theirs.expense_id)
    )
    return (await session.scalars(statement)).all()


@way()
async def count(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    statement = select(func.count()).select_from(Expense).where(Expense.description == theirs.secret)
    return await session.scalar(statement)


@way()
async def count_of_a_column(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    return await session.scalar(select(func.count(Expense.id)).where(Expense.description == theirs.secret))


@way()
async def aggregate(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    return theirs.secret in (await session.scalar(select(func.string_agg(Expense.description, ","))) or "")


@way()
async def group_by_with_having(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    statement = select(Expense.household_id, func.sum(Expense.amount)).group_by(Expense.household_id)
    return (await session.execute(statement.having(Expense.household_id == theirs.household_id))).all()


@way()
async def window_function(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    statement = select(Expense.description, func.row_number().over(order_by=Expense.id))
    return theirs.secret in [row.description for row in await session.execute(statement)]


@way()
async def distinct_on_with_limit(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    owner = Expense.household_id
    statement = select(owner).ext(distinct_on(owner)).order_by(owner).limit(99)
    return theirs.household_id in (await session.scalars(statement)).all()


@way()
async def whole_row_as_json(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    statement = select(func.to_jsonb(literal_column("expense.*"))).select_from(Expense)
    return (await session.scalars(statement.where(Expense.id == theirs.expense_id))).all()


@way()
async def exists_clause(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    return await session.scalar(select(exists().where(Expense.id == theirs.expense_id)))


@way()
async def exists_of_a_select(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    return await session.scalar(select(select(Expense.id).where(Expense.id == theirs.expense_id).exists()))


@way()
async def aliased_entity(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    other = aliased(Expense)
    return (await session.scalars(select(other).where(other.id == theirs.expense_id))).all()


@way()
async def aliased_column(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    other = aliased(User, name="somebody")
    return (await session.scalars(select(other.password_hash).where(other.id == theirs.user_id))).all()


@way()
async def joined_entity(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    statement = select(Category).join(Expense, Expense.category_id == Category.id)
    return (await session.scalars(statement.where(Expense.id == theirs.expense_id))).all()


@way()
async def join_from_my_row(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    other = aliased(Expense)
    statement = select(Expense.id, other.description).join(other, other.currency == Expense.currency)
    found = await session.execute(statement.where(Expense.id == mine.expense_id))
    return theirs.secret in [row.description for row in found]


@way()
async def outer_join_from_my_row(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    other = aliased(Expense)
    statement = select(other.description).select_from(Expense).outerjoin(other, other.id == theirs.expense_id)
    return any(await session.scalars(statement.where(Expense.id == mine.expense_id)))


@way()
async def full_outer_join(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    statement = select(User.full_name).select_from(Expense).outerjoin(User, User.id == Expense.id, full=True)
    return theirs.secret in (await session.scalars(statement)).all()


@way()
async def explicit_orm_join(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    both = join(Category, Expense, Expense.category_id == Category.id)
    return (await session.execute(select(Category.name).select_from(both).where(Category.name == theirs.secret))).all()


@way()
async def cartesian_product(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    statement = select(Expense.id, User.email).join(User, true()).where(Expense.id == mine.expense_id)
    return f"{theirs.secret}@example.com" in [row.email for row in await session.execute(statement)]


@way()
async def join_with_values(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    wanted = values(column("id", Expense.id.type), name="wanted").data([(theirs.expense_id,)])
    return (await session.scalars(select(Expense).join(wanted, wanted.c.id == Expense.id))).all()


@way("events")
async def join_with_a_core_table(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    other = Expense.__table__.alias()
    statement = select(Expense.id, other.c.description).join(other, other.c.id == theirs.expense_id)
    return (await session.execute(statement.where(Expense.id == mine.expense_id))).all()


@way("events")
async def text_inside_a_select_of_entities(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    inside = text("(SELECT string_agg(e.description, ',') FROM expense e)")
    found = await session.execute(select(Expense.id, inside).where(Expense.id == mine.expense_id))
    return any(theirs.secret in row[1] for row in found)


@way()
async def text_as_a_condition(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    statement = select(Expense).where(text("expense.id = :id OR expense.id = :id")).params(id=theirs.expense_id)
    return (await session.scalars(statement)).all()


@way("events")
async def text_as_a_condition_of_columns(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    """SQLAlchemy puts no parentheses around text, so that its OR outweighs the household's AND."""
    known = text("expense.id = :id OR expense.id = :id").bindparams(id=theirs.expense_id)
    return (await session.scalars(select(Expense.description).where(known))).all()


@way()
async def sample_of_the_table(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    sample = aliased(Expense, tablesample(Expense, func.bernoulli(100)))
    return (await session.scalars(select(sample.description).where(sample.id == theirs.expense_id))).all()


@way()
async def value_in_an_error(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    statement = select(Expense.id).where(cast(Expense.description, Integer) == 1, Expense.id == theirs.expense_id)
    return (await session.execute(statement)).all()


@way()
async def array_of_a_subquery(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    names = func.array(
        select(User.full_name).where(User.id == theirs.user_id).scalar_subquery(), type_=ARRAY(User.full_name.type)
    )
    return await session.scalar(select(names))


@way()
async def load_only_some_columns(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    statement = select(Expense).options(load_only(Expense.description)).where(Expense.id == theirs.expense_id)
    return (await session.scalars(statement)).all()


@way()
async def deferred_owner(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    statement = select(Expense).options(defer(Expense.household_id)).where(Expense.id == theirs.expense_id)
    return (await session.scalars(statement)).all()


@way()
async def everything_undeferred(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    statement = select(Expense).options(undefer("*")).where(Expense.id == theirs.expense_id)
    return (await session.scalars(statement)).all()


@way()
async def for_update(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    statement = select(Expense).where(Expense.id == theirs.expense_id).with_for_update()
    return (await session.scalars(statement)).all()


@way()
async def for_update_skipping_locked(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    statement = select(Expense.id).where(Expense.id == theirs.expense_id).with_for_update(skip_locked=True, of=Expense)
    return (await session.scalars(statement)).all()


@way()
async def stream(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    found = await session.stream(select(Expense).where(Expense.id == theirs.expense_id))
    return [row async for row in found]


@way()
async def stream_of_scalars_in_parts(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    statement = select(Expense.description).execution_options(yield_per=1)
    return theirs.secret in [row async for row in await session.stream_scalars(statement)]


@way()
async def populate_existing(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    statement = select(Expense).where(Expense.id == theirs.expense_id).execution_options(populate_existing=True)
    return (await session.scalars(statement)).all()


@way("events")
async def unscoped_by_mistake(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    return (await session.scalars(unscoped(select(Expense.description).where(Expense.id == theirs.expense_id)))).all()


@way()
async def core_table(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    return (await session.execute(Expense.__table__.select().where(Expense.__table__.c.id == theirs.expense_id))).all()


@way()
async def core_alias(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    other = User.__table__.alias()
    return (await session.execute(select(other.c.email).where(other.c.id == theirs.user_id))).all()


@way()
async def ad_hoc_table(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    anonymous = table("expense", column("id"), column("description"))
    return (await session.execute(select(anonymous).where(anonymous.c.id == theirs.expense_id))).all()


@way()
async def textual(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    return (await session.execute(text("SELECT * FROM expense WHERE id = :id"), {"id": theirs.expense_id})).all()


@way()
async def textual_with_columns(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    statement = text("SELECT id, description FROM expense WHERE id = :id").columns(Expense.id, Expense.description)
    return (await session.execute(statement, {"id": theirs.expense_id})).all()


@way()
async def from_a_textual_source(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    statement = select(literal_column("description")).select_from(text("expense"))
    return theirs.secret in (await session.scalars(statement)).all()


@way()
async def legacy_query(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    return await session.run_sync(lambda sync: sync.query(Expense).filter_by(id=theirs.expense_id).all())


@way()
async def legacy_query_of_columns(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    return await session.run_sync(lambda sync: sync.query(User.email).filter(User.id == theirs.user_id).all())


@way()
async def legacy_query_count(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    return await session.run_sync(lambda sync: sync.query(Expense).filter_by(description=theirs.secret).count())
