"""Asking the chat: a question, a chip that is changed, and the list behind the answer."""

from litestar import Litestar
from playwright.async_api import Page, expect

from expense_app.clock import today_in
from tests.browser.acts import say
from tests.browser.conftest import OpenWindow
from tests.support.ledger import Spent, write
from tests.support.people import Couple


async def spend_today(app: Litestar, couple: Couple) -> None:
    today = today_in("Asia/Kolkata")
    await write(
        app,
        couple.asha,
        Spent(amount="1250", on=today, category="Groceries"),
        Spent(amount="430.50", on=today, category="Fuel", by=couple.ravi),
        Spent(amount="20", on=today, category="Fuel", currency="USD"),
    )


async def figures_of_the_list(page: Page) -> str:
    await page.get_by_role("link", name="See these expenses").click()
    await expect(page.get_by_role("region", name="Found")).to_be_visible()
    return await page.locator("#results").inner_text()


async def test_an_answer_its_chips_and_the_list_behind_it_agree(
    app: Litestar, couple: Couple, window: OpenWindow
) -> None:
    await spend_today(app, couple)
    page = await window(couple.asha)

    await say(page, "how much did we spend today?")
    answer = page.locator(".answer-sentence")
    await expect(answer).to_contain_text("₹1,680.50 and $20.00")

    await page.get_by_label("Category", exact=True).focus()
    await page.get_by_label("Category", exact=True).select_option("Fuel")
    await expect(answer).to_contain_text("You spent ₹430.50 and $20.00 on Fuel")
    await expect(page.get_by_label("Category", exact=True)).to_be_focused()

    await page.reload()
    await expect(answer).to_contain_text("You spent ₹430.50 and $20.00 on Fuel")
    listed = await figures_of_the_list(page)
    assert "₹430.50" in listed
    assert "$20.00" in listed
    assert "1,250" not in listed


async def test_it_works_without_scripts(app: Litestar, couple: Couple, window: OpenWindow) -> None:
    await spend_today(app, couple)
    page = await window(couple.ravi, java_script_enabled=False)

    await page.get_by_label("What did you spend?").fill("who spent more today?")
    await page.get_by_role("button", name="Send").click()
    await expect(page.locator(".answer-sentence")).to_contain_text("Asha paid ₹1,250.00 and Ravi ₹430.50")

    await page.get_by_label("Category", exact=True).select_option("Groceries")
    await page.get_by_role("button", name="Show", exact=True).click()

    await expect(page.locator(".answer-sentence")).to_contain_text("Asha paid ₹1,250.00 and Ravi ₹0.00 on Groceries")


async def test_one_tap_reads_a_message_the_other_way_and_back(couple: Couple, window: OpenWindow) -> None:
    page = await window(couple.asha)
    await say(page, "lunch 250")

    await page.get_by_role("button", name="Was it a question? Ask it").click()
    await expect(page.locator(".answer-sentence")).to_be_visible()
    await expect(page.get_by_label("Amount")).to_have_count(0)

    await page.get_by_role("button", name="Not a question? Log it as an expense").click()
    await expect(page.get_by_label("Amount")).to_have_value("250.00")
