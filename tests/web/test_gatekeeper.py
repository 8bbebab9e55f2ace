import pytest
from litestar import Litestar

from tests.support.people import Couple, Person


@pytest.mark.parametrize("origin", [{"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}])
async def test_a_request_from_another_site_changes_nothing(couple: Couple, origin: dict[str, str]) -> None:
    answer = await couple.asha.post("/chat", json={"text": "milk 60"}, headers=origin)

    assert answer.status_code == 403
    assert (await couple.asha.get("/")).json()["messages"] == []


async def test_a_request_without_the_form_token_is_refused(couple: Couple) -> None:
    answer = await couple.asha.post("/chat", json={"text": "milk 60"}, headers={"x-csrftoken": ""})

    assert answer.status_code == 403


async def test_the_token_of_another_session_is_refused(couple: Couple) -> None:
    his = couple.ravi.client.cookies["csrftoken"]

    assert (await couple.asha.post("/chat", json={"text": "milk 60"}, headers={"x-csrftoken": his})).status_code == 403


async def test_a_form_carries_the_token_in_a_field(couple: Couple) -> None:
    token = couple.asha.client.cookies["csrftoken"]
    form = {"text": "milk 60", "csrf_token": token}

    answer = await couple.asha.client.post("/chat", data=form, headers={"accept": "text/html"})

    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/#message-")


async def test_without_a_session_json_gets_401_and_a_browser_the_login(app: Litestar) -> None:
    nobody = Person(app)

    assert (await nobody.get("/expenses")).status_code == 401
    page = await nobody.page("/expenses?q=milk")

    assert page.status_code == 303
    assert page.headers["location"] == "/auth/login?next=%2Fexpenses%3Fq%3Dmilk"


async def test_what_was_typed_survives_an_expired_session(app: Litestar) -> None:
    nobody = Person(app)

    sent = await nobody.client.post("/chat", data={"text": "milk 60"}, headers={"accept": "text/html"})
    login = await nobody.page(sent.headers["location"])

    assert sent.status_code == 303
    assert 'name="text" value="milk 60"' in login.text


async def test_a_form_that_met_an_expired_session_leads_back_to_its_page(app: Litestar) -> None:
    sent = await Person(app).client.post(
        "/settings/profile",
        data={"full_name": "Asha"},
        headers={"accept": "text/html", "referer": "http://testserver/settings/profile"},
    )

    assert sent.headers["location"] == "/auth/login?next=%2Fsettings%2Fprofile"


async def test_the_login_never_leads_to_another_site(couple: Couple) -> None:
    form = {"email": couple.asha.user["email"], "password": "correct horse battery", "next": "//evil.example/x"}

    answer = await couple.asha.client.post("/auth/login", data=form, headers={"accept": "text/html"})

    assert answer.headers["location"] == "/"


async def test_an_address_that_cannot_be_read_leads_nowhere(couple: Couple) -> None:
    form = {"email": couple.asha.user["email"], "password": "correct horse battery", "next": "http://["}
    pages = {"accept": "text/html"}

    login = await couple.asha.client.post("/auth/login", data=form, headers=pages)
    wrong = await couple.asha.page("/expenses?from=nonsense")
    referred = await couple.asha.post("/chat", data={"text": ""}, accept="text/html", headers={"referer": "http://["})
    foreign = await couple.asha.post("/chat", json={"text": "milk 60"}, headers={"origin": "http://["})

    assert login.headers["location"] == "/"
    assert [wrong.status_code, referred.status_code, foreign.status_code] == [422, 422, 403]


async def test_a_file_is_not_expected(couple: Couple) -> None:
    answer = await couple.asha.post("/chat", files={"text": ("a.txt", b"lunch 250")})

    assert answer.status_code == 400
    assert answer.json()["detail"] == "Files are not expected here."


async def test_a_forged_cookie_is_nobody(couple: Couple) -> None:
    couple.asha.client.cookies.set("session", "forged.signature", domain="testserver.local")

    assert (await couple.asha.get("/")).status_code == 401


@pytest.mark.parametrize("path", ["/", "/nope", "/static/app.css", "/health/live"])
async def test_every_answer_carries_the_policy(app: Litestar, path: str) -> None:
    answer = await Person(app).page(path)

    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"{", "application/json"),
        (b"[1]", "application/json"),
        (b"x", "text/plain"),
        (b"[" * 40_000, "application/json"),
    ],
)
async def test_an_unreadable_body_is_a_400(couple: Couple, body: bytes, content_type: str) -> None:
    answer = await couple.asha.post("/chat", content=body, headers={"content-type": content_type})

    assert answer.status_code == 400
    assert answer.headers["content-type"].startswith("application/problem+json")


async def test_a_body_over_the_limit_is_refused(couple: Couple) -> None:
    answer = await couple.asha.post("/chat", json={"text": "x" * 70_000})

    assert answer.status_code == 413


@pytest.mark.parametrize("text", [b'"\\ud800"', b'"milk \\udfff 60"', b'{"a": ["\\ud800"]}', b'"\xff\xfe"'])
async def test_text_that_cannot_be_written_down_is_a_400(couple: Couple, text: bytes) -> None:
    headers = {"content-type": "application/json"}

    answer = await couple.asha.post("/chat", content=b'{"text": %s}' % text, headers=headers)

    assert answer.status_code == 400
    assert answer.json()["detail"] == "This is not readable JSON."


async def test_a_form_of_thousands_of_fields_is_a_400(couple: Couple) -> None:
    encoded = {"content-type": "application/x-www-form-urlencoded"}
    parts = {f"a{number}": (None, "1") for number in range(1_100)}

    many = await couple.asha.post("/chat", content=b"a=1&" * 2_001, headers=encoded)
    in_parts = await couple.asha.post("/chat", files=parts)

    assert many.status_code == 400
    assert many.json()["detail"] == "Too many fields."
    assert in_parts.status_code in {400, 413}


async def test_unknown_fields_are_refused(couple: Couple) -> None:
    answer = await couple.asha.post("/chat", json={"text": "milk 60", "household_id": couple.asha.household["id"]})

    assert answer.status_code == 422
    assert answer.json()["errors"] == [{"field": "household_id", "message": "This field is not known."}]


async def test_a_null_is_no_value_for_a_field_that_needs_one(couple: Couple) -> None:
    draft = (await couple.asha.post("/chat", json={"text": "milk 60"})).json()["drafts"][0]

    answer = await couple.asha.patch(f"/expenses/{draft['id']}", json={"version": 1, "amount": None})

    assert answer.status_code == 422
    assert answer.json()["errors"] == [{"field": "amount", "message": "Please fill this in."}]
