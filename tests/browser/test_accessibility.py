"""axe-core finds nothing to say: every page, on the phone and on the desktop, light and dark."""

from typing import Any

from axe_playwright_python.base import AXE_FILE_PATH
from playwright.async_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE, OpenWindow
from tests.support.expenses import draft, expense
from tests.support.people import Couple, Person

SIZES = [(size["width"], size["height"]) for size in (PHONE, DESKTOP)]
AXE = AXE_FILE_PATH.read_text()
RUN = """async (options) => {
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  document.getAnimations().forEach((each) => each.finish());
  const found = await axe.run(document, { resultTypes: ["violations"], ...options });
  const said = (rule) => rule.nodes.map((node) => `${rule.id} ${node.target} ${node.failureSummary}`);
  return found.violations.flatMap(said);
}"""
EVERY_RULE: dict[str, object] = {}
COLOURS: dict[str, object] = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
UNFOLD = "[...document.querySelectorAll('main details')].slice(0, 8).forEach((each) => (each.open = true))"
"""Rows are alike: the first few speak for all."""


async def violations(page: Page) -> list[str]:
    """What axe-core says of the page as it stands, light and dark, which differ in colours only; and those are the
    same on the phone and on the desktop."""
    await page.evaluate(AXE)
    said: list[str] = []
    for scheme, rules in (("light", EVERY_RULE), ("dark", COLOURS))[: 2 if page.viewport_size == PHONE else 1]:
        await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
        found: list[str] = await page.evaluate(RUN, rules)
        said += [f"{page.url} {page.viewport_size} {scheme}: {each}" for each in found]
    return said


async def lived_in(couple: Couple) -> dict[str, Any]:
    """Cards of every kind, lines, answers and messages that were not understood; returns a confirmed expense."""
    done = await expense(couple.asha, "rent 25000 every month on the 5th")
    await expense(couple.ravi, "dinner 45 usd")
    gone = await draft(couple.asha, "tea 20")
    await couple.asha.post(f"/expenses/{gone['id']}/delete")
    for text in (
        "lunch 250 and auto 80 yesterday, my husband paid",
        "milk 60, bread 40, eggs 90, rice 400",
        "milk 60",
        "lunch",
        "how much did we spend this month?",
        "who paid more this year?",
        "what is the price of gold?",
        "no, 70",
    ):
        await couple.asha.post("/chat", json={"text": text})
    return done


async def looked_over(page: Page, *paths: str) -> list[str]:
    """What axe-core says of each page, on the phone and on the desktop."""
    said: list[str] = []
    for width, height in SIZES:
        await page.set_viewport_size({"width": width, "height": height})
        for path in paths:
            await page.goto(path)
            await page.evaluate(UNFOLD)
            said += await violations(page)
    return said


async def test_pages_of_a_household_have_no_violations(couple: Couple, window: OpenWindow) -> None:
    done = await lived_in(couple)
    waiting = await draft(couple.ravi, "coffee 120")
    categories = (await couple.asha.get("/settings/categories")).json()["categories"]
    page = await window(couple.asha)

    said = await looked_over(
        page,
        "/",
        "/expenses?status=all&sort=-amount",
        f"/expenses/{done['id']}",
        f"/expenses/{waiting['id']}",
        "/expenses/dashboard",
        "/settings/household",
        "/settings/profile",
        "/settings/recurring",
        "/settings/categories",
        f"/settings/categories/{categories[0]['id']}/merge",
        "/settings/rules",
        "/settings/llm",
    )

    assert said == []


async def test_a_new_household_has_no_violations(stranger: Person, window: OpenWindow) -> None:
    page = await window(stranger)

    said = await looked_over(page, "/", "/expenses", "/expenses/dashboard", "/settings/recurring", "/settings/rules")

    assert said == []


async def test_the_doors_and_the_errors_have_no_violations(couple: Couple, window: OpenWindow) -> None:
    invite = (await couple.asha.post("/auth/invite")).json()
    page = await window()

    said = await looked_over(
        page, "/auth/login", "/auth/register", "/auth/join", f"/auth/join/{invite['invite_code']}", "/nothing"
    )
    said += await looked_over(await window(couple.asha), "/expenses?from=nonsense", "/expenses/dashboard?month=never")

    assert said == []


async def test_a_form_with_messages_has_no_violations(couple: Couple, window: OpenWindow) -> None:
    page = await window(couple.asha, "/settings/household")
    await page.get_by_label("Time zone").fill("Mars/Base")
    await page.get_by_role("button", name="Save").click()
    await expect(page.get_by_text("Choose a time zone")).to_be_visible()
    said = await violations(page)
    await page.get_by_role("button", name="Make an invite link").click()
    await page.get_by_role("button", name="New code").click()
    await expect(page.get_by_role("dialog")).to_be_visible()

    assert said + await violations(page) == []
