"""Households made up by chance: answers, the list, the dashboard and plain arithmetic must all say the same."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from litestar import Litestar

from tests.analysis.asking import by_currency, listed, recompute
from tests.support.ledger import Spent, write
from tests.support.moments import at_noon
from tests.support.people import Couple, Person, register_couple

CATEGORIES = ("Groceries", "Fuel", "Travel", "Food & Dining", "Other")
DECIMALS = {"INR": 2, "JPY": 0}
ZONES = ("Asia/Kolkata", "America/Los_Angeles", "Pacific/Auckland")
TRIES = 5
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A period and filters, as they are asked for and as they are applied by hand."""

    start: date | None
    end: date | None
    category: str | None
    user: Person | None

    def asked(self) -> Json:
        given = {"start": self.start, "end": self.end, "category": self.category, "user": self.user and self.user.id}
        return {name: str(value) for name, value in given.items() if value}

    def means(self, spent: Spent, owner: Person) -> bool:
        return (
            (self.start is None or self.start <= spent.on)
            and (self.end is None or spent.on <= self.end)
            and self.category in {None, spent.category}
            and (self.user is None or self.user is (spent.by or owner))
        )


@pytest.mark.parametrize(
    ("seed", "today"),
    [
        (11, date(2026, 3, 31)),
        (12, date(2024, 2, 29)),
        (13, date(2026, 1, 1)),
        (14, date(2026, 5, 12)),
    ],
)
async def test_answers_list_dashboard_and_arithmetic_agree(app: Litestar, seed: int, today: date) -> None:
    chance = Random(seed)
    couple = await register_couple(app, timezone=chance.choice(ZONES))
    spent = made_up(chance, today, couple)
    await write(app, couple.asha, *spent)
    counted = [each for each in spent if not each.draft and not each.deleted]

    with at_noon(today.year, today.month, today.day):
        for _ in range(TRIES):
            wanted = narrowed(chance, today, couple)
            expected = sums(each for each in counted if wanted.means(each, couple.asha))
            await assert_answers(couple.ravi, wanted, expected)
            await assert_comparison(chance, couple, wanted, counted)
        await assert_dashboard(couple.asha, today)
    await couple.close()


def made_up(chance: Random, today: date, couple: Couple) -> list[Spent]:
    """About a hundred in fourteen months, crowded around the ends of months, a few of them in days to come."""
    spent: list[Spent] = []
    for _ in range(chance.randint(80, 120)):
        day = today - timedelta(days=chance.choice([chance.randint(-10, 70), chance.randint(0, 420)]))
        if chance.random() < 0.3:
            day = day.replace(day=1) - timedelta(days=chance.choice([0, 1, 2]))
        currency = chance.choice(("INR", "INR", "JPY"))
        spent.append(
            Spent(
                amount=str(Decimal(chance.randint(1, 10**6)).scaleb(-DECIMALS[currency])),
                on=day,
                currency=currency,
                category=chance.choice(CATEGORIES),
                by=chance.choice((couple.asha, couple.ravi)),
                draft=chance.random() < 0.15,
                deleted=chance.random() < 0.15,
            )
        )
    return spent


def narrowed(chance: Random, today: date, couple: Couple) -> Narrowed:
    first = (today - timedelta(days=chance.randint(0, 400))).replace(day=1)
    start = chance.choice([None, first, today - timedelta(days=chance.randint(0, 120))])
    end = chance.choice([None, today, today + timedelta(days=5)])
    category = chance.choice([None, None, *CATEGORIES])
    return Narrowed(start, end, category, chance.choice([None, couple.asha, couple.ravi]))


def sums(spent: Iterable[Spent]) -> dict[str, tuple[Decimal, int]]:
    found: dict[str, tuple[Decimal, int]] = {}
    for each in spent:
        amount, count = found.get(each.currency, (Decimal(0), 0))
        found[each.currency] = amount + Decimal(each.amount), count + 1
    return found


async def assert_answers(person: Person, wanted: Narrowed, expected: dict[str, tuple[Decimal, int]]) -> None:
    """Every intent over the same expenses, its rows, and the list that it points at."""
    for intent in ("total_by_period", "count_expenses", "largest_expenses"):
        answer = await recompute(person, intent=intent, **wanted.asked())
        assert by_currency(answer["result"]["totals"]) == expected
        shown = await listed(person, answer["source_url"])
        assert by_currency(shown["totals"]) == expected
    if wanted.category is None:
        assert_parts(await recompute(person, intent="top_expense_categories", **wanted.asked()), expected)
    if wanted.user is None:
        assert_parts(await recompute(person, intent="spend_by_person", **wanted.asked()), expected)
    assert_parts(await recompute(person, intent="spend_trend", **wanted.asked()), expected)


def assert_parts(answer: Json, expected: dict[str, tuple[Decimal, int]]) -> None:
    """The rows of each currency add up to its total."""
    added: dict[str, Decimal] = defaultdict(Decimal)
    for row in answer["result"]["rows"]:
        added[row["currency"]] += Decimal(row["amount"])
    assert by_currency(answer["result"]["totals"]) == expected
    assert added == {currency: amount for currency, (amount, _) in expected.items()}


async def assert_comparison(chance: Random, couple: Couple, wanted: Narrowed, counted: list[Spent]) -> None:
    """Each row is what was spent in the days that the answer says it compared."""
    asked = wanted.asked() | {"period": chance.choice(["this_month", "this_week", "this_year", "last_month"])}
    answer = await recompute(couple.asha, intent="month_over_month_compare", **asked)
    compared = answer["result"]["compared"]
    for place, names in enumerate((("start", "end"), ("compare_start", "compare_end"))):
        start, end = (date.fromisoformat(compared[name]) for name in names)
        part = Narrowed(start, end, wanted.category, wanted.user)
        expected = sums(each for each in counted if part.means(each, couple.asha))
        for row in answer["result"]["rows"][place::2]:
            assert Decimal(row["amount"]) == expected.get(row["currency"], (Decimal(0), 0))[0]


async def assert_dashboard(person: Person, today: date) -> None:
    """The whole current month, days to come included."""
    month = f"{today:%Y-%m}"
    shown = (await person.get(f"/expenses/dashboard?month={month}")).json()
    last = (today.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    period = {"start": f"{month}-01", "end": str(last)}
    total = await recompute(person, intent="total_by_period", **period)
    categories = await recompute(person, intent="top_expense_categories", **period)

    assert by_currency(shown["totals"]) == by_currency(total["result"]["totals"])
    assert {(each["category"], each["currency"], each["amount"], each["share"]) for each in shown["by_category"]} == {
        (row["label"], row["currency"], row["amount"], row["share"]) for row in categories["result"]["rows"]
    }
