"""The main job, from a sentence to the same numbers on both phones."""

import pytest
from playwright.async_api import expect

from tests.browser.acts import invite_link, join, register, say
from tests.browser.conftest import DESKTOP, OpenWindow


async def test_a_couple_logs_corrects_confirms_and_both_see_it(window: OpenWindow) -> None:
    asha, ravi = (
        await window(path="/auth/register"),
        await window(path="/auth/register", viewport=DESKTOP, color_scheme="dark"),
    )
    await register(asha)
    await join(ravi, await invite_link(asha))

    await asha.goto("/")
    await say(asha, "lunch 250 and auto 80 yesterday, my husband paid")
    amounts = asha.get_by_label("Amount")
    await expect(amounts).to_have_count(2)

    await amounts.first.fill("275")
    await amounts.first.press("Tab")
    await expect(asha.locator(".save-status").first).to_have_text("Saved")
    await expect(asha.get_by_text("₹355.00")).to_be_visible()

    await asha.get_by_role("button", name="Confirm all").click()
    await expect(asha.locator(".line")).to_have_count(2)

    await ravi.goto("/")
    await expect(ravi.locator(".line")).to_have_count(2)
    await expect(ravi.get_by_text("₹275.00")).to_be_visible()


async def test_a_discarded_card_comes_back_by_undo(window: OpenWindow) -> None:
    page = await window(path="/auth/register")
    await register(page)
    await say(page, "lunch 250")

    await page.get_by_role("button", name="Discard").click()
    await expect(page.locator(".line-discarded")).to_be_visible()
    await page.locator(".line-discarded").get_by_role("button", name="Bring back").click()

    await expect(page.get_by_label("Amount")).to_have_value("250.00")


async def test_a_wrong_amount_gets_its_message_and_keeps_what_was_typed(window: OpenWindow) -> None:
    page = await window(path="/auth/register")
    await register(page)
    await say(page, "lunch 250")

    amount = page.get_by_label("Amount")
    await amount.fill("-5")
    await amount.press("Tab")

    await expect(page.get_by_text("Enter an amount like 250 or 1,234.50.")).to_be_visible()
    await expect(amount).to_have_value("-5")


async def test_a_change_by_the_other_one_is_told_before_it_is_lost(window: OpenWindow) -> None:
    asha, ravi = await window(path="/auth/register"), await window(path="/auth/register")
    await register(asha)
    await join(ravi, await invite_link(asha))
    await asha.goto("/")
    await say(asha, "lunch 250")
    await ravi.route("**/events*", lambda route: route.abort())  # he has not heard the news yet
    await ravi.goto("/")

    await asha.get_by_label("Amount").fill("300")
    await asha.get_by_label("Amount").press("Tab")
    await expect(asha.locator(".save-status")).to_have_text("Saved")
    await ravi.get_by_label("Amount").fill("310")
    await ravi.get_by_label("Amount").press("Tab")

    await expect(ravi.get_by_text("Asha changed this meanwhile.")).to_be_visible()
    await expect(ravi.get_by_label("Amount")).to_have_value("310")
    await ravi.get_by_role("link", name="Show it").click()
    await expect(ravi.get_by_label("Amount")).to_have_value("300.00")


async def test_an_expired_session_keeps_the_text_over_the_login(window: OpenWindow) -> None:
    page = await window(path="/auth/register")
    email = await register(page)
    await page.context.clear_cookies()

    box = page.get_by_label("What did you spend?")
    await box.fill("milk 60")
    await box.press("Enter")
    await page.get_by_role("link", name="Log in").click()
    await page.get_by_label("Email").fill(email)
    await page.get_by_label("Password").fill("correct horse battery")
    await page.get_by_role("button", name="Log in").click()

    await expect(page.get_by_label("What did you spend?")).to_have_value("milk 60")


async def test_everything_works_without_javascript(window: OpenWindow) -> None:
    page = await window(path="/auth/register", java_script_enabled=False)
    await register(page)

    await page.get_by_label("What did you spend?").fill("lunch 250")
    await page.get_by_role("button", name="Send").click()
    await page.get_by_label("Amount").fill("275")
    await page.get_by_role("button", name="Save").click()
    await expect(page.get_by_label("Amount")).to_have_value("275.00")
    await page.get_by_role("button", name="Confirm", exact=True).click()
    await expect(page.locator(".line")).to_contain_text("₹275.00")

    await page.get_by_role("button", name="Undo confirming").click()
    await page.get_by_role("button", name="Discard").click()
    await expect(page.locator(".line-discarded")).to_be_visible()


async def test_a_wrong_field_without_javascript_keeps_every_typed_value(window: OpenWindow) -> None:
    page = await window(path="/auth/register", java_script_enabled=False)
    await register(page)
    await page.get_by_label("What did you spend?").fill("lunch 250")
    await page.get_by_role("button", name="Send").click()

    await page.get_by_label("Amount").fill("nonsense")
    await page.get_by_label("Description").fill("lunch with Meera")
    await page.get_by_role("button", name="Save").click()

    await expect(page.get_by_text("Enter an amount like 250")).to_be_visible()
    await expect(page.get_by_label("Description")).to_have_value("lunch with Meera")
    await expect(page.get_by_label("Paid by")).to_contain_text("Asha Rao")
    await page.get_by_label("Amount").fill("275")
    await page.get_by_role("button", name="Save changes").click()
    await expect(page.get_by_role("heading", name="lunch with Meera")).to_be_visible()
    await expect(page.get_by_label("Amount")).to_have_value("275.00")


async def test_a_card_that_met_an_expired_login_without_javascript_is_filled_again(window: OpenWindow) -> None:
    page = await window(path="/auth/register", java_script_enabled=False)
    email = await register(page)
    await page.get_by_label("What did you spend?").fill("lunch 250")
    await page.get_by_role("button", name="Send").click()
    await page.get_by_label("Amount").fill("275")
    await page.get_by_label("Description").fill("lunch with Meera")
    await page.context.clear_cookies()
    await page.get_by_role("button", name="Save").click()

    await expect(page.get_by_text("What you typed is kept")).to_be_visible()
    await page.get_by_label("Email").fill(email)
    await page.get_by_label("Password").fill("correct horse battery")
    await page.get_by_role("button", name="Log in").click()
    await expect(page.get_by_label("Amount")).to_have_value("275")
    await page.get_by_role("button", name="Save changes").click()

    await expect(page.get_by_role("heading", name="lunch with Meera")).to_be_visible()


@pytest.mark.parametrize("text", ["बहुत बढ़िया खाना २५०", "<script>alert(1)</script> 40", "x" * 300 + " 99"])
async def test_any_text_is_only_text(window: OpenWindow, text: str) -> None:
    page = await window(path="/auth/register")
    await register(page)

    await say(page, text)

    await expect(page.locator(".bubble-text").last).to_have_text(text)
