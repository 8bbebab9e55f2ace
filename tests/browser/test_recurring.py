from datetime import UTC, datetime

from playwright.async_api import Page, expect

from tests.browser.conftest import DESKTOP, OpenWindow
from tests.recurring.rent import on_day, pays
from tests.support.clockwork import come_round, look_back_from
from tests.support.moments import at_noon
from tests.support.people import Couple


async def due(couple: Couple, window: OpenWindow) -> Page:
    """Ravi's chat with a rent that is due."""
    await pays(couple.asha)
    await on_day(couple.asha, 2026, 2, 5)
    return await window(couple.ravi)


async def test_one_tap_confirms_what_is_the_same(couple: Couple, window: OpenWindow) -> None:
    page = await due(couple, window)

    await expect(page.get_by_text("Rent is due: same as last month?")).to_be_visible()
    await page.get_by_role("button", name="Same").click()

    await expect(page.locator(".slot .line").last).to_contain_text("Confirmed")
    await expect(page.locator(".due")).to_have_count(0)


async def test_what_changed_is_edited_and_confirmed(couple: Couple, window: OpenWindow) -> None:
    page = await due(couple, window)

    await page.get_by_text("Changed", exact=True).click()
    await page.get_by_label("Amount").fill("26500")
    await page.get_by_label("Amount").press("Tab")
    await expect(page.locator(".due .money")).to_have_text("₹26,500.00")
    await page.get_by_role("button", name="Same").click()

    await expect(page.locator(".slot .line").last).to_contain_text("₹26,500.00")


async def test_skipping_and_stopping_can_be_taken_back(couple: Couple, window: OpenWindow) -> None:
    page = await due(couple, window)

    await page.get_by_role("button", name="Skip this month").click()
    await expect(page.locator(".line-discarded")).to_contain_text("Skipped")
    await page.locator(".line-discarded").get_by_role("button", name="Bring back").click()
    await page.get_by_role("button", name="Stop").click()
    await expect(page.locator(".line-discarded")).to_be_visible()
    await page.locator(".toast", has_text="It comes no more").get_by_role("button", name="Undo").click()

    await expect(page.get_by_role("button", name="Same")).to_be_visible()
    await page.goto("/settings/recurring")
    await expect(page.locator("summary", has_text="Rent")).to_contain_text("1 waits in the chat")


async def test_without_a_script_the_answers_work_too(couple: Couple, window: OpenWindow) -> None:
    await pays(couple.asha)
    await on_day(couple.asha, 2026, 3, 5)
    page = await window(couple.ravi, java_script_enabled=False)

    await page.get_by_role("button", name="Skip this month").first.click()
    await page.get_by_role("button", name="Same").click()

    await expect(page.locator(".line-discarded")).to_have_count(1)
    await expect(page.locator(".slot .line-done")).to_have_count(2)


async def test_the_page_is_edited_in_place(couple: Couple, window: OpenWindow) -> None:
    await pays(couple.asha)
    page = await window(couple.asha, "/settings/recurring", viewport=DESKTOP)

    await page.locator("summary", has_text="Rent").click()
    await page.get_by_label("Next amount").fill("much")
    await page.get_by_role("button", name="Save").click()
    await expect(page.get_by_text("Enter an amount like 250 or 1,234.50.")).to_be_visible()
    await page.get_by_label("Next amount").fill("27000")
    await page.get_by_role("button", name="Save").click()
    await expect(page.locator("summary", has_text="Rent")).to_contain_text("₹27,000.00")
    await page.locator("summary", has_text="Rent").click()
    await page.get_by_role("button", name="Pause").click()

    await expect(page.locator("summary", has_text="Rent")).to_contain_text("Paused")


async def test_the_weekly_card_is_switched_on_and_marked_seen(couple: Couple, window: OpenWindow) -> None:
    page = await window(couple.ravi, "/settings/household")
    await page.get_by_role("button", name="Switch on").click()
    await expect(page.get_by_role("button", name="Switch off")).to_be_visible()

    await look_back_from(couple.asha, datetime(2026, 3, 1, tzinfo=UTC))
    with at_noon(2026, 3, 9):
        await come_round(couple.asha)
    await page.goto("/")
    await page.get_by_role("button", name="Seen").click()

    await expect(page.locator(".look-back")).to_contain_text("Seen by you")
    await expect(page.get_by_role("button", name="Seen")).to_have_count(0)
