"""What a person, a program and a stranger meet where something is done too often."""

from collections.abc import AsyncGenerator
from dataclasses import replace
from pathlib import Path

import pytest
from litestar import Litestar

from expense_app.app import create_app
from expense_app.config import Settings
from expense_app.local import start_valkey
from expense_app.web.rate_limits import ASKING, EXPORTING, LOGGING, LOGIN_BY, TESTING
from tests.conftest import Process
from tests.support.addresses import new_address
from tests.support.bursts import knock, statuses
from tests.support.lifespan import running
from tests.support.people import Couple, Person

QUESTION = {"question": "how much this month?"}


async def test_a_household_sends_so_many_messages_a_minute_over_all_processes(
    strict: Litestar, process: Process, couple: Couple, stranger: Person
) -> None:
    asha, ravi = couple.asha.elsewhere(strict), couple.ravi.elsewhere(await process(rate_limit_factor=1))
    for number in range(LOGGING.most // 2):
        assert (await asha.post("/chat", json={"text": f"milk {number + 1}"})).status_code == 201
        assert (await ravi.post("/expenses/log", json={"text": f"tea {number + 1}"})).status_code == 201

    refused = await ravi.post("/chat", json={"text": "one more 60"})

    assert refused.status_code == 429
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    assert (await couple.ravi.get("/expenses?status=draft&q=one more")).json()["items"] == []
    assert (await stranger.elsewhere(strict).post("/chat", json={"text": "milk 60"})).status_code == 201


async def test_asking_too_often_is_refused_in_words_and_nothing_is_kept(strict: Litestar, couple: Couple) -> None:
    asha, ravi = couple.asha.elsewhere(strict), couple.ravi.elsewhere(strict)
    assert await statuses(ASKING.most, lambda: asha.post("/analysis/ask", json=QUESTION)) == {200}

    refused = await asha.post("/chat", json={"text": "how much did we spend this month?"})

    assert refused.status_code == 429
    assert refused.json()["detail"].startswith("You have asked a lot in a short time. Please wait ")
    assert (await asha.get("/")).json()["messages"] == []
    assert (await asha.post("/chat", json={"text": "lunch 250"})).status_code == 201
    assert (await ravi.post("/analysis/ask", json=QUESTION)).status_code == 200


async def test_downloading_too_often_is_a_page_that_says_when_to_come_back(strict: Litestar, couple: Couple) -> None:
    asha = couple.asha.elsewhere(strict)
    assert await statuses(EXPORTING.most, lambda: asha.get("/expenses/export.csv")) == {200}

    page = await asha.page("/expenses/export.json")

    assert page.status_code == 429
    assert "Your household has downloaded many files in a short time. Please wait 10 minutes." in page.text
    assert page.headers["retry-after"]


async def test_testing_the_connection_is_limited_for_the_household(strict: Litestar, couple: Couple) -> None:
    asha = couple.asha.elsewhere(strict)
    first = await statuses(TESTING.most, lambda: asha.post("/settings/llm/test", json={}))
    refused = await asha.fragment("POST", "/settings/llm/test", data={})

    assert 429 not in first
    assert refused.status_code == 429
    assert "The connection was tested many times. Please wait" in refused.text
    assert 'hx-swap-oob="beforeend:#toasts"' in refused.text


async def test_a_message_without_scripts_comes_back_to_be_sent_again(strict: Litestar, couple: Couple) -> None:
    asha = couple.asha.elsewhere(strict)
    await statuses(LOGGING.most, lambda: asha.post("/chat", json={"text": "x"}))

    page = await asha.post("/chat", data={"text": "dinner <b>640</b>"}, accept="text/html")
    fragment = await asha.fragment("POST", "/chat", "composer", data={"text": "dinner 640"})

    assert page.status_code == fragment.status_code == 429
    assert "Nothing you typed is lost." in page.text
    assert "dinner &lt;b&gt;640&lt;/b&gt;</textarea>" in page.text
    assert 'action="/chat"' in page.text
    assert 'hx-swap-oob="beforeend:#toasts"' in fragment.text


@pytest.fixture
async def without_redis(settings: Settings, tmp_path: Path) -> AsyncGenerator[Litestar]:
    """A process whose Redis stops as soon as it runs."""
    server = start_valkey(tmp_path)
    application = create_app(replace(settings, redis_url=server.url, rate_limit_factor=1, log_level="CRITICAL"))
    async with running(application):
        server.stop()
        yield application


async def test_limits_hold_while_redis_is_stopped(without_redis: Litestar, couple: Couple) -> None:
    attempt = knock(without_redis, couple.asha.user["email"], new_address())

    assert await statuses(LOGIN_BY.most, attempt) == {401}
    assert (await attempt()).status_code == 429
    assert (await couple.asha.elsewhere(without_redis).post("/chat", json={"text": "milk 60"})).status_code == 201
