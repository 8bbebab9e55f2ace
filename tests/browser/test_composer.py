from playwright.async_api import Locator, Page, expect

from tests.browser.conftest import OpenWindow
from tests.support.people import Couple, Person

IME_ENTER = """box => ["isComposing", "keyCode"].map((sign) => {
  const key = new KeyboardEvent("keydown", {key: "Enter", bubbles: true, cancelable: true,
    isComposing: sign === "isComposing", keyCode: sign === "keyCode" ? 229 : 13});
  box.dispatchEvent(key);
  return key.defaultPrevented;
})"""


def box(page: Page) -> Locator:
    return page.locator("#composer-text")


async def test_enter_sends_and_empties_the_box(couple: Couple, window: OpenWindow) -> None:
    page = await window(couple.asha)
    await box(page).fill("lunch 250 and auto 80")
    await box(page).press("Enter")

    await expect(page.locator(".draft")).to_have_count(2)
    await expect(box(page)).to_have_value("")
    await expect(page.locator(".is-sending")).to_have_count(0)


async def test_shift_enter_breaks_the_line(couple: Couple, window: OpenWindow) -> None:
    page = await window(couple.asha)
    await box(page).fill("milk 60")
    await box(page).press("Shift+Enter")

    await expect(box(page)).to_have_value("milk 60\n")
    await expect(page.locator(".entry")).to_have_count(0)


async def test_enter_while_an_input_method_composes_does_not_send(couple: Couple, window: OpenWindow) -> None:
    page = await window(couple.asha)
    await box(page).fill("दूध 60")

    assert await box(page).evaluate(IME_ENTER) == [False, False]
    await expect(box(page)).to_have_value("दूध 60")


async def test_an_example_fills_the_box(couple: Couple, window: OpenWindow) -> None:
    page = await window(couple.asha)
    example = page.locator("[data-example]").first
    await example.click()

    await expect(box(page)).to_have_value(await example.inner_text())
    await expect(box(page)).to_be_focused()


async def test_a_message_of_blanks_is_not_sent(couple: Couple, window: OpenWindow) -> None:
    page = await window(couple.asha)
    await box(page).fill("   ")
    await box(page).press("Enter")

    await expect(box(page)).to_have_value("   ")
    await expect(page.locator(".is-sending")).to_have_count(0)


async def test_what_could_not_be_sent_stays_and_is_made_once(couple: Couple, window: OpenWindow) -> None:
    page = await window(couple.asha)
    await page.context.set_offline(True)
    await box(page).fill("tea 20")
    await box(page).press("Enter")
    await expect(page.locator(".toast-error")).to_contain_text("No connection")
    await expect(box(page)).to_have_value("tea 20")

    await page.context.set_offline(False)
    first = await page.locator("[name=client_id]").input_value()
    await page.reload()
    await expect(box(page)).to_have_value("tea 20")
    assert await page.locator("[name=client_id]").input_value() == first


async def test_slash_goes_to_the_box(couple: Couple, window: OpenWindow) -> None:
    page = await window(couple.asha)
    await page.locator("#main").focus()
    await page.keyboard.press("/")

    await expect(box(page)).to_be_focused()
    await expect(box(page)).to_have_value("")


async def test_the_text_survives_the_end_of_the_session(couple: Couple, window: OpenWindow) -> None:
    page = await window(couple.asha)
    await page.context.clear_cookies()
    await box(page).fill("tea 20 and bun 30")
    await box(page).press("Enter")
    await page.locator(".toast").get_by_role("link", name="Log in").click()
    await page.get_by_label("Email").fill(couple.asha.user["email"])
    await page.get_by_label("Password").fill("correct horse battery")
    await page.get_by_role("button", name="Log in").click()

    await expect(box(page)).to_have_value("tea 20 and bun 30")


async def test_without_scripts_the_page_still_works(couple: Couple, window: OpenWindow) -> None:
    page = await window(couple.asha, java_script_enabled=False)
    await box(page).fill("lunch 250")
    await page.get_by_role("button", name="Send").click()
    await page.get_by_label("Amount", exact=True).fill("260")
    await page.get_by_label("Description").press("Enter")
    await expect(page.get_by_label("Amount", exact=True)).to_have_value("260.00")
    await page.get_by_role("button", name="Confirm").click()

    await expect(page.locator(".line")).to_contain_text("₹260.00")


async def test_a_pasted_key_stays_in_the_box_and_is_not_kept(couple: Couple, window: OpenWindow) -> None:
    page = await window(couple.asha)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method))
    await box(page).fill("my key sk-proj-A1b2C3d4E5f6G7h8I9j0K1l2")
    await box(page).press("Enter")

    await expect(page.get_by_text("Keys belong in Settings")).to_be_visible()
    await page.get_by_role("button", name="Send").click()
    assert "POST" not in sent
    assert "sk-proj" not in await page.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}])")

    await box(page).fill("lunch 250")
    await box(page).press("Enter")
    await expect(page.locator("#timeline")).to_contain_text("lunch 250")
    await expect(page.get_by_text("Keys belong in Settings")).to_be_hidden()


async def test_what_was_typed_waits_for_its_typist_alone(couple: Couple, window: OpenWindow) -> None:
    page = await window(couple.asha)
    address = page.url
    await box(page).fill("a present for Ravi 900")

    await _change_places(page, couple.ravi, address)
    await expect(box(page)).to_have_value("")

    await _change_places(page, couple.asha, address)
    await expect(box(page)).to_have_value("a present for Ravi 900")


async def _change_places(page: Page, person: Person, address: str) -> None:
    """Somebody else is logged in, in the same tab."""
    cookies = [{"name": name, "value": value, "url": address} for name, value in person.client.cookies.items()]
    await page.context.clear_cookies()
    await page.context.add_cookies(cookies)
    await page.goto("/")
