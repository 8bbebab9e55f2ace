"""Questions about what recurs."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, false, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from expense_app.errors import NotFound
from expense_app.expenses.filters import ExpenseFilter, matching
from expense_app.models import Expense, ExpenseEvent, Recurrence
from expense_app.recurring.series import Series
from expense_app.tenancy import household_of

GONE = "This expense does not come back every month any more."
HISTORY = 12
MOST_STOPPED = 50
_STOP = [{"field": "recurring", "after": "no"}]


async def all_series(session: AsyncSession, timezone: str) -> list[Series]:
    """Every series of the household by its source's description, each with the latest of what came of it: twelve that
    were confirmed and twelve others."""
    return await _series(session, timezone, _recurs(session))


async def one_series(session: AsyncSession, source_id: UUID, timezone: str) -> Series:
    """Raises NotFound for what is no source, or was stopped."""
    found = await _series(session, timezone, [*_recurs(session), Expense.id == source_id])
    if not found:
        raise NotFound(GONE)
    return found[0]


async def plan(session: AsyncSession, source_id: UUID) -> Recurrence:
    """What was decided about a source, locked. It has to be there."""
    found = await session.execute(
        select(Recurrence)
        .where(Recurrence.household_id == household_of(session), Recurrence.source_id == source_id)
        .with_for_update()
    )
    return found.scalar_one()


async def stopped(session: AsyncSession) -> Sequence[Expense]:
    """The sources that came every month once and were stopped, by their description; not those that were corrected
    before they were confirmed."""
    stop = (
        select(ExpenseEvent.id)
        .where(
            ExpenseEvent.household_id == Expense.household_id,
            ExpenseEvent.expense_id == Expense.id,
            ExpenseEvent.created_at > Expense.confirmed_at,
            ExpenseEvent.changes.contains(_STOP),
        )
        .exists()
    )
    confirmed = matching(household_of(session), ExpenseFilter())
    found = await session.execute(
        select(Expense)
        .where(*confirmed, Expense.is_recurring == false(), Expense.recurring_source_id.is_(None), stop)
        .order_by(func.lower(Expense.description), Expense.id)
        .limit(MOST_STOPPED)
    )
    return found.scalars().all()


async def stop_of(session: AsyncSession, source_id: UUID) -> ExpenseEvent | None:
    """When and by whom the source was stopped the last time."""
    found = await session.execute(
        select(ExpenseEvent)
        .where(
            ExpenseEvent.household_id == household_of(session),
            ExpenseEvent.expense_id == source_id,
            ExpenseEvent.changes.contains(_STOP),
        )
        .order_by(ExpenseEvent.id.desc())
        .limit(1)
    )
    return found.scalar_one_or_none()


def _recurs(session: AsyncSession) -> list[ColumnElement[bool]]:
    confirmed = matching(household_of(session), ExpenseFilter())
    return [*confirmed, Expense.is_recurring == true(), Expense.recurring_source_id.is_(None)]


async def _series(session: AsyncSession, timezone: str, wanted: list[ColumnElement[bool]]) -> list[Series]:
    plan_of = and_(Recurrence.household_id == Expense.household_id, Recurrence.source_id == Expense.id)
    found = await session.execute(
        select(Expense, Recurrence)
        .outerjoin(Recurrence, plan_of)
        .where(*wanted)
        .order_by(func.lower(Expense.description), Expense.id)
    )
    sources = [(source, plan) for source, plan in found]
    if not sources:
        return []
    ids = [source.id for source, _ in sources]
    came, restarted = await _came_of(session, ids), await _restarts(session, [source for source, _ in sources])
    zone = ZoneInfo(timezone)
    return [Series(source, plan, came[source.id], _day_of(restarted.get(source.id), zone)) for source, plan in sources]


async def _came_of(session: AsyncSession, source_ids: Sequence[UUID]) -> dict[UUID | None, list[Expense]]:
    settled = and_(Expense.status == "confirmed", Expense.deleted_at.is_(None))
    rank = func.row_number().over(
        partition_by=(Expense.recurring_source_id, settled), order_by=Expense.due_on.desc().nulls_last()
    )
    ranked = (
        select(Expense, rank.label("rank"))
        .where(Expense.household_id == household_of(session), Expense.recurring_source_id.in_(source_ids))
        .subquery()
    )
    row_of = aliased(Expense, ranked)
    found = await session.execute(select(row_of).where(ranked.c.rank <= HISTORY).order_by(row_of.due_on.desc()))
    came: dict[UUID | None, list[Expense]] = defaultdict(list)
    for row in found.scalars():
        came[row.recurring_source_id].append(row)
    return came


async def _restarts(session: AsyncSession, sources: Iterable[Expense]) -> dict[UUID, ExpenseEvent]:
    """The latest events that made sources recur again after they had been stopped or deleted. Being marked for the
    first time is none: what was missed since then is caught up."""
    by_id = {source.id: source for source in sources}
    found = await session.execute(
        select(ExpenseEvent)
        .where(
            ExpenseEvent.household_id == household_of(session),
            ExpenseEvent.expense_id.in_(by_id),
            or_(ExpenseEvent.kind == "restored", ExpenseEvent.changes.contains([{"field": "recurring"}])),
        )
        .order_by(ExpenseEvent.id)
    )
    stopped: set[UUID] = set()
    restarts: dict[UUID, ExpenseEvent] = {}
    for event in found.scalars():
        confirmed_at = by_id[event.expense_id].confirmed_at
        if confirmed_at and event.created_at < confirmed_at:
            continue
        if event.kind == "edited" and any(
            each["after"] == "no" for each in event.changes if each["field"] == "recurring"
        ):
            stopped.add(event.expense_id)
        elif event.kind == "restored" or event.expense_id in stopped:
            restarts[event.expense_id] = event
    return restarts


def _day_of(event: ExpenseEvent | None, zone: ZoneInfo) -> date | None:
    return event.created_at.astimezone(zone).date() if event else None
