import re
from datetime import date

from litestar import Litestar
from playwright.async_api import Page

from expense_app.clock import today_in
from tests.browser.acts import drawn
from tests.browser.conftest import DESKTOP, OpenWindow
from tests.support.ledger import Spent, write
from tests.support.people import Couple

DASHBOARD = "/expenses/dashboard"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


async def spend(app: Litestar, couple: Couple) -> date:
    today = today_in("Asia/Kolkata")
    await write(
        app,
        couple.asha,
        Spent(amount="12604999979.50", on=today),
        Spent(amount="300", on=today, category="Food & Dining", by=couple.ravi),
        Spent(amount="18.25", on=today, category="Travel", currency="USD"),
    )
    return today


async def test_both_see_the_same_figures_drawn_and_in_words(app: Litestar, couple: Couple, window: OpenWindow) -> None:
    await spend(app, couple)
    hers = await window(couple.asha, DASHBOARD)
    his = await window(couple.ravi, DASHBOARD, viewport=DESKTOP, color_scheme="dark")

    assert await figures(hers) == await figures(his)
    for page in (hers, his):
        assert await page.locator("canvas").count() == 4
        for canvas in await page.locator("canvas").all():
            await drawn(canvas)
        assert await page.evaluate(OVERFLOW) == 0


async def figures(page: Page) -> list[str]:
    return await page.locator(".figure").all_inner_texts()


async def test_a_figure_opens_the_list_that_adds_up_to_it(app: Litestar, couple: Couple, window: OpenWindow) -> None:
    await spend(app, couple)
    page = await window(couple.asha, DASHBOARD)

    await page.get_by_role("link", name="Food & Dining", exact=True).click()

    await page.wait_for_url(re.compile(r"/expenses\?.*category="))
    assert await page.locator(".sum .money").all_inner_texts() == ["₹300.00"]


async def test_a_bar_of_the_trend_opens_its_month(app: Litestar, couple: Couple, window: OpenWindow) -> None:
    today = await spend(app, couple)
    page = await window(couple.asha, f"{DASHBOARD}?month={today:%Y-%m}#trend", reduced_motion="reduce")
    chart = page.locator("canvas[data-chart=trend]").first
    await chart.scroll_into_view_if_needed()
    await drawn(chart)
    box = await chart.bounding_box()
    assert box

    await chart.click(position={"x": box["width"] - 14, "y": box["height"] / 2})

    await page.wait_for_url(re.compile(rf"month={today:%Y-%m}$"))


async def test_without_scripts_the_tables_say_it_all(app: Litestar, couple: Couple, window: OpenWindow) -> None:
    await spend(app, couple)
    page = await window(couple.asha, DASHBOARD, java_script_enabled=False)

    assert not await page.locator("canvas").first.is_visible()
    await page.locator("summary", has_text="As a table").first.click()
    assert await page.locator(".by-month table").first.locator("tr").count() == 12
