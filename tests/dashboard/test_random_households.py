"""Households made up by chance: the dashboard, the list and plain arithmetic must all say the same."""

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from litestar import Litestar

from tests.support.ledger import Spent, write
from tests.support.moments import at_noon
from tests.support.people import Couple, register_couple

CATEGORIES = ("Groceries", "Fuel", "Travel", "Food & Dining", "Other")
DECIMALS = {"INR": 2, "USD": 2, "JPY": 0, "KWD": 3}
Amounts = dict[Any, Decimal]


@pytest.mark.parametrize(
    ("seed", "today", "month"),
    [
        (1, date(2026, 3, 31), "2026-03"),
        (2, date(2026, 3, 30), "2026-03"),
        (3, date(2024, 3, 29), "2024-03"),
        (4, date(2026, 5, 1), "2026-05"),
        (5, date(2026, 5, 12), "2026-02"),
        (6, date(2026, 1, 15), "2026-01"),
    ],
)
async def test_the_numbers_are_those_of_the_list_and_of_plain_arithmetic(
    app: Litestar, seed: int, today: date, month: str
) -> None:
    couple = await register_couple(app)
    spent = made_up(Random(seed), today, couple)
    await write(app, couple.asha, *spent)

    with at_noon(today.year, today.month, today.day):
        shown = (await couple.asha.get(f"/expenses/dashboard?month={month}")).json()
        first, last = days_of(month)
        listed = (await couple.ravi.get(f"/expenses?from={first}&to={last}&limit=200")).json()

    assert {each["currency"]: (each["amount"], each["count"]) for each in shown["totals"]} == {
        each["currency"]: (each["amount"], each["count"]) for each in listed["totals"]
    }
    assert_the_parts_are_those_of_the_list(shown, listed["items"])
    assert_previous_and_trend_are_right(shown, [each for each in spent if not each.draft and not each.deleted], today)
    await couple.close()


def made_up(chance: Random, today: date, couple: Couple) -> list[Spent]:
    """Up to two hundred in fourteen months, crowded around the ends of months."""
    spent: list[Spent] = []
    for _ in range(chance.randint(120, 200)):
        day = today - timedelta(days=chance.choice([chance.randint(-10, 70), chance.randint(0, 420)]))
        if chance.random() < 0.3:
            day = day.replace(day=1) - timedelta(days=chance.choice([0, 1, 2]))
        currency = chance.choice(("INR", "INR", "INR", "USD", "JPY", "KWD"))
        amount = Decimal(chance.randint(1, 10**6)).scaleb(-DECIMALS[currency])
        spent.append(
            Spent(
                amount=str(amount),
                on=day,
                currency=currency,
                category=chance.choice(CATEGORIES),
                by=chance.choice((couple.asha, couple.ravi)),
                draft=chance.random() < 0.15,
                deleted=chance.random() < 0.15,
            )
        )
    return spent


def days_of(month: str) -> tuple[date, date]:
    first = date.fromisoformat(f"{month}-01")
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def assert_the_parts_are_those_of_the_list(shown: dict[str, Any], items: list[dict[str, Any]]) -> None:
    by_category: Amounts = defaultdict(Decimal)
    by_user: Amounts = defaultdict(Decimal)
    for each in items:
        by_category[each["currency"], each["category"]] += Decimal(each["amount"])
        by_user[each["currency"], each["paid_by"]["id"]] += Decimal(each["amount"])
    assert {
        (each["currency"], each["category"]): Decimal(each["amount"]) for each in shown["by_category"]
    } == by_category
    assert {(each["currency"], each["user"]["id"]): Decimal(each["amount"]) for each in shown["by_user"]} == by_user
    for parts in (shown["by_category"], shown["by_user"]):
        for currency in {each["currency"] for each in parts}:
            whole = sum(Decimal(each["share"]) for each in parts if each["currency"] == currency)
            assert abs(whole - 1) < Decimal("0.001")


def assert_previous_and_trend_are_right(shown: dict[str, Any], counted: list[Spent], today: date) -> None:
    first, last = days_of(shown["month"])
    days = today.day if first <= today <= last else 31
    before = (first - timedelta(days=1)).replace(day=1)
    previous: Amounts = defaultdict(Decimal)
    months: Amounts = defaultdict(Decimal)
    for each in counted:
        months[f"{each.on:%Y-%m}", each.currency] += Decimal(each.amount)
        if each.on.replace(day=1) == before and each.on.day <= days:
            previous[each.currency] += Decimal(each.amount)
    for each in shown["totals"]:
        assert Decimal(each["previous"]) == previous[each["currency"]]
    trend = [(each["month"], each["currency"]) for each in shown["trend"]]
    assert len(trend) == len(set(trend)) == 12 * len({currency for _, currency in trend})
    for each in shown["trend"]:
        assert Decimal(each["amount"]) == months[each["month"], each["currency"]]
    oldest = min(month for month, _ in trend)
    assert {currency for month, currency in months if oldest <= month <= shown["month"]} == {each for _, each in trend}
