from litestar import Litestar

from tests.support.people import PASSWORD, Couple, Person, new_email, register_person


async def test_registering_makes_a_household_its_admin_and_a_session(app: Litestar) -> None:
    asha = await register_person(app, "Asha Rao", currency="EUR", timezone="Europe/Berlin")

    assert asha.user["role"] == "admin"
    assert asha.household["currency"] == "EUR"
    assert asha.household["timezone"] == "Europe/Berlin"
    assert (await asha.get("/settings/household")).json()["household"]["id"] == asha.household["id"]


async def test_the_other_one_joins_by_the_invite_code(couple: Couple) -> None:
    assert couple.ravi.household == couple.asha.household
    assert couple.ravi.user["role"] == "member"


async def test_an_invite_code_works_once(app: Litestar) -> None:
    asha = await register_person(app, "Asha Rao")
    code = (await asha.post("/auth/invite")).json()["invite_code"]
    form = {"invite_code": code, "password": PASSWORD, "full_name": "Ravi Rao"}

    first = await Person(app).post("/auth/join", json=form | {"email": new_email("Ravi")})
    second = await Person(app).post("/auth/join", json=form | {"email": new_email("Sam")})

    assert first.status_code == 201
    assert second.status_code == 404


async def test_a_wrong_code_is_said_at_its_field(app: Litestar) -> None:
    form = {"invite_code": "nope", "password": PASSWORD, "full_name": "Ravi Rao", "email": new_email("Ravi")}

    answer = await Person(app).post("/auth/join", json=form)

    assert answer.status_code == 404
    assert [each["field"] for each in answer.json()["errors"]] == ["invite_code"]


async def test_a_wrong_code_without_scripts_keeps_what_was_typed(app: Litestar) -> None:
    form = {"invite_code": "nope", "password": PASSWORD, "full_name": "Ravi Rao", "email": new_email("Ravi")}

    page = await Person(app).client.post("/auth/join", data=form, headers={"accept": "text/html"})

    assert page.status_code == 404
    assert "This code does not work." in page.text
    assert form["email"] in page.text
    assert PASSWORD not in page.text


async def test_an_old_link_leads_to_the_form_for_a_fresh_code(app: Litestar) -> None:
    page = await Person(app).page("/auth/join/OLD-CODE")

    assert page.status_code == 404
    assert "This code does not work." in page.text
    assert 'name="invite_code"' in page.text


async def test_joining_under_the_others_name_is_refused_and_leaves_the_invitation_open(app: Litestar) -> None:
    asha = await register_person(app, "Asha Rao")
    code = (await asha.post("/auth/invite")).json()["invite_code"]
    form = {"invite_code": code, "password": PASSWORD, "full_name": "Asha  RAO", "email": new_email("Ravi")}

    refused = await Person(app).post("/auth/join", json=form)
    joined = await Person(app).post("/auth/join", json=form | {"full_name": "Ravi Rao"})

    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "full_name")
    assert joined.status_code == 201


async def test_a_fresh_invite_code_ends_the_one_before(app: Litestar) -> None:
    asha = await register_person(app, "Asha Rao")
    old = (await asha.post("/auth/invite")).json()["invite_code"]
    new = (await asha.post("/auth/invite")).json()["invite_code"]

    assert (await Person(app).get(f"/auth/join/{old}")).status_code == 404
    assert (await Person(app).get(f"/auth/join/{new.lower()}")).status_code == 200


async def test_a_member_may_not_invite(couple: Couple) -> None:
    assert (await couple.ravi.post("/auth/invite")).status_code == 403


async def test_a_wrong_password_and_an_unknown_email_get_the_same_answer(couple: Couple) -> None:
    known = {"email": couple.asha.user["email"], "password": "not the password"}
    unknown = {"email": new_email("nobody"), "password": "not the password"}

    answers = [await couple.asha.post("/auth/login", json=form) for form in (known, unknown)]

    assert [answer.status_code for answer in answers] == [401, 401]
    assert answers[0].json() == answers[1].json()


async def test_logging_out_ends_the_session(couple: Couple) -> None:
    cookies = dict(couple.asha.client.cookies)
    assert (await couple.asha.get("/settings/household")).status_code == 200

    assert (await couple.asha.post("/auth/logout")).status_code == 204

    couple.asha.client.cookies.update(cookies)
    assert (await couple.asha.get("/settings/household")).status_code == 401
