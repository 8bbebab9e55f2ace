from playwright.async_api import expect

from tests.browser.conftest import OpenWindow
from tests.support.people import Couple


async def test_what_cannot_be_taken_back_asks_first(couple: Couple, window: OpenWindow) -> None:
    page = await window(couple.asha, "/settings/household")
    await page.get_by_role("button", name="Make an invite link").click()
    link = page.get_by_label("Invite link")
    first = await link.input_value()

    await page.get_by_role("button", name="New code").click()
    await page.get_by_role("dialog").get_by_role("button", name="Cancel").click()
    await expect(link).to_have_value(first)

    await page.get_by_role("button", name="New code").click()
    await page.get_by_role("dialog").get_by_role("button", name="Yes").click()
    await expect(link).not_to_have_value(first)


async def test_a_wrong_field_keeps_everything_that_was_typed(couple: Couple, window: OpenWindow) -> None:
    page = await window(couple.asha, "/settings/household")
    await page.get_by_label("Household name").fill("The Raos")
    await page.get_by_label("Time zone").fill("Mars/Base")
    await page.get_by_role("button", name="Save").click()

    await expect(page.get_by_label("Time zone")).to_be_focused()
    await expect(page.get_by_text("Choose a time zone")).to_be_visible()
    await expect(page.get_by_label("Household name")).to_have_value("The Raos")
    await page.get_by_label("Time zone").fill("Asia/Kolkata")
    await page.get_by_role("button", name="Save").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("The Raos")


async def test_a_form_survives_the_end_of_the_session(couple: Couple, window: OpenWindow) -> None:
    page = await window(couple.asha, "/settings/household")
    await page.context.clear_cookies()
    await page.get_by_label("Household name").fill("The Raos")
    await page.get_by_role("button", name="Save").click()
    await page.locator(".toast").get_by_role("link", name="Log in").click()
    await page.get_by_label("Email").fill(couple.asha.user["email"])
    await page.get_by_label("Password").fill("correct horse battery")
    await page.get_by_role("button", name="Log in").click()

    await expect(page.get_by_label("Household name")).to_have_value("The Raos")


async def test_the_browser_says_where_a_new_household_lives(window: OpenWindow) -> None:
    page = await window(path="/auth/register", timezone_id="Asia/Dubai", locale="en-US")

    await expect(page.locator("[name=currency]")).to_have_value("AED")
    await expect(page.locator("[name=timezone]")).to_have_value("Asia/Dubai")
    await expect(page.locator("[name=locale]")).to_have_value("en-AE")


async def test_a_language_that_we_do_not_list_is_offered_where_the_browser_speaks_it(window: OpenWindow) -> None:
    page = await window(path="/auth/register", timezone_id="Europe/Stockholm", locale="sv-SE")

    await expect(page.locator("[name=locale]")).to_have_value("sv-SE")
    await page.get_by_text("Where you live").click()
    await page.get_by_label("Numbers and dates").select_option("en-IN")
    await expect(page.get_by_label("Currency")).to_have_value("SEK")


async def test_a_wrong_password_is_said_at_its_field(couple: Couple, window: OpenWindow) -> None:
    page = await window(path="/auth/login")
    await page.get_by_label("Email").fill(couple.asha.user["email"])
    await page.get_by_label("Password").fill("not the password")
    await page.get_by_role("button", name="Log in").click()

    await expect(page.locator(".error", has_text="password")).to_be_visible()
    await expect(page.locator(".toast")).to_have_count(0)
