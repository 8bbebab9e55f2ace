"""Below the session: the connection, the driver, and what else a connection can do. No session event sees these."""

from io import BytesIO
from typing import Any

from sqlalchemy import insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from expense_app.models import Expense, User
from tests.tenancy.homes import Home
from tests.tenancy.ways.registry import way


def named(theirs: Home) -> Any:
    return select(Expense.__table__.c.description).where(Expense.__table__.c.id == theirs.expense_id)


@way("events")
async def connection_select(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    return (await (await session.connection()).execute(named(theirs))).all()


@way("events")
async def connection_select_of_the_model(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    return (await (await session.connection()).execute(select(User.email).where(User.id == theirs.user_id))).all()


@way("events")
async def connection_text(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    connection = await session.connection()
    return (await connection.execute(text("SELECT 1 FROM expense WHERE id = :id"), {"id": theirs.expense_id})).all()


@way("events")
async def driver_sql(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    connection = await session.connection()
    return (await connection.exec_driver_sql("SELECT 1 FROM expense WHERE id = $1", (theirs.expense_id,))).all()


@way("events")
async def connection_stream(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    found = await (await session.connection()).stream(named(theirs))
    return [row async for row in found]


@way("events")
async def server_side_cursor(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    connection = await session.connection(execution_options={"stream_results": True, "max_row_buffer": 1})
    return [row async for row in await connection.stream(named(theirs))]


@way("events")
async def declared_cursor(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    connection = await session.connection()
    await connection.exec_driver_sql("DECLARE peek CURSOR FOR SELECT description FROM expense")
    return theirs.secret in (await connection.exec_driver_sql("FETCH ALL FROM peek")).scalars().all()


@way("events")
async def connection_run_sync(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    connection = await session.connection()
    return await connection.run_sync(lambda sync: sync.execute(named(theirs)).all())


@way("events")
async def session_run_sync_connection(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    return await session.run_sync(lambda sync: sync.connection().execute(named(theirs)).all())


@way("events")
async def driver_connection(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    raw = await (await session.connection()).get_raw_connection()
    return await raw.driver_connection.fetch("SELECT 1 FROM expense WHERE id = $1", theirs.expense_id)


@way("events")
async def copy_out(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    raw = await (await session.connection()).get_raw_connection()
    told = BytesIO()
    await raw.driver_connection.copy_from_table("expense", columns=["description"], output=told)
    return theirs.secret.encode() in told.getvalue()


@way("events")
async def copy_in(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    raw = await (await session.connection()).get_raw_connection()
    row = theirs.expense()
    row.pop("doubts")
    line = [(*row.values(), "[]")]
    await raw.driver_connection.copy_records_to_table("expense", records=line, columns=[*row, "doubts"])


@way("events")
async def temporary_table(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    connection = await session.connection()
    await connection.exec_driver_sql("CREATE TEMPORARY TABLE peek ON COMMIT DROP AS SELECT description FROM expense")
    return theirs.secret in (await connection.exec_driver_sql("SELECT * FROM peek")).scalars().all()


@way("events")
async def temporary_view(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    connection = await session.connection()
    await connection.exec_driver_sql("CREATE TEMPORARY VIEW peek AS SELECT description FROM expense")
    return theirs.secret in (await connection.exec_driver_sql("SELECT * FROM peek")).scalars().all()


@way("events")
async def prepared_statement(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    connection = await session.connection()
    await connection.exec_driver_sql("PREPARE peek AS SELECT description FROM expense")
    found = (await connection.exec_driver_sql("EXECUTE peek")).scalars().all()
    await connection.exec_driver_sql("DEALLOCATE peek")
    return theirs.secret in found


@way("events")
async def anonymous_block(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    connection = await session.connection()
    await connection.exec_driver_sql("DO $$ BEGIN UPDATE expense SET description = 'changed'; END $$")


@way("events")
async def connection_update(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    change = update(Expense.__table__).where(Expense.__table__.c.id == theirs.expense_id)
    await (await session.connection()).execute(change.values(description="changed"))


@way("events")
async def connection_insert_of_many(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    rows = [theirs.expense(), theirs.expense()]
    await (await session.connection()).execute(insert(Expense.__table__), rows)


@way("events", "policies")
async def connection_insert_pointing_at_theirs(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    row = mine.expense(logged_by_user_id=theirs.user_id)
    return (await (await session.connection()).execute(insert(Expense.__table__), row)).rowcount


@way("events")
async def switching_the_policies_off(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    connection = await session.connection()
    await connection.exec_driver_sql("SET LOCAL row_security = off")
    return (await connection.execute(named(theirs))).all()


@way("events")
async def dropping_the_policy(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    connection = await session.connection()
    await connection.exec_driver_sql("DROP POLICY household ON expense")
    return (await connection.execute(named(theirs))).all()


@way("events")
async def switching_the_keys_off(session: AsyncSession, mine: Home, theirs: Home) -> Any:
    connection = await session.connection()
    await connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
    row = mine.expense(logged_by_user_id=theirs.user_id)
    return (await connection.execute(insert(Expense.__table__), row)).rowcount
