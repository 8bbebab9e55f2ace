"""Without a script, what was typed into a form survives a login that expired meanwhile."""

import httpx
import pytest

from tests.support.expenses import draft, edited, expense
from tests.support.people import PASSWORD, Couple, Person

PAGE = {"accept": "text/html"}


async def send(person: Person, path: str, form: dict[str, str], stood_on: str = "/") -> httpx.Response:
    headers = PAGE | {"referer": f"http://testserver{stood_on}"}
    return await person.client.post(path, data=form, headers=headers)


async def send_logged_out(person: Person, path: str, form: dict[str, str], stood_on: str = "/") -> httpx.Response:
    """The form meets an expired login; answers with what the login leads to."""
    person.client.cookies.delete("session")
    refused = await send(person, path, form, stood_on)
    assert refused.status_code == 303
    assert refused.headers["location"].startswith("/auth/login")
    login = {"email": person.user["email"], "password": PASSWORD, "next": stood_on}
    entered = await send(person, "/auth/login", login)
    return await person.page(entered.headers["location"])


async def test_a_card_comes_back_as_it_was_typed(couple: Couple) -> None:
    lunch = await draft(couple.asha)
    typed = {"expense_id": lunch["id"], "version": "1", "amount": "275", "description": "lunch with Meera"}

    page = await send_logged_out(couple.asha, f"/expenses/{lunch['id']}/edit", typed)

    assert page.url.path == f"/expenses/{lunch['id']}"
    assert 'value="lunch with Meera"' in page.text
    assert 'name="amount" type="text" value="275"' in page.text
    assert "You are back. What you typed is still below, not saved yet." in page.text
    assert (await couple.asha.get(f"/expenses/{lunch['id']}")).json()["description"] == "lunch"


async def test_a_card_that_was_to_be_confirmed_comes_back_too(couple: Couple) -> None:
    lunch = await draft(couple.asha)
    typed = {"expense_id": lunch["id"], "version": "1", "idempotency_key": "a", "description": "lunch with Meera"}

    page = await send_logged_out(couple.asha, "/expenses/confirm", typed)

    assert page.url.path == f"/expenses/{lunch['id']}"
    assert 'value="lunch with Meera"' in page.text


async def test_it_says_that_the_other_one_changed_the_expense_meanwhile(couple: Couple) -> None:
    lunch = await expense(couple.asha)
    await edited(couple.ravi, lunch, amount="300")
    typed = {"version": str(lunch["version"]), "description": "lunch with Meera"}

    page = await send_logged_out(couple.asha, f"/expenses/{lunch['id']}/edit?back=/expenses/{lunch['id']}", typed)

    assert "You are back. This was changed meanwhile." in page.text


async def test_it_is_shown_once(couple: Couple) -> None:
    lunch = await draft(couple.asha)
    typed = {"expense_id": lunch["id"], "version": "1", "description": "lunch with Meera"}
    await send_logged_out(couple.asha, f"/expenses/{lunch['id']}/edit", typed)

    assert "lunch with Meera" not in (await couple.asha.page(f"/expenses/{lunch['id']}")).text


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("/settings/profile", {"full_name": "Asha Rao-Iyer"}),
        ("/settings/household", {"name": "Our flat", "currency": "INR", "timezone": "Asia/Kolkata", "locale": "en-IN"}),
        ("/settings/categories", {"name": "Piano"}),
    ],
)
async def test_any_other_form_comes_back_on_a_page_of_its_own(couple: Couple, path: str, form: dict[str, str]) -> None:
    page = await send_logged_out(couple.asha, path, form, stood_on=path)

    assert page.url.path == "/auth/kept"
    assert f'action="{path}"' in page.text
    assert all(f'value="{value}"' in page.text for value in form.values())
    sent = await send(couple.asha, path, form | {"csrf_token": couple.asha.client.cookies["csrftoken"]})
    assert sent.headers["location"] == path


async def test_somebody_else_who_logs_in_there_does_not_see_it(couple: Couple) -> None:
    browser = couple.asha
    browser.client.cookies.delete("session")
    assert (await send(browser, "/settings/categories", {"name": "Surprise for Ravi"})).cookies["kept"]

    his = await send(browser, "/auth/login", {"email": couple.ravi.user["email"], "password": PASSWORD, "next": "/"})

    assert his.headers["location"] == "/"
    assert "kept" not in browser.client.cookies
    assert "Surprise" not in (await browser.page("/auth/kept")).text


async def test_somebody_elses_message_is_not_put_into_the_composer(couple: Couple) -> None:
    browser = couple.asha
    browser.client.cookies.delete("session")
    login = {"password": PASSWORD, "next": "/", "text": "surprise for Ravi 900"}

    his = await send(browser, "/auth/login", login | {"email": couple.ravi.user["email"]})
    back = await send(couple.ravi, "/auth/login", login | {"email": couple.ravi.user["email"]})

    assert his.headers["location"] == "/"
    assert back.headers["location"] == "/?text=surprise+for+Ravi+900"


async def test_passwords_and_keys_are_never_kept(couple: Couple) -> None:
    passwords = {"current_password": "the old secret", "new_password": "the new secret", "username": "asha"}
    key = {"provider": "openai", "model": "gpt-6", "api_key": "sk-secret", "is_active": "true"}

    changed = await send_logged_out(couple.asha, "/settings/profile/password", passwords, stood_on="/settings/profile")
    keyed = await send_logged_out(couple.asha, "/settings/llm", key, stood_on="/settings/llm")

    assert changed.url.path == "/settings/profile"
    assert keyed.url.path == "/auth/kept"
    assert 'value="gpt-6"' in keyed.text
    assert "secret" not in keyed.text


async def test_more_than_a_cookie_holds_is_not_kept(couple: Couple) -> None:
    couple.asha.client.cookies.delete("session")
    unlike = "".join(f"{number:x}" for number in range(3_000))

    refused = await send(couple.asha, "/settings/profile", {"full_name": unlike})

    assert refused.headers["location"] == "/auth/login?next=%2F"
    assert "kept" not in refused.cookies


async def test_a_button_without_anything_typed_leads_back_to_its_page(couple: Couple) -> None:
    lunch = await expense(couple.asha)

    page = await send_logged_out(couple.asha, f"/expenses/{lunch['id']}/delete", {"version": "2"}, "/expenses")

    assert page.url.path == "/expenses"


async def test_a_forged_form_is_not_shown(couple: Couple) -> None:
    couple.asha.client.cookies.set("kept", "eyJhY3Rpb24iOiIvIn0.forged")

    answer = await couple.asha.page("/auth/kept")

    assert (answer.status_code, answer.headers["location"]) == (303, "/")
