import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import OpenWindow
from tests.support.people import Couple

PLACE = "Math.round(document.querySelector('.entry').getBoundingClientRect().top)"
NEW_ENTRY = """() => {
  const entry = document.querySelector('.entry').cloneNode(true);
  entry.id = 'message-new';
  document.querySelector('#timeline').append(entry);
}"""


async def full_chat(couple: Couple, window: OpenWindow, messages: int) -> Page:
    for number in range(messages):
        await couple.ravi.post("/chat", json={"text": f"hello number {number}"})
    return await window(couple.asha)


async def test_the_newest_message_is_in_sight(couple: Couple, window: OpenWindow) -> None:
    page = await full_chat(couple, window, 12)

    await expect(page.get_by_text("hello number 11")).to_be_in_viewport()
    await expect(page.get_by_text("hello number 0", exact=True)).not_to_be_in_viewport()


async def test_a_reader_further_up_is_not_moved(couple: Couple, window: OpenWindow) -> None:
    page = await full_chat(couple, window, 12)
    await page.locator(".entry").first.scroll_into_view_if_needed()
    before = await page.evaluate(PLACE)
    await page.evaluate(NEW_ENTRY)

    pill = page.get_by_role("button", name="New messages")
    await expect(pill).to_be_visible()
    assert await page.evaluate(PLACE) == before
    await pill.click()
    await expect(page.locator("#message-new")).to_be_in_viewport()
    await expect(pill).to_be_hidden()


async def test_older_messages_come_above_without_moving_the_reader(couple: Couple, window: OpenWindow) -> None:
    page = await full_chat(couple, window, 34)
    await expect(page.locator(".entry")).to_have_count(30)
    await page.locator("#older a").scroll_into_view_if_needed()

    await expect(page.locator(".entry")).to_have_count(34)
    await expect(page.locator(".day")).to_have_count(1)
    await expect(page.get_by_text("hello number 4", exact=True)).to_be_in_viewport()


@pytest.mark.parametrize("width", [320, 390, 1280])
async def test_nothing_is_wider_than_the_window(couple: Couple, window: OpenWindow, width: int) -> None:
    long = "x" * 300
    await couple.asha.post("/chat", json={"text": f"{long} 20 and dinner 99999999"})
    page = await window(couple.asha, viewport={"width": width, "height": 640})
    await expect(page.locator(".draft")).to_have_count(2)

    assert await page.evaluate("document.documentElement.scrollWidth") == width
    assert await page.evaluate("scroller.scrollWidth - scroller.clientWidth") == 0
