from litestar import Litestar

from tests.recurring.rent import answered_same, listed, on_day, pays
from tests.support.expenses import Json, edited
from tests.support.moments import at_noon
from tests.support.people import Couple, Person
from tests.support.statements import counted


async def page(person: Person) -> Json:
    return (await person.get("/settings/recurring")).json()


async def test_it_tells_what_comes_when_and_what_came(couple: Couple, stranger: Person) -> None:
    source = await pays(couple.asha, paid_by=couple.ravi.id)
    (february,) = await on_day(couple.asha, 2026, 2, 5)
    await answered_same(couple.ravi, await edited(couple.ravi, february, amount="26500"))
    (march,) = await on_day(couple.asha, 2026, 3, 5)
    await couple.asha.delete(f"/expenses/{march['id']}")
    (april,) = await on_day(couple.asha, 2026, 4, 5)

    with at_noon(2026, 4, 6):
        (series,) = await listed(couple.ravi)

    assert (series["id"], series["day"], series["next_on"], series["paused"]) == (source["id"], 5, "2026-05-05", False)
    assert (series["amount"], series["currency"]) == ("26500.00", "INR")
    assert series["paid_by"]["full_name"] == "Ravi Rao"
    assert series["last"]["id"] == february["id"]
    assert [(each["id"], each["on"], each["state"]) for each in series["history"]] == [
        (april["id"], "2026-04-05", "waiting"),
        (march["id"], "2026-03-05", "skipped"),
        (february["id"], "2026-02-05", "confirmed"),
        (source["id"], "2026-01-05", "confirmed"),
    ]
    assert await listed(stranger) == []


async def test_this_month_adds_up_what_came_and_what_is_to_come_by_currency(couple: Couple) -> None:
    await pays(couple.asha, "rent 25000", on="2026-01-05")
    await pays(couple.asha, "netflix 649", on="2026-01-12")
    await pays(couple.asha, "broadband 1179", on="2026-01-28")
    await pays(couple.asha, "cloud 9.50 usd", on="2026-01-29")
    made = await on_day(couple.asha, 2026, 2, 12)
    await answered_same(couple.asha, made[0])

    with at_noon(2026, 2, 13):
        shown = await page(couple.asha)

    assert shown["month"] == "2026-02-01"
    assert shown["this_month"] == [
        {"currency": "INR", "come": "25000.00", "waiting": "649.00", "to_come": "1179.00", "total": "26828.00"},
        {"currency": "USD", "come": "0.00", "waiting": "0.00", "to_come": "9.50", "total": "9.50"},
    ]


async def test_the_month_of_the_source_counts_the_source(couple: Couple) -> None:
    await pays(couple.asha)

    with at_noon(2026, 1, 20):
        (sums,) = (await page(couple.asha))["this_month"]

    assert (sums["come"], sums["to_come"]) == ("25000.00", "0.00")


async def test_a_new_day_holds_from_the_next_month_on(couple: Couple) -> None:
    source = await pays(couple.asha)
    await on_day(couple.asha, 2026, 2, 5)

    with at_noon(2026, 2, 10):
        answer = await couple.ravi.post(f"/settings/recurring/{source['id']}", json={"day": 20})

    assert [each["next_on"] for each in answer.json()["recurring"]] == ["2026-03-20"]
    assert [each["due_on"] for each in await on_day(couple.asha, 2026, 3, 20)] == ["2026-02-05", "2026-03-20"]


async def test_a_new_amount_is_that_of_the_next_draft_and_then_gives_way_to_what_was_confirmed(couple: Couple) -> None:
    source = await pays(couple.asha)
    (february,) = await on_day(couple.asha, 2026, 2, 5)
    with at_noon(2026, 2, 10):
        await couple.ravi.post(f"/settings/recurring/{source['id']}", json={"amount": "27,000"})
        await answered_same(couple.asha, february)

    (march,) = await on_day(couple.asha, 2026, 3, 5)
    assert march["amount"] == "27000.00"
    await answered_same(couple.asha, await edited(couple.asha, march, amount="26000"))

    (april,) = await on_day(couple.asha, 2026, 4, 5)
    assert april["amount"] == "26000.00"


async def test_what_does_not_hold_is_said_at_its_field(couple: Couple) -> None:
    source = await pays(couple.asha)

    wrong_day = await couple.asha.post(f"/settings/recurring/{source['id']}", json={"day": 32})
    wrong_amount = await couple.asha.post(f"/settings/recurring/{source['id']}", json={"amount": "-5"})

    assert wrong_day.json()["errors"] == [{"field": "day", "message": "Enter a whole number from 1 to 31."}]
    assert wrong_amount.json()["errors"] == [{"field": "amount", "message": "Enter an amount like 250 or 1,234.50."}]


async def test_the_page_works_without_a_script(couple: Couple) -> None:
    source = await pays(couple.asha)
    token = couple.asha.client.cookies["csrftoken"]

    shown = (await couple.asha.page("/settings/recurring")).text
    answer = await couple.asha.request(
        "POST", f"/settings/recurring/{source['id']}/pause", accept="text/html", data={"csrf_token": token}
    )

    assert f'action="/settings/recurring/{source["id"]}/pause"' in shown
    assert (answer.status_code, answer.headers["location"]) == (303, "/settings/recurring")
    assert "Paused" in (await couple.asha.page("/settings/recurring")).text


async def test_htmx_gets_all_of_it_again(couple: Couple) -> None:
    source = await pays(couple.asha)

    answer = await couple.asha.fragment("POST", f"/settings/recurring/{source['id']}/stop")

    assert 'hx-swap-oob="outerHTML:#recurring"' in answer.text
    assert f"/settings/recurring/{source['id']}/start" in answer.text


async def test_the_page_takes_nine_statements_however_much_recurs(app: Litestar, couple: Couple) -> None:
    for number in range(1, 9):
        await pays(couple.asha, f"bill{number} 100", on=f"2025-11-{number:02}")
    await on_day(couple.asha, 2026, 2, 20)

    with counted(app) as sent:
        await couple.asha.page("/settings/recurring")

    assert len(sent) == 9, sent
