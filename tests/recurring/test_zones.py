"""The schedule in real households: three years in four time zones, with and without daylight saving."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from litestar import Litestar
from sqlalchemy import DateTime, Integer, Uuid, select

from expense_app import clock
from expense_app.clock import utc_now
from expense_app.expenses import queries
from expense_app.models import Expense
from expense_app.tenancy import lookup
from tests.recurring.test_due import START, YEARS, expected
from tests.support.clockwork import come_round
from tests.support.people import Person, register_person

ZONES = ("Asia/Kolkata", "America/New_York", "Europe/London", "Pacific/Kiritimati")
CHANGES = {
    "Asia/Kolkata": [date(2025, 3, 30)],
    "America/New_York": [date(2025, 3, 9), date(2025, 11, 2)],
    "Europe/London": [date(2025, 3, 30), date(2025, 10, 26)],
    "Pacific/Kiritimati": [date(2025, 4, 6)],
}

_listed = lookup(
    "find_households_with_recurring_due",
    ("household_id",),
    at=DateTime(timezone=True),
    after=Uuid(),
    most=Integer(),
)


async def recurring(app: Litestar, zone: str, on: date, *days: int) -> Person:
    """Somebody in that zone whose confirmed expenses come back on those days."""
    person = await register_person(app, "Mia Zone", timezone=zone)
    async with app.state.database.unit_of_work(UUID(person.household["id"])) as session:
        category = (await queries.choices(session)).categories[0].id
        for day in days:
            row = Expense(
                logged_by_user_id=UUID(person.id),
                paid_by_user_id=UUID(person.id),
                amount=Decimal(100 + day),
                currency="INR",
                category_id=category,
                description=f"Bill {day}",
                date_incurred=on,
                is_recurring=True,
                recurrence_day=day,
            )
            row.confirm(UUID(person.id), utc_now())
            session.add(row)
    return person


async def due_days_of(app: Litestar, person: Person) -> dict[str, list[date]]:
    async with app.state.database.unit_of_work(UUID(person.household["id"])) as session:
        found = await session.execute(select(Expense).where(Expense.due_on.is_not(None)).order_by(Expense.due_on))
        days: dict[str, list[date]] = {}
        for row in found.scalars():
            assert (row.due_on, row.status) == (row.date_incurred, "draft")
            days.setdefault(row.description, []).append(row.date_incurred)
        return days


async def is_listed(app: Litestar, person: Person) -> bool:
    home = UUID(person.household["id"])
    async with app.state.database.unit_of_work(None) as session:
        just_before = UUID(int=home.int - 1)
        found = await session.execute(_listed, {"at": utc_now(), "after": just_before, "most": 1})
        return found.scalars().all() == [home]


@pytest.mark.parametrize("zone", ZONES)
async def test_every_day_of_the_month_comes_through_three_years(app: Litestar, zone: str) -> None:
    """With a worker that runs for a minute a month, and was away for one whole year."""
    person = await recurring(app, zone, START, *range(1, 32))
    evenings = [datetime(day.year, day.month, day.day, 23, 30, tzinfo=ZoneInfo(zone)) for day in YEARS[40::31]]
    running = [*evenings[:8], *evenings[18:]]

    for evening in running:
        with clock.set_to(evening):
            assert await is_listed(app, person)
            await come_round(person)
            assert not await is_listed(app, person)

    with clock.set_to(running[-1]):
        assert await come_round(person) == 0
    assert await due_days_of(app, person) == {
        f"Bill {day}": [due for due in expected(day) if due <= running[-1].date()] for day in range(1, 32)
    }


@pytest.mark.parametrize("zone", ZONES)
async def test_it_comes_when_the_day_begins_where_the_household_lives(app: Litestar, zone: str) -> None:
    for change in CHANGES[zone]:
        person = await recurring(app, zone, change - timedelta(days=40), change.day)
        midnight = datetime(change.year, change.month, change.day, tzinfo=ZoneInfo(zone)).astimezone(UTC)
        before = await _made(app, person, midnight - timedelta(hours=25), 25)

        with clock.set_to(midnight + timedelta(minutes=3)):
            assert await come_round(person) == 1

        assert before <= 1  # the month before, which the forty days reach back into
        assert await _made(app, person, midnight + timedelta(hours=1), 50) == 0
        assert (await due_days_of(app, person))[f"Bill {change.day}"][-1] == change


async def _made(app: Litestar, person: Person, start: datetime, hours: int) -> int:
    """How many drafts hourly rounds make."""
    made = 0
    for hour in range(hours):
        with clock.set_to(start + timedelta(hours=hour)):
            if await is_listed(app, person):
                made += await come_round(person)
    return made
