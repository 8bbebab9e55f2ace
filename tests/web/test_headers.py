"""Every door, as a browser and as a program: what the answer carries, and who may knock."""

from http.cookies import SimpleCookie
from typing import Any
from uuid import uuid4

import pytest
from litestar import Litestar, get
from litestar.routes import HTTPRoute

from tests.conftest import Process
from tests.support.headers import CARRIED
from tests.support.people import PASSWORD, Couple, Person, new_email

OVER_HTTPS = {"x-forwarded-proto": "https"}
UNSAFE = {"POST", "PUT", "PATCH", "DELETE"}
ANYWAY = {"/static/{name:path}": "/static/app.css"}


def doors(app: Litestar) -> list[tuple[str, str]]:
    """Every route of the app with each of its methods."""
    routes = [route for route in app.routes if isinstance(route, HTTPRoute)]
    return sorted((method, address(route)) for route in routes for method in route.methods)


def address(route: HTTPRoute) -> str:
    if route.path in ANYWAY:
        return ANYWAY[route.path]
    parts = (part if isinstance(part, str) else str(uuid4()) for part in route.path_components)
    return "/" + "/".join(parts)


def lacks(answer: Any, path: str) -> list[str]:
    wrong = [name for name, value in CARRIED.items() if answer.headers.get(name) != value]
    if "geolocation=()" not in answer.headers.get("permissions-policy", ""):
        wrong.append("permissions-policy")
    if not path.startswith("/static/") and answer.headers.get("cache-control") != "no-store":
        wrong.append("cache-control")
    return wrong


@pytest.mark.parametrize("accept", ["application/json", "text/html"])
async def test_every_answer_of_every_route_carries_the_headers(app: Litestar, couple: Couple, accept: str) -> None:
    found = {}
    for method, path in doors(app):
        who = couple.asha if method == "GET" else Person(app)
        answer = await who.request(method, path, accept)
        if wrong := lacks(answer, path):
            found[f"{method} {path} {answer.status_code}"] = wrong

    assert len(doors(app)) > 60
    assert found == {}


async def test_unknown_routes_wrong_methods_and_defects_carry_them_too(process: Process) -> None:
    @get("/broken", opt={"auth": "none"})
    async def broken() -> None:
        raise ZeroDivisionError

    app = await process(log_level="CRITICAL")
    app.register(broken)
    somebody = Person(app)
    answers = {
        404: await somebody.page("/nope"),
        405: await somebody.request("PUT", "/auth/login"),
        500: await somebody.page("/broken"),
        303: await somebody.page("/expenses"),
        413: await somebody.post("/auth/login", json={"email": "x" * 70_000}),
        400: await somebody.post("/auth/login", content=b"{", headers={"content-type": "application/json"}),
    }

    assert [answer.status_code for answer in answers.values()] == list(answers)
    assert [lacks(answer, "") for answer in answers.values()] == [[]] * len(answers)


@pytest.mark.parametrize(
    "sent",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://evil.example"},
        {"origin": "http://testserver:8080"},
        {"origin": "null"},
    ],
)
async def test_every_unsafe_route_refuses_another_site(app: Litestar, couple: Couple, sent: dict[str, str]) -> None:
    """Also with the right token, and also the entrance, which needs none."""
    unsafe = [(method, path) for method, path in doors(app) if method in UNSAFE]
    answers = {door: await couple.asha.request(*door, headers=sent) for door in unsafe}

    assert len(unsafe) > 30
    assert {door: answer.status_code for door, answer in answers.items() if answer.status_code != 403} == {}
    assert {answer.json()["detail"] for answer in answers.values()} == {
        "This request came from another site, so nothing was changed."
    }


async def test_every_unsafe_route_of_a_member_needs_the_form_token(app: Litestar, couple: Couple) -> None:
    entrance = {"/auth/login", "/auth/register", "/auth/join"}
    unsafe = [(method, path) for method, path in doors(app) if method in UNSAFE and path not in entrance]
    statuses = {door: (await couple.asha.request(*door, headers={"x-csrftoken": "x"})).status_code for door in unsafe}

    assert {door: status for door, status in statuses.items() if status != 403} == {}


async def test_no_private_route_answers_a_stranger(app: Litestar) -> None:
    public = ("/static/", "/health/", "/auth/login", "/auth/register", "/auth/join")
    private = [door for door in doors(app) if not door[1].startswith(public) and door[0] != "OPTIONS"]
    statuses = {door: (await Person(app).request(*door)).status_code for door in private}

    assert {door: status for door, status in statuses.items() if status != 401} == {}


async def test_files_may_be_kept_for_ever_where_the_page_names_this_version_of_them(app: Litestar) -> None:
    """One that another version of the product named must not be kept under that name."""
    nobody = Person(app)
    page = await nobody.page("/auth/login")
    address = page.text.split('rel="stylesheet" href="')[1].split('"')[0]

    assert (await nobody.get(address)).headers["cache-control"] == "max-age=31536000, public, immutable"
    assert (await nobody.get("/static/app.css?v=123")).headers["cache-control"] == "max-age=60, public"
    assert (await nobody.get("/static/app.css")).headers["cache-control"] == "max-age=60, public"


async def entered(app: Litestar, headers: dict[str, str]) -> tuple[SimpleCookie, Any]:
    form = {"email": new_email("Asha"), "password": PASSWORD, "full_name": "Asha", "household_name": "Home"}
    answer = await Person(app).post("/auth/register", json=form, headers=headers)
    cookies = SimpleCookie()
    for sent in answer.headers.get_list("set-cookie"):
        cookies.load(sent)
    return cookies, answer


async def test_behind_https_cookies_are_locked_to_it_and_to_the_host(behind_proxy: Litestar) -> None:
    cookies, answer = await entered(behind_proxy, OVER_HTTPS)

    assert set(cookies) == {"__Host-session", "__Host-device", "csrftoken"}
    for cookie in cookies.values():
        assert cookie["secure"]
        assert cookie["samesite"].lower() == "lax"
        assert cookie["path"] == "/"
        assert cookie["domain"] == ""
    assert [bool(cookies[name]["httponly"]) for name in ("__Host-session", "__Host-device", "csrftoken")] == [
        True,
        True,
        False,
    ]
    assert answer.headers["strict-transport-security"] == "max-age=31536000; includeSubDomains"


async def test_a_login_over_https_is_known_again_there_and_only_there(behind_proxy: Litestar) -> None:
    cookies, _ = await entered(behind_proxy, OVER_HTTPS)
    asha = Person(behind_proxy)
    sent = {"cookie": f"__Host-session={cookies['__Host-session'].value}"}

    assert (await asha.get("/", headers=OVER_HTTPS | sent)).status_code == 200
    assert (await asha.get("/", headers=sent)).status_code == 401
    assert (
        await asha.get("/", headers=OVER_HTTPS | {"cookie": sent["cookie"].replace("__Host-", "")})
    ).status_code == 401


@pytest.mark.parametrize("path", ["/nope", "/health/live", "/static/app.css", "/auth/login"])
async def test_browsers_are_told_to_stay_with_https_on_every_answer(behind_proxy: Litestar, path: str) -> None:
    over_https = await Person(behind_proxy).get(path, headers=OVER_HTTPS)
    over_http = await Person(behind_proxy).get(path)

    assert "strict-transport-security" in over_https.headers
    assert "strict-transport-security" not in over_http.headers


async def test_over_plain_http_the_page_of_the_same_name_over_http_is_another_site(behind_proxy: Litestar) -> None:
    sent = OVER_HTTPS | {"origin": "http://testserver"}

    answer = await Person(behind_proxy).post("/auth/login", json={}, headers=sent)

    assert answer.status_code == 403


async def test_where_the_base_url_is_https_cookies_are_secure_whatever_proxies_say(process: Process) -> None:
    cookies, answer = await entered(await process(base_url="https://expenses.example.com"), {})

    assert cookies["__Host-session"]["secure"]
    assert "strict-transport-security" in answer.headers


async def test_over_plain_http_at_home_the_cookie_has_no_prefix(app: Litestar) -> None:
    cookies, answer = await entered(app, OVER_HTTPS)

    assert not cookies["session"]["secure"]
    assert cookies["session"]["httponly"]
    assert "strict-transport-security" not in answer.headers
