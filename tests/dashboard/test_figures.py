from datetime import date
from typing import Any

from litestar import Litestar

from tests.support.ledger import Spent, write
from tests.support.moments import at_noon
from tests.support.people import Couple, Person

SHOWN = {"month", "totals", "by_category", "by_user", "trend", "drafts_waiting"}


async def shown(person: Person, month: str = "2026-05") -> dict[str, Any]:
    with at_noon(2026, 5, 22):
        answer = await person.get(f"/expenses/dashboard?month={month}")
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_it_adds_up_the_month_by_category_and_by_who_paid(app: Litestar, couple: Couple) -> None:
    await write(
        app,
        couple.asha,
        Spent(amount="300", on=date(2026, 5, 1)),
        Spent(amount="100.50", on=date(2026, 5, 22), category="Fuel", by=couple.ravi),
        Spent(amount="20", on=date(2026, 4, 5)),
    )

    found = await shown(couple.asha)

    assert found.keys() == SHOWN
    assert found["month"] == "2026-05"
    assert found["totals"] == [{"currency": "INR", "amount": "400.50", "count": 2, "previous": "20.00"}]
    assert found["by_category"] == [
        {"currency": "INR", "category": "Groceries", "amount": "300.00", "share": "0.7491"},
        {"currency": "INR", "category": "Fuel", "amount": "100.50", "share": "0.2509"},
    ]
    assert found["by_user"] == [
        {"currency": "INR", "user": name_of(couple.asha), "amount": "300.00", "share": "0.7491"},
        {"currency": "INR", "user": name_of(couple.ravi), "amount": "100.50", "share": "0.2509"},
    ]


def name_of(person: Person) -> dict[str, str]:
    return {"id": person.id, "full_name": person.user["full_name"]}


async def test_two_currencies_are_never_added_up_and_the_household_s_own_comes_first(
    app: Litestar, couple: Couple
) -> None:
    dinners = [Spent(amount="10.25", on=date(2026, 5, day), currency="USD") for day in (2, 3, 4)]
    await write(app, couple.asha, *dinners, Spent(amount="1500", on=date(2026, 5, 2), currency="JPY"))
    await write(app, couple.asha, Spent(amount="250", on=date(2026, 5, 9)))

    totals = (await shown(couple.asha))["totals"]

    assert [(each["currency"], each["amount"]) for each in totals] == [
        ("INR", "250.00"),
        ("USD", "30.75"),
        ("JPY", "1500"),
    ]


async def test_drafts_and_deleted_expenses_do_not_count(app: Litestar, couple: Couple) -> None:
    await write(
        app,
        couple.asha,
        Spent(amount="1", on=date(2026, 5, 3)),
        Spent(amount="10", on=date(2026, 5, 3), draft=True),
        Spent(amount="100", on=date(2026, 5, 3), deleted=True),
        Spent(amount="1000", on=date(2026, 4, 3), draft=True, deleted=True),
    )

    found = await shown(couple.asha)

    assert [(each["amount"], each["count"], each["previous"]) for each in found["totals"]] == [("1.00", 1, "0.00")]
    assert found["drafts_waiting"] == 1


async def test_a_running_month_is_held_against_the_same_days_of_the_one_before(app: Litestar, couple: Couple) -> None:
    await write(app, couple.asha, Spent(amount="5", on=date(2026, 5, 1)))
    await write(app, couple.asha, *(Spent(amount="1", on=date(2026, 4, day)) for day in range(1, 31)))

    assert (await shown(couple.asha))["totals"][0]["previous"] == "22.00"


async def test_a_past_month_is_held_against_the_whole_one_before(app: Litestar, couple: Couple) -> None:
    await write(app, couple.asha, Spent(amount="5", on=date(2026, 4, 1)))
    await write(app, couple.asha, *(Spent(amount="1", on=date(2026, 3, day)) for day in range(1, 32)))

    assert (await shown(couple.asha, "2026-04"))["totals"][0]["previous"] == "31.00"


async def test_the_end_of_march_is_held_against_all_of_february(app: Litestar, couple: Couple) -> None:
    await write(app, couple.asha, Spent(amount="5", on=date(2026, 3, 31)))
    await write(app, couple.asha, *(Spent(amount="1", on=date(2026, 2, day)) for day in range(1, 29)))

    with at_noon(2026, 3, 30):
        found = (await couple.asha.get("/expenses/dashboard")).json()

    assert found["totals"][0]["previous"] == "28.00"


async def test_the_trend_has_a_zero_for_every_month_without_expenses(app: Litestar, couple: Couple) -> None:
    await write(app, couple.asha, Spent(amount="7", on=date(2025, 6, 30)), Spent(amount="9", on=date(2026, 2, 1)))
    await write(app, couple.asha, Spent(amount="3", on=date(2026, 2, 1), currency="KWD"))
    await write(app, couple.asha, Spent(amount="99", on=date(2025, 5, 31), currency="EUR"))

    trend = (await shown(couple.asha))["trend"]

    rupees = {each["month"]: each["amount"] for each in trend if each["currency"] == "INR"}
    assert list(rupees) == [f"2025-{month:02}" for month in range(6, 13)] + [
        f"2026-{month:02}" for month in range(1, 6)
    ]
    assert {month: amount for month, amount in rupees.items() if amount != "0.00"} == {
        "2025-06": "7.00",
        "2026-02": "9.00",
    }
    assert [each["amount"] for each in trend if each["currency"] == "KWD"] == ["0.000"] * 8 + ["3.000"] + ["0.000"] * 3
    assert {each["currency"] for each in trend} == {"INR", "KWD"}


async def test_an_empty_household_has_an_empty_month(couple: Couple) -> None:
    found = await shown(couple.asha)

    assert found == {name: [] for name in SHOWN} | {"month": "2026-05", "drafts_waiting": 0}
