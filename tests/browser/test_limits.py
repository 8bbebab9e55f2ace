"""Doing something too often, as somebody at a phone meets it."""

from collections.abc import AsyncGenerator

import pytest
from litestar import Litestar

from expense_app.web.rate_limits import LOGGING, LOGIN_BY
from tests.browser.conftest import OpenWindow
from tests.conftest import Process
from tests.support.addresses import new_address
from tests.support.bursts import statuses
from tests.support.people import Couple
from tests.support.serving import serving


@pytest.fixture
async def limited(process: Process) -> AsyncGenerator[str]:
    """The product with its limits as they are, which believes what a window says of its address."""
    async with serving(await process(rate_limit_factor=1, trusted_proxies=1)) as address:
        yield address


async def test_a_message_that_came_too_soon_stays_in_the_box(
    strict: Litestar, limited: str, window: OpenWindow, couple: Couple
) -> None:
    asha = couple.asha.elsewhere(strict)
    await statuses(LOGGING.most, lambda: asha.post("/chat", json={"text": "x"}))
    page = await window(couple.asha, f"{limited}/")

    await page.fill("#composer-text", "dinner 640, Ravi paid")
    await page.press("#composer-text", "Enter")

    toast = page.locator(".toast")
    await toast.wait_for()
    assert "Your household has sent a lot of messages in a short time. Please wait" in await toast.inner_text()
    assert await page.input_value("#composer-text") == "dinner 640, Ravi paid"
    assert await page.locator(".is-sending").count() == 0


async def test_too_many_logins_are_said_at_the_form(limited: str, window: OpenWindow, couple: Couple) -> None:
    email = couple.asha.user["email"]
    page = await window(None, f"{limited}/auth/login", extra_http_headers={"x-forwarded-for": new_address()})
    for _ in range(LOGIN_BY.most):
        answer = await page.request.post(f"{limited}/auth/login", form={"email": email, "password": "a wrong password"})
        assert answer.status == 401

    await page.fill("#login-form-email", email)
    await page.fill("#login-form-password", "a wrong password")
    await page.click("text=Log in >> nth=-1")

    message = page.locator("#login-form-error")
    await message.get_by_text("Please wait 15 minutes.").wait_for()
    assert await page.input_value("#login-form-email") == email
    assert await page.locator(".toast").count() == 0
