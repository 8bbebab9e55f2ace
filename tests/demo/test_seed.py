from collections import Counter
from typing import Any

import pytest
from litestar import Litestar

from expense_app.demo import DemoLogin, seed_demo
from tests.support.people import Person


@pytest.fixture(scope="module")
async def demo(app: Litestar) -> DemoLogin:
    return await seed_demo(app.state.database)


async def entered(app: Litestar, email: str, demo: DemoLogin) -> Person:
    person = Person(app)
    person.enter(await person.post("/auth/login", json={"email": email, "password": demo.password}))
    return person


async def everything(person: Person, query: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    cursor = ""
    while True:
        found = (await person.get(f"/expenses?limit=200&{query}&cursor={cursor}")).json()
        items += found["items"]
        cursor = found["next_cursor"]
        if not cursor:
            return items


async def test_both_log_in_and_see_one_household(app: Litestar, demo: DemoLogin) -> None:
    asha, ravi = [await entered(app, email, demo) for email in demo.emails]

    assert asha.household == ravi.household
    dashboard = (await asha.get("/expenses/dashboard")).json()
    assert dashboard == (await ravi.get("/expenses/dashboard")).json()
    assert {each["currency"] for each in dashboard["trend"]} == {"INR", "SGD"}
    assert len([each for each in dashboard["trend"] if each["currency"] == "INR" and each["amount"] != "0.00"]) == 12


async def test_drafts_wait_in_the_chat_under_their_sentences(app: Litestar, demo: DemoLogin) -> None:
    asha = await entered(app, demo.emails[0], demo)

    waiting = (await asha.get("/expenses/dashboard")).json()["drafts_waiting"]
    messages = (await asha.get("/")).json()["messages"]
    open_drafts = [draft for message in messages[-5:] for draft in message["drafts"] if draft["status"] == "draft"]

    assert waiting == len(open_drafts) >= 5
    assert all(message["drafts"] for message in messages[-3:])


async def test_a_bill_and_a_week_have_come_by_themselves(app: Litestar, demo: DemoLogin) -> None:
    ravi = await entered(app, demo.emails[1], demo)

    came = [message for message in (await ravi.get("/")).json()["messages"] if message["author"] is None]
    recurring = (await ravi.get("/settings/recurring")).json()

    assert [len(message["drafts"]) for message in came] == [1, 0]
    assert came[1]["look_back"]["figures"]["sums"]
    assert len(recurring["recurring"]) >= 10
    assert [each["description"] for each in recurring["suggestions"]] == ["Gym"]


async def test_years_of_expenses_have_their_history(app: Litestar, demo: DemoLogin) -> None:
    ravi = await entered(app, demo.emails[1], demo)
    items = await everything(ravi, "status=confirmed")

    kinds = Counter[str]()
    for item in items[:40]:
        history = (await ravi.get(f"/expenses/{item['id']}")).json()["history"]
        kinds.update(event["kind"] for event in history)
        assert [event["kind"] for event in history][-2:] == ["confirmed", "logged"]
        times = [event["at"] for event in history]
        assert times == sorted(times, reverse=True)

    assert len(items) > 1_000
    assert kinds["edited"] >= 1


async def test_seeding_again_makes_another_household(app: Litestar, demo: DemoLogin) -> None:
    again = await seed_demo(app.state.database)

    assert not set(again.emails) & set(demo.emails)
    first, second = await entered(app, demo.emails[0], demo), await entered(app, again.emails[0], again)
    assert first.household["id"] != second.household["id"]


async def test_nobody_stays_logged_in_from_the_seeding(app: Litestar, demo: DemoLogin) -> None:
    asha = await entered(app, demo.emails[0], demo)

    sessions = (await asha.get("/settings/profile")).json()["sessions"]

    assert "Demo" not in {each["device"] for each in sessions}
