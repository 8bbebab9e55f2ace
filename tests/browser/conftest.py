"""A real server and a real Chromium, once a test process; every test has its own households and windows."""

import os
import shutil
from collections.abc import AsyncGenerator, Awaitable, Callable
from pathlib import Path

import pytest
from litestar import Litestar
from playwright.async_api import Browser, Page, async_playwright, expect

from tests.support.people import Person
from tests.support.serving import serving

OpenWindow = Callable[..., Awaitable[Page]]
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 800}
HOME = {
    "viewport": PHONE,
    "locale": "en-IN",
    "timezone_id": "Asia/Kolkata",
    "ignore_https_errors": True,  # behind nginx the tests have a certificate of their own
}
expect.set_options(timeout=10_000)  # a loaded machine is slow, not wrong
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first one has no windows of its own to draw, and takes two thirds of the others' time."""
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A file's tests stay together, and a process starts one Chromium for all that it gets."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.xdist_group(item.path.stem))


@pytest.fixture(scope="session")
async def address(app: Litestar) -> AsyncGenerator[str]:
    """Where the product answers; its lifespan is that of the `app` fixture."""
    async with serving(app) as address:
        yield address


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Skips where no Chromium is installed, as the README says; in CI a missing browser is a failure."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        reason = "needs Chromium (Debian: apt-get install chromium-headless-shell)"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return path


@pytest.fixture(scope="session")
async def chromium(chromium_path: str) -> AsyncGenerator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium_path, args=FLAGS)
        yield browser
        await browser.close()


@pytest.fixture
async def window(chromium: Browser, address: str) -> AsyncGenerator[OpenWindow]:
    """Opens a phone's window, signed in as somebody where that is given. A script's error fails the test."""
    contexts, problems = [], []

    async def open_window(person: Person | None = None, path: str = "/", **options: object) -> Page:
        context = await chromium.new_context(base_url=address, **(HOME | options))
        contexts.append(context)
        if person:
            cookies = [{"name": name, "value": value, "url": address} for name, value in person.client.cookies.items()]
            await context.add_cookies(cookies)
        page = await context.new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: problems.append(str(error)))
        await page.goto(path)
        return page

    yield open_window
    for context in contexts:
        await context.close()
    assert problems == []
