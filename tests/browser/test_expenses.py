"""The list, an expense's page and the categories, as two people use them."""

from playwright.async_api import expect

from tests.browser.conftest import OpenWindow
from tests.support.expenses import expense
from tests.support.people import Couple


async def test_filters_narrow_the_list_in_place_and_stand_in_the_address(couple: Couple, window: OpenWindow) -> None:
    await expense(couple.asha, "lunch 250")
    await expense(couple.asha, "taxi 80")
    page = await window(couple.asha, "/expenses")
    await expect(page.locator("#sums")).to_contain_text("₹330.00")

    await page.get_by_label("Search descriptions").fill("taxi")
    await page.get_by_role("button", name="Search").click()

    await expect(page.locator("#sums")).to_contain_text("₹80.00")
    await expect(page.locator(".row")).to_have_count(1)
    assert page.url.endswith("/expenses?q=taxi&status=confirmed&sort=-date")


async def test_a_period_that_ends_before_it_begins_is_said_at_its_field(couple: Couple, window: OpenWindow) -> None:
    await expense(couple.asha, "lunch 250")
    page = await window(couple.asha, "/expenses")
    await page.get_by_text("More filters").click()

    await page.get_by_label("From").fill("2026-03-02")
    await page.get_by_label("To", exact=True).fill("2026-03-01")
    await page.get_by_label("To", exact=True).press("Tab")

    await expect(page.locator("#filters-to-error")).to_have_text("The period must not end before it begins.")
    await page.get_by_label("To", exact=True).fill("2026-03-31")
    await page.get_by_label("To", exact=True).press("Tab")
    await expect(page.locator("#filters-to-error")).to_be_empty()


async def test_a_row_is_deleted_and_brought_back_in_its_place(couple: Couple, window: OpenWindow) -> None:
    await expense(couple.asha, "lunch 250")
    await expense(couple.asha, "taxi 80")
    page = await window(couple.ravi, "/expenses")

    await page.get_by_role("button", name="Delete lunch").click()
    undo = page.get_by_role("button", name="Bring back lunch")
    await expect(undo).to_be_focused()
    await expect(page.locator("#sums")).to_contain_text("₹80.00")

    await undo.click()
    await expect(page.get_by_role("button", name="Delete lunch")).to_be_visible()
    await expect(page.locator("#sums")).to_contain_text("₹330.00")


async def test_an_expense_is_corrected_on_its_page_and_the_history_tells(couple: Couple, window: OpenWindow) -> None:
    lunch = await expense(couple.asha, "lunch 250")
    page = await window(couple.ravi, f"/expenses/{lunch['id']}")

    await page.get_by_label("Amount").fill("-1")
    await page.get_by_role("button", name="Save changes").click()
    await expect(page.get_by_text("Enter an amount like 250 or 1,234.50.")).to_be_visible()
    await page.get_by_label("Amount").fill("275")
    await page.get_by_role("button", name="Save changes").click()

    await expect(page.locator(".history")).to_contain_text("You changed it")
    await expect(page.locator(".expense-head")).to_contain_text("₹275.00")
    await expect(page.get_by_text("Enter an amount like")).to_have_count(0)


async def test_of_two_who_edit_at_once_the_slower_one_keeps_what_was_typed(couple: Couple, window: OpenWindow) -> None:
    lunch = await expense(couple.asha, "lunch 250")
    page = await window(couple.asha, f"/expenses/{lunch['id']}")
    other = await window(couple.ravi, f"/expenses/{lunch['id']}")
    await other.get_by_label("Description").fill("dinner")
    await other.get_by_role("button", name="Save changes").click()
    await expect(other.locator(".expense-head")).to_contain_text("dinner")

    await page.get_by_label("Amount").fill("300")
    await page.get_by_role("button", name="Save changes").click()
    await expect(page.get_by_text("Ravi changed this meanwhile.")).to_be_visible()
    await expect(page.get_by_label("Amount")).to_have_value("300")
    await page.get_by_role("button", name="Save changes").click()

    await expect(page.locator(".expense-head")).to_contain_text("₹300.00")


async def test_deleting_on_the_page_leads_to_the_list_with_an_undo(couple: Couple, window: OpenWindow) -> None:
    lunch = await expense(couple.asha, "lunch 250")
    for scripts in (True, False):
        page = await window(couple.asha, f"/expenses/{lunch['id']}", java_script_enabled=scripts)
        await page.get_by_role("button", name="Delete").click()
        await expect(page.get_by_text("Deleted lunch")).to_be_visible()
        await page.get_by_role("button", name="Undo").click()
        await expect(page.locator(".row")).to_have_count(1)


async def test_merging_categories_asks_first(couple: Couple, window: OpenWindow) -> None:
    await expense(couple.asha, "lunch 250", category="Pets")
    page = await window(couple.asha, "/settings/categories")
    await page.locator("summary", has_text="Pets").click()
    pets = page.locator("details[open]")

    await pets.get_by_role("link", name="Merge into another").click()
    await expect(page.get_by_text("1 expense moves to the category you choose, and Pets goes away.")).to_be_visible()
    await page.get_by_label("Into").select_option("Other")
    await page.get_by_role("button", name="Merge").click()

    await expect(page.locator("summary", has_text="Pets")).to_have_count(0)
    await expect(page.locator("summary", has_text="Other")).to_contain_text("1 expense")


async def test_archiving_a_category_can_be_undone_at_once(couple: Couple, window: OpenWindow) -> None:
    page = await window(couple.asha, "/settings/categories")
    await page.locator("summary", has_text="Pets").click()

    await page.locator("details[open]").get_by_role("button", name="Archive").click()
    await expect(page.get_by_role("heading", name="Archived")).to_be_visible()
    await page.locator("#toasts").get_by_role("button", name="Undo").click()

    await expect(page.get_by_role("heading", name="Archived")).to_have_count(0)


async def test_the_day_of_the_month_is_asked_only_of_what_repeats(couple: Couple, window: OpenWindow) -> None:
    made = await expense(couple.asha)
    page = await window(couple.asha, f"/expenses/{made['id']}")

    await expect(page.get_by_label("On day of the month")).to_be_hidden()
    await page.get_by_label("Repeats").select_option("true")
    await expect(page.get_by_label("On day of the month")).to_be_visible()
