"""Setting up a provider in a real browser: with a wrong key, with the provider down, with the right key."""

import pytest
from playwright.async_api import Page, ViewportSize, expect

from tests.browser.conftest import DESKTOP, PHONE, OpenWindow
from tests.llm.formats import OpenAIFormat, good, item
from tests.llm.wire_server import Behaviour, reset
from tests.providers.acts import CANARY, Far
from tests.support.people import Couple

pytestmark = pytest.mark.xdist_group("browser")
WIRE = OpenAIFormat()
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


async def check_connection(page: Page, far: Far, get: Behaviour, post: Behaviour, words: str) -> None:
    """Test the connection, and read what the page says of it."""
    far.will_by_method(get=get, post=post)
    await page.get_by_role("button", name="Test connection").click()
    await expect(page.locator("#llm-tested")).to_contain_text(words)
    assert await page.evaluate(OVERFLOW) == 0


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
async def test_a_key_is_tested_mended_and_saved(
    couple: Couple, far: Far, window: OpenWindow, viewport: ViewportSize
) -> None:
    page = await window(couple.asha, "/settings/llm", viewport=viewport)
    key = page.get_by_label("Key", exact=True)
    await key.fill("sk-wrong-key-of-nobody")
    await check_connection(page, far, WIRE.wrong_key(), WIRE.wrong_key(), "OpenAI refused the key.")
    await check_connection(page, far, reset, reset, "OpenAI could not be reached.")
    await expect(key).to_have_value("sk-wrong-key-of-nobody")

    await key.fill(CANARY)
    await check_connection(page, far, WIRE.models(), good(WIRE, item()), "OpenAI answered with gpt-6-luna")
    await page.get_by_label("OpenAI reads our messages").check()
    await page.get_by_role("button", name="Save", exact=True).click()
    await expect(page.locator(".key-hint")).to_have_text(CANARY[-4:])
    await expect(page.get_by_text("OpenAI reads your messages.")).to_be_visible()
    assert CANARY not in await page.content()
