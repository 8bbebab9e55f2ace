"""The least that could make the same pages: Litestar routes over raw asyncpg, with no login, no walls and no ORM.

At start it runs the product's own queries once and notes the statements that they send. A request sends the same
statements through asyncpg, makes the same figures of the rows, and renders the same template.
"""

import argparse
import json
import uuid
from collections import namedtuple
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import asyncpg
from litestar import Litestar, Request, Response, get, post
from litestar.datastructures import State
from sqlalchemy import event

from benchmarks.ground import plain_url
from expense_app.accounts.lookups import find_member
from expense_app.accounts.member import Member
from expense_app.clock import today_in
from expense_app.config import Settings
from expense_app.dashboard import queries as dashboard
from expense_app.dashboard.months import Month
from expense_app.dashboard.page import page as dashboard_page
from expense_app.dashboard.sections import sections
from expense_app.dashboard.views import dashboard as dashboard_view
from expense_app.db import Database, make_engine
from expense_app.expenses import queries
from expense_app.expenses.filters import ExpenseFilter
from expense_app.expenses.listing.links import list_url, periods
from expense_app.expenses.listing.queries import page
from expense_app.expenses.totals import Overview, Total, overview_of, totals
from expense_app.expenses.views import CategoryChoice, Choices, ExpenseList, ExpenseView, PersonView
from expense_app.jobs import RedisQueue, connect
from expense_app.money import in_minor_units
from expense_app.serve.web import run_web
from expense_app.web.assets import Assets
from expense_app.web.templating import make_environment, render

AnyRequest = Request[Any, Any, Any]
Statement = tuple[str, tuple[Any, ...]]


@dataclass
class Known:
    """What the bare routes start from."""

    member: Member
    of_list: list[Statement]
    of_dashboard: list[Statement]
    month: Month
    dashboard: Callable[[Overview], dict[str, Any]]
    choices: Choices


@get("/list")
async def show_list(request: AnyRequest, state: State) -> Response[bytes]:
    known: Known = state.known
    request.scope["user"] = known.member
    async with state.pool.acquire() as connection:
        pairs, rows, sums = [await connection.fetch(sql, *values) for sql, values in known.of_list]
    categories = {row[0]: CategoryChoice(row[0], row[1], row[2], row[3] is not None) for row in pairs}
    members = {row[4]: PersonView(row[4], row[5]) for row in pairs}
    shown = [_view(row, categories, members) for row in rows[:50]]
    today = today_in(known.member.timezone)
    names = {
        "view": ExpenseList(shown, None, [Total(row[0], in_minor_units(row[1], row[0]), row[2]) for row in sums]),
        "choices": Choices(list(categories.values()), list(members.values())),
        "periods": periods({}, today),
        "next_url": list_url({}, cursor="." * 150),
        "this_list": "/expenses",
        "csv_url": "/expenses/export.csv",
        "json_url": "/expenses/export.json",
        "deleted": None,
    }
    return _html(render(request, "expenses/index.html", names))


@get("/dashboard")
async def show_dashboard(request: AnyRequest, state: State) -> Response[bytes]:
    known: Known = state.known
    request.scope["user"] = known.member
    async with state.pool.acquire() as connection:
        _, months, _, _ = [await connection.fetch(sql, *values) for sql, values in known.of_dashboard]
    groups = namedtuple("groups", months[0].keys())  # type: ignore[misc]
    overview = overview_of([groups(*row) for row in months], known.month.first)
    return _html(render(request, "expenses/dashboard.html", known.dashboard(overview)))


@post("/insert", status_code=200)
async def insert(request: AnyRequest, state: State) -> dict[str, Any]:
    """One row, as a program without drafts, versions, keys or a history would write it."""
    known: Known = state.known
    json.loads(await request.body())
    async with state.pool.acquire() as connection:
        row = await connection.fetchrow(_INSERT, *_facts(known))
    return _shown(row)


@post("/confirm", status_code=200)
async def confirm(request: AnyRequest, state: State) -> dict[str, Any]:
    """The rows that a confirmation writes, without looking at any: the expense, its history, the key and its answer."""
    known: Known = state.known
    json.loads(await request.body())
    home, asha = known.member.household_id, known.member.id
    async with state.pool.acquire() as connection, connection.transaction():
        key = uuid.uuid4()
        await connection.execute(_KEY, key, home, key.hex, asha)
        row = await connection.fetchrow(_INSERT, *_facts(known))
        await connection.execute(_EVENT, uuid.uuid4(), home, row["id"], asha)
        answer = _shown(row)
        await connection.execute("UPDATE idempotency_key SET answer = $2 WHERE id = $1", key, json.dumps(answer))
    return answer


def _facts(known: Known) -> tuple[uuid.UUID, ...]:
    return uuid.uuid4(), known.member.household_id, known.member.id, known.choices.categories[0].id


def _shown(row: Any) -> dict[str, Any]:
    return {"expenses": [{name: str(value) for name, value in row.items()}]}


_INSERT = """
    INSERT INTO expense (id, household_id, logged_by_user_id, paid_by_user_id, amount, currency, category_id,
                         description, date_incurred, is_recurring, status, doubts, version, created_at, confirmed_at)
    VALUES ($1, $2, $3, $3, 250, 'INR', $4, 'lunch', current_date, false, 'confirmed', '[]', 1, now(), now())
    RETURNING id, amount, currency, category_id, description, date_incurred, logged_by_user_id, paid_by_user_id,
              is_recurring, recurrence_day, version, message_id, created_at
"""
_KEY = """
    INSERT INTO idempotency_key (id, household_id, key, user_id, body_hash, created_at)
    VALUES ($1, $2, $3, $4, '', now())
"""
_EVENT = """
    INSERT INTO expense_event (id, household_id, expense_id, user_id, kind, changes, created_at)
    VALUES ($1, $2, $3, $4, 'confirmed', '[]', now())
"""


def _view(row: Any, categories: dict[uuid.UUID, CategoryChoice], members: dict[uuid.UUID, PersonView]) -> ExpenseView:
    return ExpenseView(
        id=row[0],
        status=row[1],
        amount=in_minor_units(row[2], row[3]),
        currency=row[3],
        category=categories[row[4]].name,
        description=row[5],
        date_incurred=row[6],
        logged_by=members[row[7]],
        paid_by=members[row[8]],
        is_recurring=row[9],
        recurrence_day=row[10],
        version=row[11],
        message_id=row[12],
        doubts=[],
        possible_duplicate_of=row[14],
        created_at=row[15],
    )


def _html(body: str) -> Response[bytes]:
    return Response(body.encode(), media_type="text/html; charset=utf-8")


async def learn(settings: Settings, token_hash: bytes) -> Known:
    """Ask as the product asks, and note what it sends."""
    database = Database(make_engine(settings.database_url), RedisQueue(connect(settings.redis_url)))
    member = await find_member(database, token_hash)
    assert member is not None
    month, today = Month.of(today_in(member.timezone)), today_in(member.timezone)
    async with database.unit_of_work(member.household_id) as session:
        await session.connection()
        with _noted(database) as of_list:
            choices = await queries.choices(session)
            await page(session, choices, ExpenseFilter(), "-date", None, 50)
            await totals(session, ExpenseFilter())
        with _noted(database) as of_dashboard:
            found = await dashboard.findings(session, month, today)
    await database.close()

    def names(overview: Overview) -> dict[str, Any]:
        parts = sections(overview, month, choices, member.currency)
        return {
            "view": dashboard_view(month, parts, found.surroundings.drafts_waiting),
            "page": dashboard_page(month, today, parts, found.surroundings, member.locale),
        }

    return Known(member, of_list.sent, of_dashboard.sent, month, names, choices)


class _noted:  # noqa: N801 - read as a verb
    """Every statement that reaches the database meanwhile."""

    def __init__(self, database: Database) -> None:
        self.sent: list[Statement] = []
        self._engine = database.engine.sync_engine

    def __enter__(self) -> "_noted":
        event.listen(self._engine, "before_cursor_execute", self._note)
        return self

    def __exit__(self, *_: object) -> None:
        event.remove(self._engine, "before_cursor_execute", self._note)

    def _note(self, _connection: Any, _cursor: Any, statement: str, values: Any, *_more: Any) -> None:
        self.sent.append((statement, tuple(values)))


def make_app(settings: Settings, token_hash: bytes) -> Litestar:
    assets = Assets()

    @asynccontextmanager
    async def connections(app: Litestar) -> AsyncGenerator[None]:
        app.state.known = await learn(settings, token_hash)
        async with asyncpg.create_pool(plain_url(settings), min_size=10) as app.state.pool:
            yield

    state = State({"settings": settings, "assets": assets, "templates": make_environment(assets)})
    return Litestar(
        [show_list, show_dashboard, insert, confirm],
        lifespan=[connections],
        state=state,
        openapi_config=None,
        logging_config=None,
    )


def main() -> None:
    parser = argparse.ArgumentParser()
    for name in ("--port", "--database-url", "--redis-url", "--token-hash"):
        parser.add_argument(name, required=True)
    given = parser.parse_args()
    settings = Settings(
        database_url=given.database_url, redis_url=given.redis_url, app_secret="x" * 40, encryption_keys=("x" * 40,)
    )
    run_web(make_app(settings, bytes.fromhex(given.token_hash)), host="127.0.0.1", port=int(given.port))


if __name__ == "__main__":
    main()
