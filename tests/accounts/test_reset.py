import pytest
from litestar import Litestar

from expense_app.accounts.reset import reset_password
from expense_app.errors import NotFound
from tests.support.people import PASSWORD, Couple


async def test_the_new_password_works_and_the_old_one_and_its_logins_do_not(app: Litestar, couple: Couple) -> None:
    email = couple.ravi.user["email"]

    password = await reset_password(app.state.database, email)

    assert (await couple.ravi.get("/settings/profile")).status_code == 401
    assert (await couple.ravi.post("/auth/login", json={"email": email, "password": PASSWORD})).status_code == 401
    assert (await couple.ravi.post("/auth/login", json={"email": email, "password": password})).status_code == 200


async def test_an_unknown_email_is_said_in_words(app: Litestar) -> None:
    with pytest.raises(NotFound, match="No account has the email"):
        await reset_password(app.state.database, "nobody@example.com")
