"""Two years of the demo couple's spending: always the same story, told up to today."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from expense_app.demo.bills import BILLS, Bill
from expense_app.demo.habits import ASHA, HABITS, RAVI, Habit
from expense_app.demo.trips import TRIPS, Trip

YEARS = 2
HOME_CURRENCY = "INR"

_SEED = 20
_DEARER_BY = Decimal("1.06")
"""What things cost more after a year."""


@dataclass(frozen=True, slots=True)
class Purchase:
    """`payer` is ASHA or RAVI; `bill` is set for what recurs every month."""

    day: date
    category: str
    name: str
    amount: Decimal
    payer: int
    currency: str = HOME_CURRENCY
    bill: Bill | None = None


def purchases(today: date) -> list[Purchase]:
    """All of them up to and including `today`, in the order of time."""
    chance = Random(_SEED)  # noqa: S311 - a story, no secret
    start = date(today.year - YEARS, today.month, 1)
    days = [start + timedelta(days=number) for number in range((today - start).days + 1)]
    found = [purchase for day in days for purchase in _on(day, start, chance)]
    found += [purchase for trip in TRIPS for purchase in _of_trip(trip, today, chance)]
    return sorted(found, key=lambda purchase: (purchase.day, purchase.payer))


def _on(day: date, start: date, chance: Random) -> Iterator[Purchase]:
    dearer = _DEARER_BY ** ((day - start).days // 365)
    for bill in BILLS:
        if _is_due(bill, day):
            yield _paid(bill, day, dearer, chance)
    for habit in HABITS:
        if chance.random() < habit.chance[day.weekday()] * habit.often * habit.season.get(day.month, 1.0):
            yield _bought(habit, day, dearer, chance)


def _is_due(bill: Bill, day: date) -> bool:
    last = monthrange(day.year, day.month)[1]
    return day.day == min(bill.day, last) and (not bill.months or day.month in bill.months)


def _paid(bill: Bill, day: date, dearer: Decimal, chance: Random) -> Purchase:
    swing = Decimal(str(round(1 + chance.uniform(-bill.swing, bill.swing), 3)))
    season = Decimal(str(bill.season.get(day.month, 1)))
    amount = (bill.amount * dearer * swing * season).quantize(Decimal(1))
    return Purchase(day, bill.category, bill.name, amount, bill.payer, bill=None if bill.months else bill)


def _bought(habit: Habit, day: date, dearer: Decimal, chance: Random) -> Purchase:
    payer = ASHA if chance.random() < habit.by_asha else RAVI
    amount = _amount(habit.least, habit.most, chance) * dearer
    return Purchase(day, habit.category, chance.choice(habit.names), _as_priced(amount, chance), payer)


def _of_trip(trip: Trip, today: date, chance: Random) -> Iterator[Purchase]:
    begin = today - timedelta(days=trip.ago)
    for name, amount in trip.booked:
        yield Purchase(begin - timedelta(weeks=10), "travel", name, Decimal(amount), RAVI)
    for number in range(trip.days):
        for category, name, least, most in trip.spent:
            if chance.random() < 0.6:
                amount = _amount(least, most, chance).quantize(Decimal("0.1"))
                payer = chance.choice((ASHA, RAVI))
                yield Purchase(begin + timedelta(days=number), category, name, amount, payer, trip.currency)


def _amount(least: int, most: int, chance: Random) -> Decimal:
    """Small amounts are commoner than large ones."""
    return Decimal(str(round(chance.triangular(least, most, least + (most - least) / 4), 2)))


def _as_priced(amount: Decimal, chance: Random) -> Decimal:
    """Mostly whole tens or fives, now and then to the paisa."""
    if chance.random() < 0.12:
        return amount.quantize(Decimal("0.01"))
    step = Decimal(10) if amount > 300 else Decimal(5)
    return (amount / step).quantize(Decimal(1)) * step
