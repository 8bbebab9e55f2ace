import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser.conftest import DESKTOP, PHONE, OpenWindow
from tests.support.people import PASSWORD, Couple


@pytest.fixture
async def page(couple: Couple, window: OpenWindow) -> Page:
    """Asha's chat with two drafts."""
    await couple.asha.post("/expenses/log", json={"text": "lunch 250 and auto 80"})
    return await window(couple.asha)


def amount(page: Page) -> Locator:
    return page.get_by_label("Amount", exact=True).first


def status(page: Page) -> Locator:
    return page.locator(".save-status").first


async def test_a_field_is_saved_when_it_is_left(page: Page) -> None:
    await amount(page).fill("300")
    await amount(page).press("Tab")

    await expect(status(page)).to_have_text("Saved")
    await expect(page.locator(".confirm-all-totals")).to_have_text("₹380.00")
    await page.reload()
    await expect(amount(page)).to_have_value("300.00")


async def test_enter_in_a_field_saves_and_neither_discards_nor_confirms(page: Page) -> None:
    await amount(page).fill("300")
    await amount(page).press("Enter")

    await expect(status(page)).to_have_text("Saved")
    await expect(page.locator(".draft")).to_have_count(2)


async def test_a_message_stays_until_its_own_field_is_right(page: Page) -> None:
    await amount(page).fill("-4")
    await amount(page).press("Tab")
    message = page.locator(".draft .error", has_text="amount").first
    await expect(message).to_be_visible()

    await page.get_by_label("Category").first.select_option("Groceries")
    await expect(status(page)).to_have_text("Not saved yet")
    await expect(message).to_be_visible()
    await expect(amount(page)).to_have_value("-4")

    await amount(page).fill("4")
    await amount(page).press("Tab")
    await expect(status(page)).to_have_text("Saved")
    await expect(message).to_have_count(0)


async def test_what_did_not_get_through_goes_with_the_next_save(page: Page) -> None:
    await page.context.set_offline(True)
    await amount(page).fill("300")
    await amount(page).press("Tab")
    await expect(status(page)).to_have_text("Not saved yet")

    await page.context.set_offline(False)
    await expect(status(page)).to_have_text("Saved")
    await page.reload()
    await expect(amount(page)).to_have_value("300.00")


async def test_confirm_all_takes_the_field_that_was_just_typed(page: Page) -> None:
    await amount(page).fill("310")
    await page.get_by_role("button", name="Confirm all").click()

    await expect(page.locator(".line")).to_have_count(2)
    await expect(page.locator(".line").first).to_contain_text("₹310.00")
    await expect(page.get_by_role("button", name="Confirm all")).to_have_count(0)


async def test_confirming_one_goes_on_from_its_line(page: Page) -> None:
    await page.get_by_label("Description").first.fill("Big lunch")
    await page.get_by_role("button", name="Confirm", exact=True).first.click()

    await expect(page.locator(".line")).to_contain_text("Big lunch")
    await expect(page.get_by_role("link", name="View Big lunch")).to_be_focused()


async def test_ctrl_enter_confirms_the_card_one_is_in(page: Page) -> None:
    await page.get_by_label("Description").nth(1).press("Control+Enter")

    await expect(page.locator(".line")).to_have_count(1)
    await expect(page.locator(".line")).to_contain_text("auto")


async def test_discarding_can_be_undone(page: Page) -> None:
    await page.get_by_role("button", name="Discard").first.click()
    await expect(page.locator(".line-discarded")).to_have_count(1)
    await page.locator(".toast").get_by_role("button", name="Undo").click()

    await expect(page.locator(".draft")).to_have_count(2)
    await expect(page.locator(".toast").get_by_role("button", name="Undo")).to_have_count(0)


async def test_a_long_receipt_comes_as_closed_cards(couple: Couple, window: OpenWindow) -> None:
    await couple.asha.post("/expenses/log", json={"text": "\n".join(f"soap {price}" for price in range(11, 21))})
    page = await window(couple.asha)

    await expect(page.locator("details.draft")).to_have_count(10)
    await expect(page.get_by_label("Amount", exact=True).first).to_be_hidden()
    await page.locator("details.draft summary").first.click()
    await expect(page.get_by_label("Amount", exact=True).first).to_have_value("11.00")


async def test_a_large_amount_is_grouped_and_shown_whole(couple: Couple, window: OpenWindow) -> None:
    await couple.asha.post("/chat", json={"text": "flat 9,12,34,56,789.00"})
    for viewport in (PHONE, DESKTOP):
        page = await window(couple.asha, viewport=viewport)
        shown = amount(page)

        await expect(shown).to_have_value("9,12,34,56,789.00")
        assert await shown.evaluate("input => input.scrollWidth <= input.clientWidth")


async def test_a_card_without_words_can_be_confirmed(couple: Couple, window: OpenWindow) -> None:
    await couple.asha.post("/chat", json={"text": "50 EUR"})
    page = await window(couple.asha)

    await page.get_by_role("button", name="Confirm", exact=True).click()

    await expect(page.locator(".line")).to_contain_text("€50.00")


async def test_what_was_typed_into_a_card_comes_back_to_that_card_after_a_login(couple: Couple, page: Page) -> None:
    await page.context.clear_cookies()
    second = page.get_by_label("Description").nth(1)
    await second.fill("auto to the airport")
    await second.press("Tab")
    await page.get_by_role("link", name="Log in").click()
    await page.get_by_label("Email").fill(couple.asha.user["email"])
    await page.get_by_label("Password").fill(PASSWORD)
    await page.get_by_role("button", name="Log in").click()

    await expect(page.locator(".save-status").nth(1)).to_have_text("Saved")
    await expect(page.get_by_label("Description").nth(0)).to_have_value("lunch")
    await expect(page.get_by_label("Description").nth(1)).to_have_value("auto to the airport")
