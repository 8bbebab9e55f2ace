"""Takes the README's pictures of a running demo household:

uv run expense-app seed-demo
uv run python docs/screenshots/make.py http://127.0.0.1:8000 PASSWORD
"""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

HERE = Path(__file__).parent
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 1.5}
DESKTOP = {"viewport": {"width": 1280, "height": 860}}


def take(browser: Browser, address: str, password: str) -> None:
    with signed_in(browser, address, password, PHONE, "light") as page:
        say(page, "lunch with Meera 250 yesterday, my husband paid")
        page.screenshot(path=HERE / "chat-phone-light.png")
    with signed_in(browser, address, password, PHONE, "dark") as page:
        say(page, "who paid more for groceries this year?")
        page.screenshot(path=HERE / "answer-phone-dark.png")
    with signed_in(browser, address, password, DESKTOP, "dark") as page:
        page.goto(f"{address}/expenses/dashboard")
        page.wait_for_load_state("networkidle")
        page.screenshot(path=HERE / "dashboard-desktop-dark.png")


@contextmanager
def signed_in(browser: Browser, address: str, password: str, device: dict[str, object], scheme: str) -> Iterator[Page]:
    context = browser.new_context(
        **device, color_scheme=scheme, reduced_motion="reduce", locale="en-IN", timezone_id="Asia/Kolkata"
    )
    page = context.new_page()
    page.goto(f"{address}/auth/login")
    page.get_by_label("Email").fill("asha@demo.example")
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_label("What did you spend?")).to_be_visible()
    yield page
    context.close()


def say(page: Page, text: str) -> None:
    page.get_by_label("What did you spend?").fill(text)
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".entry").last.locator(".reply")).not_to_be_empty()
    page.evaluate("document.activeElement.blur()")


if __name__ == "__main__":
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        take(chromium, sys.argv[1], sys.argv[2])
        chromium.close()
