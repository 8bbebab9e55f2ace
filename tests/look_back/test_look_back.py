from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from litestar import Litestar

from expense_app import clock
from expense_app.look_back.weeks import latest_sunday
from tests.support.clockwork import come_round, look_back_from
from tests.support.expenses import Json
from tests.support.ledger import Spent, write
from tests.support.people import Couple, Person, register_couple

EVENING = datetime(2026, 3, 8, 13, 30, tzinfo=UTC)
"""Sunday, 19:00 in Kolkata."""
WANTED = datetime(2026, 3, 3, tzinfo=UTC)


async def cards(person: Person) -> list[Json]:
    return [each["look_back"] for each in (await person.get("/")).json()["messages"] if each["look_back"]]


async def at(moment: datetime, person: Person) -> int:
    with clock.set_to(moment):
        return await come_round(person)


async def card(couple: Couple) -> Json:
    """The card of the week up to the eighth of March."""
    await look_back_from(couple.asha, WANTED)
    assert await at(EVENING, couple.asha) == 1
    (found,) = await cards(couple.ravi)
    return found


async def test_it_is_off_until_somebody_switches_it_on(couple: Couple) -> None:
    assert (await couple.asha.get("/settings/household")).json()["look_back"] is False
    assert await at(EVENING, couple.asha) == 0

    for wanted in (True, True, False):
        assert (await couple.ravi.post("/look-back", json={"wanted": wanted})).json() == {"look_back": wanted}
        assert (await couple.asha.get("/settings/household")).json()["look_back"] is wanted


async def test_it_comes_on_sunday_at_seven_and_once(couple: Couple) -> None:
    await look_back_from(couple.asha, WANTED)

    assert await at(EVENING.replace(minute=29), couple.asha) == 0
    assert await at(EVENING, couple.asha) == 1
    assert await at(EVENING.replace(hour=20), couple.asha) == 0
    assert await at(EVENING.replace(day=14), couple.asha) == 0
    assert await at(EVENING.replace(day=15), couple.asha) == 1

    assert [each["figures"]["sunday"] for each in await cards(couple.ravi)] == ["2026-03-08", "2026-03-15"]


async def test_only_the_latest_is_caught_up_and_none_from_before_it_was_wanted(couple: Couple) -> None:
    await look_back_from(couple.asha, EVENING.replace(hour=14))
    assert await at(EVENING.replace(day=10), couple.asha) == 0

    assert await at(EVENING.replace(day=31), couple.asha) == 1

    assert [each["figures"]["sunday"] for each in await cards(couple.asha)] == ["2026-03-29"]


async def test_it_holds_the_week_against_the_one_before(app: Litestar, couple: Couple) -> None:
    await write(
        app,
        couple.asha,
        Spent(amount="500", on=date(2026, 2, 23)),
        Spent(amount="100", on=date(2026, 3, 1), category="Pets"),
        Spent(amount="300", on=date(2026, 3, 2)),
        Spent(amount="900", on=date(2026, 3, 8), category="Kids", by=couple.ravi),
        Spent(amount="40", on=date(2026, 3, 9)),
        Spent(amount="7", on=date(2026, 3, 4), draft=True),
        Spent(amount="8", on=date(2026, 3, 4), deleted=True),
    )

    figures = (await card(couple))["figures"]

    asha, ravi = ({"id": each.id, "full_name": each.user["full_name"]} for each in (couple.asha, couple.ravi))
    assert figures == {
        "monday": "2026-03-02",
        "sunday": "2026-03-08",
        "sums": [
            {
                "currency": "INR",
                "amount": "1200.00",
                "count": 2,
                "previous": "600.00",
                "shift": {"category": "Kids", "change": "900.00"},
                "paid": [
                    {"person": ravi, "amount": "900.00", "share": "0.7500"},
                    {"person": asha, "amount": "300.00", "share": "0.2500"},
                ],
            }
        ],
        "drafts_waiting": 1,
    }


async def test_currencies_stay_apart_and_one_of_the_week_before_is_not_forgotten(app: Litestar, couple: Couple) -> None:
    await write(
        app,
        couple.asha,
        Spent(amount="300", on=date(2026, 3, 2)),
        Spent(amount="12.50", on=date(2026, 2, 24), currency="USD"),
    )

    sums = (await card(couple))["figures"]["sums"]

    assert [(each["currency"], each["amount"], each["previous"]) for each in sums] == [
        ("INR", "300.00", "0.00"),
        ("USD", "0.00", "12.50"),
    ]
    assert (await couple.asha.page("/")).status_code == 200


async def test_its_figures_stay_as_they_were_that_evening(app: Litestar, couple: Couple) -> None:
    before = await card(couple)

    await write(app, couple.asha, Spent(amount="300", on=date(2026, 3, 2)))

    assert before["figures"]["sums"] == []
    assert await cards(couple.asha) == [before]
    assert "Nothing was spent this week" in (await couple.asha.page("/")).text


async def test_both_mark_it_seen_and_a_stranger_cannot(couple: Couple, stranger: Person) -> None:
    address = f"/look-back/{(await card(couple))['id']}/seen"
    assert "Seen</span>" in (await couple.asha.page("/")).text

    assert (await stranger.post(address)).status_code == 404
    for person in (couple.ravi, couple.ravi, couple.asha):
        answer = await person.post(address)

    assert [each["id"] for each in answer.json()["seen_by"]] == [couple.ravi.id, couple.asha.id]
    assert "Seen by Ravi and you" in " ".join((await couple.asha.page("/")).text.split())


async def test_the_switch_works_without_a_script(couple: Couple) -> None:
    token = couple.ravi.client.cookies["csrftoken"]

    answer = await couple.ravi.request(
        "POST", "/look-back", accept="text/html", data={"csrf_token": token, "wanted": "true"}
    )

    assert (answer.status_code, answer.headers["location"]) == (303, "/settings/household#look-back")
    assert "Switch off" in (await couple.ravi.page("/settings/household")).text


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Europe/London", "Pacific/Kiritimati"])
async def test_seven_is_seven_where_the_household_lives(app: Litestar, zone: str) -> None:
    """Through the change to summer time in all of them that have one."""
    couple = await register_couple(app, timezone=zone)
    await look_back_from(couple.asha, WANTED)
    evenings: list[datetime] = []
    for hour in range(24 * 29):
        moment = datetime.fromtimestamp(WANTED.timestamp() + hour * 3600, UTC)
        if latest_sunday(moment, zone) != latest_sunday(datetime.fromtimestamp(moment.timestamp() - 3600, UTC), zone):
            evenings.append(moment)
            assert await at(moment, couple.asha) == 1

    assert {moment.astimezone(ZoneInfo(zone)).strftime("%a %H:%M") for moment in evenings} == {"Sun 19:00"}
    assert len(await cards(couple.asha)) == len(evenings) == 4
    await couple.close()
