"""Expenses told as a story: what was asked, planned or refunded stands beside what was paid."""

from decimal import Decimal

import pytest

from tests.parsing.homes import drafts


@pytest.mark.parametrize(
    ("text", "paid"),
    [
        ("was gonna cook but ended up ordering thai, 46.80", "46.80"),
        ("rego was 892 last year and they wanted 915 this time. paid it", "915"),
        ("Croma had it for 24,990, picked it up at Vijay Sales for 22,500", "22500"),
        ("amazon pe 1,299 ka tha, local market se 950 me le liya", "950"),
        ("returned the 1,499 shirt and picked another for 1,799", "1799"),
        ("didn't buy the shoes (2,499), just socks for 199", "199"),
        ("planning goa in march, booked the flights already 12,600", "12600"),
        ("dawai 212 ki aayi", "212"),
        ("costco run turned into 212.45", "212.45"),
        ("flat tyre on the way home, patched for 25", "25"),
    ],
)
def test_what_was_paid_in_the_end_is_logged(text: str, paid: str) -> None:
    assert [draft.amount for draft in drafts(text)] == [Decimal(paid)]


@pytest.mark.parametrize(
    "text",
    [
        "my parents covered the flights, 8600",
        "dad paid for petrol, 500",
        "office is paying for the cab, 1,200 one way",
    ],
)
def test_what_somebody_else_spent_is_not(text: str) -> None:
    assert not drafts(text)


@pytest.mark.parametrize("text", ["nahi bhara abhi challan 1000 ka", "pas pris le pull, 60", "600 ki movie chhod di"])
def test_what_was_denied_is_not(text: str) -> None:
    assert not drafts(text)


@pytest.mark.parametrize(
    "text",
    [
        "B-204, Shanti Apartments, MG Road, Pune 411001",
        "new driver - Salim 70213 88210, car number MH 04 KR 2290",
        "flat 3, 18 Albany Road, SE5 0AL",
        "parcel 7712 8831 0021 is here",
        "Salik balance 120. Please recharge",
    ],
)
def test_numbers_of_houses_cars_parcels_and_balances_are_no_amounts(text: str) -> None:
    assert not drafts(text)


@pytest.mark.parametrize("text", ["300 brigade road parking", "auto 90 mg road", "250 lunch park street"])
def test_a_street_beside_an_amount_takes_nothing_from_it(text: str) -> None:
    assert len(drafts(text)) == 1


def test_a_thing_that_came_is_not_filed_under_its_verb() -> None:
    assert [draft.category_id for draft in drafts("gas cylinder aaya, 905 diye")] == ["utilities"]
