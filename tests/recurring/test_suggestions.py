from datetime import date

import pytest
from litestar import Litestar

from tests.recurring.rent import listed, on_day, pays
from tests.support.clockwork import come_round
from tests.support.expenses import Json
from tests.support.moments import at_noon
from tests.support.people import Couple, Person
from tests.support.rows import add_expenses

GYM = {"description": "Gym", "category": "Health"}


async def gym(app: Litestar, person: Person, *paid: tuple[date, str], **more: str) -> None:
    await add_expenses(app, person, [{**GYM, "day": day, "amount": amount, **more} for day, amount in paid])


async def suggested(person: Person, month: int = 4) -> list[Json]:
    with at_noon(2026, month, 10):
        return (await person.get("/settings/recurring")).json()["suggestions"]


THREE = ((date(2026, 2, 3), "1500"), (date(2026, 3, 2), "1600"), (date(2026, 4, 3), "1650"))


async def test_three_months_running_for_a_like_amount_are_noticed(
    app: Litestar, couple: Couple, stranger: Person
) -> None:
    await gym(app, couple.asha, *THREE)

    (found,) = await suggested(couple.ravi)

    assert (found["description"], found["category"], found["amount"], found["day"]) == ("Gym", "Health", "1650.00", 3)
    assert await suggested(stranger) == []


@pytest.mark.parametrize(
    "paid",
    [
        THREE[1:],
        ((date(2026, 1, 3), "1500"), *THREE[1:]),
        (*THREE[:2], (date(2026, 4, 3), "1651")),
        (*THREE, (date(2026, 4, 9), "1600")),
        ((date(2025, 12, 3), "1500"), (date(2026, 1, 3), "1500"), (date(2026, 2, 3), "1500")),
    ],
    ids=["two months", "a month between", "too dear", "twice in a month", "long ago"],
)
async def test_anything_less_is_left_alone(app: Litestar, couple: Couple, paid: tuple[tuple[date, str], ...]) -> None:
    await gym(app, couple.asha, *paid)

    assert await suggested(couple.asha) == []


async def test_last_months_is_still_noticed_before_this_months_has_come(app: Litestar, couple: Couple) -> None:
    await gym(app, couple.asha, *THREE)

    assert len(await suggested(couple.asha, month=5)) == 1


async def test_two_currencies_are_not_alike(app: Litestar, couple: Couple) -> None:
    await gym(app, couple.asha, *THREE[:2])
    await gym(app, couple.asha, THREE[2], currency="USD")

    assert await suggested(couple.asha) == []


async def test_accepting_makes_it_come_from_the_next_month_on(app: Litestar, couple: Couple) -> None:
    await gym(app, couple.asha, *THREE)
    (found,) = await suggested(couple.asha)

    with at_noon(2026, 4, 10):
        await couple.ravi.post(f"/settings/recurring/suggestions/{found['id']}/accept")
        assert [(each["id"], each["next_on"]) for each in await listed(couple.asha)] == [(found["id"], "2026-05-03")]

    assert await suggested(couple.asha) == []
    assert [each["amount"] for each in await on_day(couple.asha, 2026, 5, 3)] == ["1650.00"]


async def test_dismissed_once_is_dismissed_for_good_and_for_both(app: Litestar, couple: Couple) -> None:
    await gym(app, couple.asha, *THREE)
    (found,) = await suggested(couple.asha)

    for _ in range(2):
        answer = await couple.asha.post(f"/settings/recurring/suggestions/{found['id']}/dismiss")
        assert answer.status_code == 200
    await gym(app, couple.asha, (date(2026, 5, 3), "1650"))

    assert await suggested(couple.ravi) == []
    assert await suggested(couple.ravi, month=5) == []


async def test_what_recurs_already_is_not_suggested(app: Litestar, couple: Couple) -> None:
    await pays(couple.asha, "gym 1500", on="2026-01-03")
    await gym(app, couple.asha, *THREE)
    with at_noon(2026, 4, 3):
        await come_round(couple.asha)

    assert await suggested(couple.asha) == []
