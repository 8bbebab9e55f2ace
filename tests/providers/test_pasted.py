"""A provider's key in the chat is a slip: it goes no further, and the words say where keys belong."""

import pytest
from litestar import Litestar
from sqlalchemy.ext.asyncio import AsyncEngine

from expense_app.providers.pasted import holds_key
from tests.providers.test_canary import whole_database
from tests.support.people import Couple

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
