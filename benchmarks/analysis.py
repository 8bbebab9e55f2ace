"""How long an answer takes without a provider: one household with 100,000 expenses among others, every intent.

`uv run python benchmarks/analysis.py` starts a PostgreSQL and a Valkey of its own. The time is that of a whole
request (login, limit, reading the question, statements, JSON) through the application in this process; the baseline
is the same request for a page of one expense, which has all of it but the analysis.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from httpx import Response
from litestar import Litestar
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from expense_app.analysis.intents import INTENTS
from expense_app.app import create_app
from expense_app.clock import utc_now
from expense_app.config import Settings
from expense_app.local import start_postgres, start_valkey
from expense_app.migrate import migrate
from tests.support.people import Person, register_couple, register_person

EXPENSES = 100_000
OTHERS = 200_000
ROUNDS = 15
BAR = 100.0
QUESTIONS = [
    *(intent.example for intent in INTENTS.values()),
    "how much did we spend in total ever?",
    "how much on groceries ever?",
    "top categories of all time",
    "biggest expenses ever",
    "how much at Decathlon ever?",
    "average spend per month ever",
]
FILL = text(
    """
    INSERT INTO expense (id, household_id, logged_by_user_id, paid_by_user_id, confirmed_by_user_id, amount, currency,
                         category_id, description, date_incurred, is_recurring, status, doubts, version, created_at,
                         confirmed_at)
    SELECT gen_random_uuid(), u.household_id, u.id, u.id, u.id, 10 + (n * 7919) % 5000,
           CASE WHEN n % 20 = 0 THEN 'USD' ELSE 'INR' END, c.ids[1 + n % array_length(c.ids, 1)],
           (ARRAY['milk and bread', 'petrol', 'auto to office', 'shoes at decathlon', 'lunch'])[1 + n % 5] || ' ' || n,
           CAST(:last AS date) - (n % 3650), false, 'confirmed', '[]', 1, now(), now()
    FROM generate_series(1, :count) n
    JOIN LATERAL (SELECT id, household_id FROM "user" WHERE household_id = :household
                  ORDER BY (n % 2 = 0) = (role = 'admin') LIMIT 1) u ON true
    CROSS JOIN (SELECT array_agg(id) AS ids FROM category WHERE household_id = :household) c
    """
)


async def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        postgres, valkey = start_postgres(Path(folder), durable=False), start_valkey(Path(folder))
        try:
            return await measure(await application(postgres.url, valkey.url), create_async_engine(postgres.url))
        finally:
            valkey.stop()
            postgres.stop()


async def application(postgres_url: str, redis_url: str) -> Litestar:
    await migrate(postgres_url)
    return create_app(
        Settings(
            database_url=postgres_url,
            redis_url=redis_url,
            app_secret="a secret that only this benchmark knows",
            encryption_keys=("dGhpcyBpcyBhIGtleSBmb3IgdGhlIHRlc3RzIG9ubHk=",),
            log_level="ERROR",
            allowed_hosts=("testserver",),
            rate_limit_factor=100_000,
        )
    )


async def measure(app: Litestar, owner: AsyncEngine) -> int:
    """`owner` sees every household, to fill them."""
    async with app.lifespan():
        couple, stranger = await register_couple(app), await register_person(app, "Sam Stranger")
        await fill(owner, couple.asha, EXPENSES)
        await fill(owner, stranger, OTHERS)
        base = await median(lambda: couple.asha.get("/expenses?limit=1&from=2100-01-01"))
        print(f"{'baseline: an empty page of the list':60} {base:7.1f} ms")
        slowest = 0.0
        for question in QUESTIONS:
            await app.state.redis.flushdb()  # nobody asks this often
            taken = await median(lambda asked=question: couple.asha.post("/analysis/ask", json={"question": asked}))
            answer = (await couple.asha.post("/analysis/ask", json={"question": question})).json()
            slowest = max(slowest, taken)
            print(f"{answer['intent']:26} {question:42} {taken:7.1f} ms  {answer['answer'][:70]}")
        await couple.close()
        await stranger.close()
    print(f"slowest median {slowest:.1f} ms, bar {BAR:.0f} ms")
    return int(slowest > BAR)


async def fill(owner: AsyncEngine, person: Person, count: int) -> None:
    async with owner.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        values = {"household": person.household["id"], "count": count, "last": utc_now().date()}
        await connection.execute(FILL, values)
        await connection.execute(text("VACUUM (ANALYZE) expense"))
    await owner.dispose()


async def median(request: Callable[[], Awaitable[Response]]) -> float:
    """Of several rounds after one to warm up, in milliseconds."""
    taken: list[float] = []
    for _ in range(ROUNDS + 1):
        start = time.perf_counter()
        response = await request()
        taken.append((time.perf_counter() - start) * 1000)
        assert response.status_code == 200, response.text
    return statistics.median(taken[1:])


if __name__ == "__main__":
    raise SystemExit(asyncio.run(main()))
