"""Two phones on one table: what one of the two does is on the other's screen, and nothing there is disturbed."""

from collections.abc import Generator
from contextlib import AsyncExitStack

import pytest
from litestar import Litestar
from playwright.async_api import Locator, Page, expect

from tests.browser.acts import drawn, say
from tests.browser.conftest import DESKTOP, OpenWindow
from tests.support.expenses import confirm, draft, edited
from tests.support.people import PASSWORD, Couple, Person, new_email
from tests.support.serving import listening

TOP = "line => line.getBoundingClientRect().top"
SOON = 8_000
"""Milliseconds in which nothing but the bell can have brought it: no beat comes, and a page asks by itself after 20
seconds of silence. How much sooner than that it comes is measured by `benchmarks/streams.py`."""


@pytest.fixture(autouse=True)
def no_beat(app: Litestar) -> Generator[None]:
    usual, app.state.hub.beat = app.state.hub.beat, 120.0
    yield
    app.state.hub.beat = usual


async def looking(person: Person, window: OpenWindow, path: str = "/", **options: object) -> Page:
    """A page whose stream is open."""
    page = await window(person, path, **options)
    await expect(page.locator("#live[data-heard]")).to_be_attached()
    return page


def amount(page: Page) -> Locator:
    return page.get_by_label("Amount", exact=True).first


async def test_a_message_and_its_cards_come_to_the_other_phone(couple: Couple, window: OpenWindow) -> None:
    asha, ravi = await looking(couple.asha, window), await looking(couple.ravi, window, viewport=DESKTOP)

    await say(asha, "lunch 250 and auto 80")

    await expect(ravi.locator(".draft")).to_have_count(2, timeout=SOON)
    await expect(ravi.locator(".bubble-meta")).to_contain_text("Asha")
    await expect(ravi.locator(".day")).to_have_count(1)
    await expect(ravi.locator("#chat-empty")).to_have_count(0)
    await expect(ravi.get_by_text("2 drafts to check")).to_be_visible()
    await expect(asha.locator(".entry")).to_have_count(1)


async def test_the_sender_sees_each_message_once(couple: Couple, window: OpenWindow) -> None:
    asha = await looking(couple.asha, window)
    for number in range(5):
        await say(asha, f"tea {number + 11}")
    await draft(couple.ravi, "milk 60")

    await expect(asha.get_by_text("milk 60", exact=True)).to_have_count(1, timeout=SOON)
    await expect(asha.locator(".entry")).to_have_count(6)
    await expect(asha.locator(".day")).to_have_count(1)


async def test_a_card_follows_through_its_whole_life(couple: Couple, window: OpenWindow) -> None:
    lunch = await draft(couple.asha)
    ravi = await looking(couple.ravi, window)

    lunch = await edited(couple.asha, lunch, amount="300", category="Groceries")
    await expect(amount(ravi)).to_have_value("300.00", timeout=SOON)
    await expect(ravi.locator(".just-changed").first).to_have_text("Asha just changed this")

    await confirm(couple.asha, lunch)
    await expect(ravi.locator(".line")).to_contain_text("Asha just confirmed this", timeout=SOON)
    await couple.asha.post(f"/expenses/{lunch['id']}/reopen")
    await expect(ravi.locator(".draft")).to_have_count(1, timeout=SOON)
    await couple.asha.post(f"/expenses/{lunch['id']}/delete")
    await expect(ravi.locator(".line-discarded")).to_have_count(1, timeout=SOON)
    await couple.asha.post(f"/expenses/{lunch['id']}/restore")
    await expect(ravi.locator(".draft")).to_have_count(1, timeout=SOON)


async def test_confirming_in_one_window_shows_in_the_other(couple: Couple, window: OpenWindow) -> None:
    await draft(couple.asha, "lunch 250 and auto 80")
    asha, ravi = await looking(couple.asha, window), await looking(couple.ravi, window)

    await asha.get_by_role("button", name="Confirm all").click()

    await expect(ravi.locator(".line")).to_have_count(2, timeout=SOON)
    await expect(ravi.get_by_role("button", name="Confirm all")).to_have_count(0)


async def test_another_field_follows_while_one_types_and_both_are_kept(couple: Couple, window: OpenWindow) -> None:
    lunch = await draft(couple.asha)
    ravi = await looking(couple.ravi, window)
    words = ravi.get_by_label("Description")
    await words.fill("lunch with Me")

    await edited(couple.asha, lunch, amount="300")
    await expect(amount(ravi)).to_have_value("300.00", timeout=SOON)
    await expect(words).to_be_focused()
    await words.press_sequentially("era")
    await words.press("Tab")

    await expect(ravi.locator(".save-status")).to_have_text("Saved")
    found = (await couple.asha.get(f"/expenses/{lunch['id']}")).json()
    assert (found["description"], found["amount"]) == ("lunch with Meera", "300.00")


async def test_a_field_that_one_types_in_is_never_replaced(couple: Couple, window: OpenWindow) -> None:
    lunch = await draft(couple.asha)
    ravi = await looking(couple.ravi, window)
    await amount(ravi).fill("310")

    await edited(couple.asha, lunch, amount="300")
    await expect(ravi.locator(".just-changed")).to_have_text("Asha just changed this", timeout=SOON)
    await expect(amount(ravi)).to_have_value("310")
    await expect(amount(ravi)).to_be_focused()
    await amount(ravi).press("Tab")

    await expect(ravi.get_by_text("Asha changed this meanwhile.")).to_be_visible()
    await expect(amount(ravi)).to_have_value("310")
    await ravi.get_by_role("link", name="Show it").click()
    await expect(amount(ravi)).to_have_value("300.00")


async def test_a_refused_field_is_not_replaced_after_it_was_left(couple: Couple, window: OpenWindow) -> None:
    lunch = await draft(couple.asha)
    ravi = await looking(couple.ravi, window)
    await amount(ravi).fill("-4")
    await amount(ravi).press("Tab")
    await expect(ravi.locator(".draft .error", has_text="amount")).to_be_visible()

    await edited(couple.asha, lunch, description="lunch with Meera")
    await expect(ravi.get_by_label("Description")).to_have_value("lunch with Meera", timeout=SOON)

    await expect(amount(ravi)).to_have_value("-4")


async def test_a_field_that_was_only_looked_at_follows_when_it_is_left(couple: Couple, window: OpenWindow) -> None:
    lunch = await draft(couple.asha)
    ravi = await looking(couple.ravi, window)
    await amount(ravi).focus()

    await edited(couple.asha, lunch, amount="300")
    await expect(ravi.locator(".just-changed")).to_be_visible(timeout=SOON)
    await expect(amount(ravi)).to_have_value("250.00")
    await ravi.locator("#composer-text").focus()

    await expect(amount(ravi)).to_have_value("300.00")


async def test_a_card_that_was_confirmed_while_one_types_says_so(couple: Couple, window: OpenWindow) -> None:
    lunch = await draft(couple.asha)
    ravi = await looking(couple.ravi, window)
    await amount(ravi).fill("310")

    await confirm(couple.asha, lunch)

    await expect(ravi.get_by_text("Asha just confirmed this.")).to_be_visible(timeout=SOON)
    await expect(amount(ravi)).to_have_value("310")
    await amount(ravi).press("Tab")
    await expect(ravi.get_by_text("Asha confirmed this meanwhile.")).to_be_visible()


async def test_typing_in_the_composer_goes_on(couple: Couple, window: OpenWindow) -> None:
    ravi = await looking(couple.ravi, window)
    box = ravi.get_by_label("What did you spend?")
    await box.press_sequentially("mil")
    await draft(couple.asha)
    await expect(ravi.locator(".draft")).to_have_count(1, timeout=SOON)
    await box.press_sequentially("k 60")

    await expect(box).to_have_value("milk 60")
    await expect(box).to_be_focused()


async def test_a_reader_further_up_keeps_their_line(couple: Couple, window: OpenWindow) -> None:
    for number in range(8):
        await couple.ravi.post("/chat", json={"text": f"hello number {number}"})
    latest = await draft(couple.ravi, "lunch 250 and auto 80")
    ravi = await looking(couple.ravi, window)
    line = ravi.get_by_text("hello number 1", exact=True)
    await line.scroll_into_view_if_needed()
    before = await line.evaluate(TOP)

    await confirm(couple.asha, latest)
    await expect(ravi.locator(".line")).to_have_count(1, timeout=SOON)
    await draft(couple.asha, "milk 60")
    await expect(ravi.get_by_role("button", name="New messages")).to_be_visible(timeout=SOON)

    assert await line.evaluate(TOP) == pytest.approx(before, abs=1.5)


async def test_nothing_comes_to_another_household(couple: Couple, stranger: Person, window: OpenWindow) -> None:
    ravi, sam = await looking(couple.ravi, window), await looking(stranger, window)

    await draft(couple.asha)
    await expect(ravi.locator(".draft")).to_have_count(1, timeout=SOON)
    await draft(stranger, "my own 10")

    await expect(sam.locator(".bubble-text")).to_have_text(["my own 10"], timeout=SOON)


async def test_after_a_while_without_a_network_the_page_catches_up(couple: Couple, window: OpenWindow) -> None:
    lunch = await draft(couple.asha)
    ravi = await looking(couple.ravi, window)
    await ravi.context.set_offline(True)
    await confirm(couple.asha, lunch)
    await draft(couple.asha, "milk 60")
    await ravi.wait_for_timeout(1_500)
    await expect(ravi.locator(".line")).to_have_count(0)

    await ravi.context.set_offline(False)

    await expect(ravi.locator(".line")).to_have_count(1, timeout=SOON)
    await expect(ravi.get_by_text("milk 60", exact=True)).to_have_count(1)


async def test_a_page_whose_stream_is_cut_off_asks_by_itself(couple: Couple, window: OpenWindow) -> None:
    ravi = await window(couple.ravi, "/auth/login")
    await ravi.context.route(
        "**/events*", lambda route, request: route.abort() if streams(request) else route.fallback()
    )
    await ravi.clock.install()
    await ravi.goto("/")
    await draft(couple.asha)
    await expect(ravi.locator(".draft")).to_have_count(0)

    await ravi.clock.run_for(30_000)

    await expect(ravi.locator(".draft")).to_have_count(1)


def streams(request: object) -> bool:
    return getattr(request, "resource_type", "") == "eventsource"


async def test_the_dashboard_follows(couple: Couple, window: OpenWindow) -> None:
    lunch = await draft(couple.asha)
    ravi = await looking(couple.ravi, window, "/expenses/dashboard")

    await confirm(couple.asha, lunch)

    await expect(ravi.locator("#dashboard").get_by_text("₹250.00").first).to_be_visible(timeout=SOON)
    await drawn(ravi.locator("canvas[data-chart=categories]"))


async def test_the_list_offers_to_show_what_changed(couple: Couple, window: OpenWindow) -> None:
    lunch = await draft(couple.asha)
    ravi = await looking(couple.ravi, window, "/expenses")

    await confirm(couple.asha, lunch)
    await ravi.get_by_role("link", name="Refresh").click(timeout=SOON)

    await expect(ravi.locator(".row")).to_contain_text("₹250.00")


async def test_the_households_new_name_shows(couple: Couple, window: OpenWindow) -> None:
    ravi = await looking(couple.ravi, window)
    form = {"name": "Rao & Rao", "currency": "INR", "timezone": "Asia/Kolkata", "locale": "en-IN"}

    answer = await couple.asha.post("/settings/household", json=form)

    assert answer.status_code == 200, answer.text
    await expect(ravi.locator(".brand")).to_contain_text("Rao & Rao", timeout=SOON)


async def test_who_joins_is_announced_and_can_be_chosen_as_payer(
    stranger: Person, window: OpenWindow, app: Litestar
) -> None:
    await draft(stranger)
    sam = await looking(stranger, window)
    invite = (await stranger.post("/auth/invite")).json()
    form = {
        "invite_code": invite["invite_code"],
        "email": new_email("Noor"),
        "password": PASSWORD,
        "full_name": "Noor Ali",
    }

    answer = await Person(app).post("/auth/join", json=form)

    assert answer.status_code == 201, answer.text
    await expect(sam.locator(".toast")).to_contain_text("Noor Ali has joined.", timeout=SOON)
    await expect(sam.get_by_label("Paid by").get_by_role("option")).to_have_text(["You", "Noor Ali"])


async def test_a_login_that_ended_is_told(couple: Couple, window: OpenWindow) -> None:
    ravi = await looking(couple.ravi, window)

    await couple.ravi.post("/auth/logout")
    await draft(couple.asha)

    await expect(ravi.locator(".toast")).to_contain_text("You were logged out", timeout=5_000)
    await expect(ravi.locator(".draft")).to_have_count(0)


async def test_a_page_whose_stream_had_to_make_room_does_not_fight_for_it(
    couple: Couple, window: OpenWindow, address: str
) -> None:
    page = await looking(couple.ravi, window)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    async with AsyncExitStack() as others:
        for _ in range(10):
            await others.enter_async_context(listening(couple.ravi, address))
        await page.wait_for_timeout(2_500)

    assert asked == []


async def test_a_renamed_category_reaches_the_other_ones_cards_and_pages(couple: Couple, window: OpenWindow) -> None:
    await draft(couple.asha, "lunch 250")
    chat = await looking(couple.ravi, window)
    expenses = await looking(couple.ravi, window, "/expenses")
    hers = await looking(couple.asha, window, "/settings/categories")

    food = hers.locator(".category", has_text="Food & Dining")
    await food.locator("summary").click()
    await food.get_by_role("textbox", name="Name").fill("Eating")
    await food.get_by_role("button", name="Rename").click()

    await expect(chat.get_by_label("Category").locator("option:checked")).to_have_text("Eating", timeout=SOON)
    await expect(expenses.get_by_text("This page has changed. Refresh")).to_be_visible(timeout=SOON)
    await expect(hers.get_by_text("This page has changed. Refresh")).to_be_hidden()
