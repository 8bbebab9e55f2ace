from collections import Counter
from datetime import date

import pytest

from expense_app.demo.habits import ASHA, RAVI
from expense_app.demo.plan import Purchase, purchases
from expense_app.parsing.types import DEFAULT_CATEGORIES

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def planned() -> list[Purchase]:
    return purchases(TODAY)


def test_the_same_day_always_tells_the_same_story(planned: list[Purchase]) -> None:
    assert purchases(TODAY) == planned
    assert purchases(date(2026, 11, 23)) != planned


def test_it_reaches_from_two_years_ago_to_today_and_not_beyond(planned: list[Purchase]) -> None:
    days = [purchase.day for purchase in planned]

    assert days == sorted(days)
    assert days[0] == date(2024, 11, 1)
    assert TODAY - max(days) <= (TODAY - date(2026, 11, 20))
    assert max(days) <= TODAY


def test_both_pay_and_most_categories_occur(planned: list[Purchase]) -> None:
    payers = Counter(purchase.payer for purchase in planned)
    categories = {purchase.category for purchase in planned}

    assert min(payers[ASHA], payers[RAVI]) > 500
    assert categories <= DEFAULT_CATEGORIES.keys()
    assert len(categories) > 15


def test_rent_comes_every_month_and_grows_with_the_years(planned: list[Purchase]) -> None:
    rent = [purchase for purchase in planned if purchase.name == "Rent"]

    assert [purchase.day.day for purchase in rent] == [1] * 25
    assert rent[0].amount < rent[-1].amount


def test_one_trip_was_paid_in_another_currency(planned: list[Purchase]) -> None:
    abroad = {purchase.day for purchase in planned if purchase.currency != "INR"}

    assert {purchase.currency for purchase in planned} == {"INR", "SGD"}
    assert (max(abroad) - min(abroad)).days < 8


@pytest.mark.parametrize("today", [date(2024, 2, 29), date(2026, 1, 1), date(2026, 12, 31)])
def test_it_can_be_told_on_any_day(today: date) -> None:
    assert purchases(today)[-1].day <= today
