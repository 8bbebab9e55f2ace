from datetime import timedelta

from litestar import Litestar

from expense_app import clock
from tests.support.people import PASSWORD, Couple, Person


async def second_login(app: Litestar, person: Person) -> Person:
    other = Person(app)
    form = {"email": person.user["email"].upper(), "password": PASSWORD}
    other.enter(await other.post("/auth/login", json=form))
    return other


async def test_changing_the_password_ends_every_other_login(app: Litestar, couple: Couple) -> None:
    phone = await second_login(app, couple.asha)
    form = {"current_password": PASSWORD, "new_password": "another horse battery"}

    assert (await couple.asha.post("/settings/profile/password", json=form)).status_code == 200

    assert (await phone.get("/")).status_code == 401
    assert (await couple.asha.get("/")).status_code == 200


async def test_the_password_is_not_changed_without_the_current_one(couple: Couple) -> None:
    form = {"current_password": "not this one", "new_password": "another horse battery"}

    answer = await couple.asha.post("/settings/profile/password", json=form)

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "current_password"


async def test_logging_out_everywhere_else_keeps_this_login(app: Litestar, couple: Couple) -> None:
    phone = await second_login(app, couple.asha)
    assert len((await couple.asha.get("/settings/profile")).json()["sessions"]) == 2

    await couple.asha.post("/settings/profile/sessions/end")

    assert (await phone.get("/")).status_code == 401
    sessions = (await couple.asha.get("/settings/profile")).json()["sessions"]
    assert [session["is_current"] for session in sessions] == [True]


async def test_a_login_not_used_for_two_weeks_has_ended_and_is_not_listed(app: Litestar, couple: Couple) -> None:
    with clock.set_to(clock.utc_now() - timedelta(days=15)):
        phone = await second_login(app, couple.asha)

    assert (await phone.get("/")).status_code == 401
    assert len((await couple.asha.get("/settings/profile")).json()["sessions"]) == 1


async def test_logging_in_makes_a_token_of_its_own_whatever_the_browser_brought(couple: Couple) -> None:
    brought = couple.asha.client.cookies["session"]
    form = {"email": couple.asha.user["email"], "password": PASSWORD}

    answer = await couple.asha.post("/auth/login", json=form)

    assert answer.cookies["session"] != brought
    assert "HttpOnly" in answer.headers.get_list("set-cookie")[0]


async def test_a_new_name_shows_at_once(couple: Couple) -> None:
    await couple.asha.post("/settings/profile", json={"full_name": "Asha Mehta"})

    assert "Asha Mehta" in (await couple.ravi.page("/settings/household")).text


async def test_only_the_admin_edits_the_household(couple: Couple) -> None:
    form = {"name": "Rao & Rao", "currency": "EUR", "timezone": "Europe/Berlin", "locale": "de-DE"}

    assert (await couple.ravi.post("/settings/household", json=form)).status_code == 403
    answer = await couple.asha.post("/settings/household", json=form)

    assert answer.json()["household"] | form == answer.json()["household"]


async def test_every_wrong_field_of_the_household_gets_its_own_message(couple: Couple) -> None:
    form = {"name": "", "currency": "XXQ", "timezone": "Mars/Olympus", "locale": "klingon"}

    answer = await couple.asha.post("/settings/household", json=form)

    assert answer.status_code == 422
    assert {each["field"] for each in answer.json()["errors"]} == set(form)


async def test_two_people_of_one_household_go_by_different_names(couple: Couple, stranger: Person) -> None:
    taken = await couple.ravi.post("/settings/profile", json={"full_name": "asha rao"})
    own = await couple.ravi.post("/settings/profile", json={"full_name": "ravi rao"})
    elsewhere = await stranger.post("/settings/profile", json={"full_name": "Asha Rao"})

    assert (taken.status_code, taken.json()["errors"][0]["field"]) == (422, "full_name")
    assert [own.status_code, elsewhere.status_code] == [200, 200]
