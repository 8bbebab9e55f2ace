"""A provider's key in what people write is a slip: it goes no further, and the words say where keys belong."""

from typing import Any

import pytest
from litestar import Litestar
from sqlalchemy.ext.asyncio import AsyncEngine

from expense_app.web.pasted import holds_key
from tests.providers.test_canary import whole_database
from tests.support.expenses import draft
from tests.support.people import Couple, Person

OPENAI = "sk-proj-A1b2C3d4E5f6G7h8I9j0K1l2"
GEMINI = "AIzaSyA1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q"


@pytest.mark.parametrize("text", [OPENAI, f"key: {OPENAI}", f"lunch 250\n{GEMINI}", "AQ.Ab8RN6abcdefghijklmnopq"])
def test_a_key_is_known_by_its_beginning(text: str) -> None:
    assert holds_key(text)


@pytest.mark.parametrize(
    "text",
    ["lunch 250", "sk-42 bus 30", "ask-me-anything-about-the-weekend 250", "task-force-of-twenty-people 90"],
)
def test_what_people_write_is_no_key(text: str) -> None:
    assert not holds_key(text)


@pytest.mark.parametrize("path", ["/chat", "/expenses/log"])
async def test_a_pasted_key_is_neither_kept_nor_given_back(
    app: Litestar, couple: Couple, owner: AsyncEngine, path: str
) -> None:
    assert app
    asha = couple.asha
    answer = await asha.post(path, json={"text": f"my key {OPENAI}"})
    page = await asha.request("POST", path, accept="text/html", data={"text": f"my key {GEMINI}"})

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "text"
    assert "Settings, under AI reader" in answer.json()["errors"][0]["message"]
    assert "Settings, under AI reader" in page.text
    assert (await asha.get("/")).json()["messages"] == []
    for secret in (OPENAI, GEMINI):
        assert secret not in f"{answer.text} {page.text} {page.headers}"
        assert secret not in await whole_database(owner)


ROUTES: list[tuple[str, str, str, dict[str, Any]]] = [
    ("POST", "/analysis/ask", "question", {}),
    ("POST", "/analysis/recompute", "text", {"intent": "matching_expenses"}),
    ("PATCH", "/expenses/{expense}", "description", {"version": 1}),
    ("POST", "/settings/categories", "name", {}),
    ("PUT", "/settings/llm", "model", {"provider": "openai", "is_active": False}),
    ("POST", "/settings/llm/test", "model", {"provider": "openai"}),
    ("POST", "/settings/household", "name", {"currency": "INR", "timezone": "UTC", "locale": "en-IN"}),
    ("POST", "/settings/profile", "full_name", {}),
]
"""Where people write words of their own."""


@pytest.mark.parametrize(
    ("method", "path", "field", "rest"), ROUTES, ids=[f"{path} {field}" for _, path, field, _ in ROUTES]
)
async def test_no_other_box_takes_a_key_either(
    couple: Couple, owner: AsyncEngine, method: str, path: str, field: str, rest: dict[str, Any]
) -> None:
    asha = couple.asha
    address = path.format(expense=(await draft(asha))["id"])
    answer = await asha.request(method, address, json={**rest, field: f"key {OPENAI}"})
    form = {name: str(value) for name, value in rest.items()} | {field: f"key {OPENAI}"}
    page = await asha.request(method, address, accept="text/html", data=form)

    assert (answer.status_code, page.status_code) == (422, 422)
    assert [each["field"] for each in answer.json()["errors"]] == [field]
    assert "Settings, under AI reader" in answer.json()["errors"][0]["message"]
    assert OPENAI not in f"{answer.text} {page.text} {page.headers}"
    assert OPENAI not in await whole_database(owner)


async def test_a_key_in_a_draft_that_is_confirmed_is_refused(couple: Couple) -> None:
    asha = couple.asha
    expense = await draft(asha)
    drafts = [{"id": expense["id"], "version": expense["version"], "description": OPENAI}]
    answer = await asha.post("/expenses/confirm", json={"drafts": drafts}, headers={"idempotency-key": "once"})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "drafts.0.description")
    assert OPENAI not in answer.text


@pytest.mark.parametrize("address", [f"/?text={OPENAI}", f"/expenses?q={OPENAI}"])
async def test_a_key_in_an_address_fills_no_box(couple: Couple, address: str) -> None:
    page = await couple.asha.page(address)
    assert f">{OPENAI}<" not in page.text
    assert f'value="{OPENAI}"' not in page.text


async def test_an_expired_login_does_not_carry_a_key_into_an_address(app: Litestar) -> None:
    nobody = Person(app)
    await nobody.page("/auth/login")
    answer = await nobody.request("POST", "/chat", accept="text/html", data={"text": OPENAI})
    await nobody.close()
    assert answer.status_code == 303
    assert OPENAI not in f"{answer.headers}"
