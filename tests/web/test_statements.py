"""What a page asks of the database: six statements at most, however much it shows."""

import pytest
from litestar import Litestar

from tests.support.expenses import confirm, draft
from tests.support.people import Couple
from tests.support.statements import counted

MOST = 6
"""The login and the household's role are two of them."""


@pytest.mark.parametrize("path", ["/", "/expenses", "/expenses/dashboard"])
async def test_a_page_asks_little(app: Litestar, couple: Couple, path: str) -> None:
    for text in ("lunch 250 and auto 80 yesterday", "milk 60", "how much this month?"):
        await couple.asha.post("/chat", json={"text": text})
    await confirm(couple.asha, await draft(couple.asha, "groceries 1840"))

    with counted(app) as sent:
        answer = await couple.ravi.page(path)

    assert answer.status_code == 200
    assert len(sent) <= MOST, sent
