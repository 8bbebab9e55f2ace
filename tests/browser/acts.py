"""What people do on a page."""

from playwright.async_api import Locator, Page, expect

from tests.support.people import PASSWORD, new_email


async def register(page: Page, full_name: str = "Asha Rao", household: str = "Rao home") -> str:
    """Make a household; returns the email."""
    email = new_email(full_name)
    await page.goto("/auth/register")
    await page.get_by_label("Your name").fill(full_name)
    await page.get_by_label("Email").fill(email)
    await page.get_by_label("Password").fill(PASSWORD)
    await page.get_by_label("Household name").fill(household)
    await page.get_by_role("button", name="Make household").click()
    await expect(page.get_by_label("What did you spend?")).to_be_visible()
    return email


async def invite_link(page: Page) -> str:
    await page.goto("/settings/household")
    await page.get_by_role("button", name="Make an invite link").click()
    return await page.get_by_label("Invite link").input_value()


async def join(page: Page, link: str, full_name: str = "Ravi Rao") -> None:
    await page.goto(link)
    await page.get_by_label("Your name").fill(full_name)
    await page.get_by_label("Email").fill(new_email(full_name))
    await page.get_by_label("Password").fill(PASSWORD)
    await page.get_by_role("button", name="Join").click()
    await expect(page.get_by_label("What did you spend?")).to_be_visible()


async def say(page: Page, text: str) -> None:
    box = page.get_by_label("What did you spend?")
    await box.fill(text)
    await box.press("Enter")
    await expect(page.locator(".entry").last.locator(".bubble-text")).to_have_text(text)
    await expect(page.locator(".entry").last.locator(".reply")).not_to_be_empty()


async def drawn(canvas: Locator) -> None:
    """Until there is a picture on the canvas."""
    pixels = """canvas => {
        const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
        return data.some((value) => value > 0);
    }"""
    await canvas.page.wait_for_function(pixels, arg=await canvas.element_handle())
