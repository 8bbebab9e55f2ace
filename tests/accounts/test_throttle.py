"""Getting in, too often: what guessers and owners meet."""

import asyncio
from collections.abc import Awaitable

import httpx
import pytest
from litestar import Litestar

from expense_app.accounts import passwords
from expense_app.web.rate_limits import JOINING, LOGIN_BY, LOGIN_FROM, LOGIN_TO, PASSWORD, REGISTERING
from tests.support import people
from tests.support.addresses import new_address
from tests.support.bursts import Try, knock, statuses
from tests.support.people import Couple, Person, new_email


def botnet(app: Litestar, email: str) -> Try:
    async def attempt() -> httpx.Response:
        return await knock(app, email, new_address())()

    return attempt


async def test_guessing_at_one_account_from_one_address_ends(strict: Litestar, couple: Couple) -> None:
    email, here = couple.asha.user["email"], new_address()

    assert await statuses(LOGIN_BY.most, knock(strict, email, here)) == {401}
    refused = await knock(strict, email, here, people.PASSWORD)()
    from_elsewhere = await knock(strict, email, new_address(), people.PASSWORD)()

    assert refused.status_code == 429
    assert refused.headers["content-type"] == "application/problem+json"
    assert 800 <= int(refused.headers["retry-after"]) <= 900
    assert refused.json()["detail"] == "There were too many tries to log in to this account. Please wait 15 minutes."
    assert from_elsewhere.status_code == 200


async def test_an_unknown_account_is_limited_like_a_known_one(strict: Litestar) -> None:
    attempt = knock(strict, new_email("Nobody"), new_address())

    assert await statuses(LOGIN_BY.most, attempt) == {401}
    assert (await attempt()).status_code == 429


async def test_neither_capitals_nor_a_network_full_of_addresses_make_another_guesser(
    strict: Litestar, couple: Couple
) -> None:
    email, here = couple.asha.user["email"], new_address()
    neighbours = [f"{here.rpartition(':')[0]}:{number}" for number in range(LOGIN_BY.most)]
    for number, address in enumerate(neighbours):
        written = email.upper() if number % 2 else f" {email.title()}"
        assert (await knock(strict, written, address)()).status_code == 401

    assert (await knock(strict, email.replace("i", "İ"), here)()).status_code == 429


async def test_what_a_client_says_of_its_address_is_not_believed(strict: Litestar, couple: Couple) -> None:
    form = {"email": couple.asha.user["email"], "password": "a wrong password"}
    here = Person(strict, new_address())

    def attempt() -> Awaitable[httpx.Response]:
        return here.post("/auth/login", json=form, headers={"x-forwarded-for": new_address()})

    assert await statuses(LOGIN_BY.most, attempt) == {401}
    assert (await attempt()).status_code == 429


async def test_one_address_cannot_try_every_account(strict: Litestar) -> None:
    here = new_address()
    tries = [knock(strict, new_email("Nobody"), here)() for _ in range(LOGIN_FROM.most)]
    assert {answer.status_code for answer in await asyncio.gather(*tries)} == {401}

    refused = await knock(strict, new_email("Nobody"), here)()

    assert refused.status_code == 429
    assert refused.json()["detail"].startswith("There were too many tries to log in from your network.")


async def test_many_strangers_do_not_shut_out_whoever_has_logged_in_here_before(
    strict: Litestar, couple: Couple
) -> None:
    email = couple.asha.user["email"]
    assert await statuses(LOGIN_TO.most, botnet(strict, email)) == {401}
    stranger = await knock(strict, email, new_address(), people.PASSWORD)()
    own = couple.asha.elsewhere(strict, new_address())
    await own.post("/auth/logout")

    back = await own.post("/auth/login", json={"email": email, "password": people.PASSWORD})
    ravi = await own.post("/auth/login", json={"email": couple.ravi.user["email"], "password": people.PASSWORD})

    assert stranger.status_code == 429
    assert back.status_code == 200
    assert ravi.status_code == 200


async def test_a_known_device_does_not_guess_for_ever(strict: Litestar, couple: Couple) -> None:
    form = {"email": couple.asha.user["email"], "password": "a wrong password"}

    def attempt() -> Awaitable[httpx.Response]:
        return couple.asha.elsewhere(strict, new_address()).post("/auth/login", json=form)

    assert await statuses(LOGIN_BY.most, attempt) == {401}
    assert (await attempt()).status_code == 429


async def test_a_device_is_known_to_its_own_account_only(strict: Litestar, couple: Couple, stranger: Person) -> None:
    email = couple.asha.user["email"]
    assert await statuses(LOGIN_TO.most, botnet(strict, email)) == {401}
    sam = stranger.elsewhere(strict, new_address())

    answer = await sam.post("/auth/login", json={"email": email, "password": people.PASSWORD})

    assert answer.status_code == 429


async def test_a_refusal_costs_no_password_hashing(strict: Litestar, couple: Couple) -> None:
    attempt = knock(strict, couple.asha.user["email"], new_address())
    await statuses(LOGIN_BY.most, attempt)
    for _ in range(4):
        await passwords._AT_ONCE.acquire()
    try:
        async with asyncio.timeout(2):
            assert (await attempt()).status_code == 429
    finally:
        for _ in range(4):
            passwords._AT_ONCE.release()


async def test_households_made_from_one_address_are_limited(strict: Litestar, couple: Couple) -> None:
    taken = {
        "email": couple.asha.user["email"],
        "password": people.PASSWORD,
        "full_name": "Asha",
        "household_name": "Home",
    }
    here = Person(strict, new_address())

    assert await statuses(REGISTERING.most, lambda: here.post("/auth/register", json=taken)) == {422}
    assert (await here.post("/auth/register", json=taken)).status_code == 429
    assert (await Person(strict, new_address()).post("/auth/register", json=taken)).status_code == 422


async def test_codes_tried_from_one_address_are_limited(strict: Litestar) -> None:
    form = {"invite_code": "nope", "email": new_email("Ravi"), "password": people.PASSWORD, "full_name": "Ravi"}
    here = Person(strict, new_address())

    assert await statuses(JOINING.most, lambda: here.post("/auth/join", json=form)) == {404}
    assert (await here.post("/auth/join", json=form)).status_code == 429


async def test_guessing_the_current_password_ends(strict: Litestar, couple: Couple) -> None:
    asha = couple.asha.elsewhere(strict)
    form = {"current_password": "a wrong password", "new_password": "another good one"}

    assert await statuses(PASSWORD.most, lambda: asha.post("/settings/profile/password", json=form)) == {422}
    assert (await asha.post("/settings/profile/password", json=form)).status_code == 429


@pytest.fixture
async def shut_out(strict: Litestar, couple: Couple) -> tuple[Person, dict[str, str]]:
    """Somebody whose tries to log in are used up, and the form."""
    here = Person(strict, new_address())
    form = {"email": couple.asha.user["email"], "password": "a wrong password", "next": "/expenses"}
    await statuses(LOGIN_BY.most, lambda: here.post("/auth/login", json=form))
    return here, form


async def test_a_login_without_scripts_gives_the_form_back_with_what_was_typed(
    shut_out: tuple[Person, dict[str, str]],
) -> None:
    here, form = shut_out

    page = await here.post("/auth/login", data=form, accept="text/html")

    assert page.status_code == 429
    assert "There were too many tries to log in to this account. Please wait 15 minutes." in page.text
    assert f'value="{form["email"]}"' in page.text
    assert 'name="next" value="/expenses"' in page.text
    assert form["password"] not in page.text


async def test_a_login_with_scripts_says_so_at_the_form(shut_out: tuple[Person, dict[str, str]]) -> None:
    here, form = shut_out

    answer = await here.fragment("POST", "/auth/login", "login-form", data=form)

    assert answer.status_code == 429
    assert answer.text.count("hx-swap-oob") == 1
    assert 'id="login-form-error"' in answer.text
    assert "Please wait 15 minutes." in answer.text
