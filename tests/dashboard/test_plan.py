"""How PostgreSQL answers: a month's figures must not touch the table itself."""

import asyncio
from datetime import date
from typing import Any

from litestar import Litestar
from sqlalchemy import event, text
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from expense_app.tenancy import ROLE
from tests.support.people import Couple, Person

MANY = text(
    """
    INSERT INTO expense (id, household_id, logged_by_user_id, paid_by_user_id, confirmed_by_user_id, amount, currency,
                         category_id, description, date_incurred, is_recurring, status, doubts, version, created_at,
                         confirmed_at)
    SELECT gen_random_uuid(), u.household_id, u.id, u.id, u.id, 10 + n % 90, 'INR', c.id, 'thing',
           CAST(:last AS date) - n % 700,
           false, 'confirmed', '[]', 1, now(), now()
    FROM "user" u
    JOIN LATERAL (SELECT id FROM category WHERE household_id = u.household_id ORDER BY position LIMIT 1) c ON true,
    generate_series(1, :count) n
    WHERE u.id = :user
    """
)
MOSTLY_VISIBLE = text("SELECT relallvisible > 0.9 * relpages FROM pg_class WHERE relname = 'expense'")


async def test_the_figures_come_from_the_covering_index_alone(app: Litestar, couple: Couple, stranger: Person) -> None:
    engine = create_async_engine(app.state.settings.database_url)
    async with engine.begin() as connection:
        for person, count in ((couple.asha, 1_000), (stranger, 9_000)):
            values = {"user": person.id, "count": count, "last": date(2026, 5, 22)}
            await connection.execute(MANY, values)
    await vacuum(engine)
    await engine.dispose()

    plan = await plan_of_the_figures(app, couple.asha)

    assert "Index Only Scan using ix_expense_totals" in plan, plan


async def vacuum(engine: AsyncEngine) -> None:
    """Until most pages are known to be visible to all, for which nobody else may be looking on."""
    async with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        for _ in range(20):
            await connection.execute(text("VACUUM (ANALYZE) expense"))
            if (await connection.execute(MOSTLY_VISIBLE)).scalar_one():
                return
            await asyncio.sleep(0.1)


async def plan_of_the_figures(app: Litestar, person: Person) -> str:
    """Of the statement itself, as the plain role, and with a plan that is kept for any parameters."""
    engine: AsyncEngine = app.state.database.engine
    sent: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        sent.append((statement, parameters))

    event.listen(engine.sync_engine, "before_cursor_execute", note)
    await person.get("/expenses/dashboard?month=2026-05")
    event.remove(engine.sync_engine, "before_cursor_execute", note)
    statement, parameters = next(each for each in sent if "GROUPING SETS" in each[0])
    async with engine.connect() as connection:
        await connection.exec_driver_sql("SET LOCAL plan_cache_mode = force_generic_plan")
        await connection.exec_driver_sql(
            "SELECT set_config('role', $1, true), set_config('app.household_id', $2, true)",
            (ROLE, person.household["id"]),
        )
        await connection.exec_driver_sql(f"PREPARE figures AS {statement}")
        values = ", ".join(f"'{value}'" for value in parameters)
        rows = await connection.exec_driver_sql(f"EXPLAIN EXECUTE figures ({values})")
        plan = "\n".join(rows.scalars())
        await connection.exec_driver_sql("DEALLOCATE figures")
        return plan
