"""What goes over the wire, to whom, and when it ends."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack
from datetime import UTC, datetime

import pytest
from litestar import Litestar

from expense_app.app import create_app
from expense_app.config import Settings
from tests.support.expenses import confirm, draft, edited
from tests.support.lifespan import running
from tests.support.people import Couple, Person
from tests.support.serving import listening, serving


@pytest.fixture
async def restless(app: Litestar) -> AsyncGenerator[None]:
    """The application with a beat that a test can wait for."""
    usual, app.state.hub.beat = app.state.hub.beat, 0.2
    yield
    app.state.hub.beat = usual


async def test_each_reader_gets_the_page_as_they_see_it(couple: Couple, address: str) -> None:
    async with listening(couple.asha, address) as hers, listening(couple.ravi, address) as his:
        await draft(couple.asha, "lunch 250")

        assert "<span>Asha</span>" in (await his.news()).data
        assert "<span>You</span>" in (await hers.news()).data


async def test_a_stream_is_neither_kept_nor_held_back_on_the_way(couple: Couple, address: str) -> None:
    async with listening(couple.asha, address) as stream:
        headers = stream.answer.headers

        assert headers["content-type"].startswith("text/event-stream")
        assert headers["cache-control"] == "no-store"
        assert headers["x-accel-buffering"] == "no"


@pytest.mark.usefixtures("restless")
async def test_another_households_stream_stays_silent(couple: Couple, stranger: Person, address: str) -> None:
    async with listening(couple.ravi, address) as his, listening(stranger, address) as sams:
        lunch = await draft(couple.asha, "pomegranates 250")
        await confirm(couple.asha, await edited(couple.asha, lunch, amount="300"))
        await his.news()
        await draft(stranger, "walnuts 10")
        assert "walnuts" in (await sams.news()).data

        assert "pomegranates" in his.raw
        for secret in ("pomegranates", lunch["id"], couple.asha.id, couple.asha.household["id"], "Asha"):
            assert secret not in sams.raw


@pytest.mark.usefixtures("restless")
async def test_a_stream_says_that_it_is_there(couple: Couple, address: str) -> None:
    async with listening(couple.ravi, address) as stream:
        event = await asyncio.wait_for(stream.events.get(), 2)

        assert event.name == "beat"
        assert ": beat\n" in stream.raw


async def test_a_broken_stream_goes_on_where_it_left_off(couple: Couple, address: str) -> None:
    async with listening(couple.ravi, address) as stream:
        await draft(couple.asha, "lunch 250")
        last = await stream.news()
    await draft(couple.asha, "milk 60")

    async with listening(couple.ravi, address, last_event_id=last.id) as again:
        assert "milk 60" in again.raw


async def test_it_goes_on_from_the_moment_that_the_address_names(couple: Couple, address: str) -> None:
    before = datetime.now(UTC).isoformat()
    await draft(couple.asha, "milk 60")

    async with listening(couple.ravi, address, since=before) as stream:
        assert "milk 60" in stream.raw


async def test_a_login_that_ended_hears_nothing_more(couple: Couple, address: str) -> None:
    async with listening(couple.ravi, address) as his, listening(couple.asha, address) as hers:
        await couple.ravi.post("/auth/logout")
        await asyncio.wait_for(his.ended.wait(), 1)
        await draft(couple.asha, "lunch 250")
        await hers.news()

        assert "lunch" not in his.raw


@pytest.mark.usefixtures("restless")
async def test_a_login_that_was_ended_elsewhere_ends_its_stream_by_the_next_beat(couple: Couple, address: str) -> None:
    async with listening(couple.ravi, address) as stream:
        await couple.ravi.post("/auth/logout")

        await asyncio.wait_for(stream.ended.wait(), 2)


async def test_who_opens_an_eleventh_page_loses_the_stream_of_the_first(couple: Couple, address: str) -> None:
    async with AsyncExitStack() as pages:
        hers = await pages.enter_async_context(listening(couple.asha, address))
        his = [await pages.enter_async_context(listening(couple.ravi, address)) for _ in range(11)]
        await asyncio.wait_for(his[0].ended.wait(), 1)
        await draft(couple.asha, "lunch 250")

        assert his[0].raw.rstrip().endswith("\nretry: 600000")
        assert all(["lunch 250" in (await page.news()).data for page in (hers, *his[1:])])


async def test_nobody_hears_without_a_login(app: Litestar) -> None:
    answer = await Person(app).get("/events", headers={"accept": "text/event-stream"})

    assert answer.status_code in {303, 401}
    assert "set-cookie" not in answer.headers


async def test_it_hears_what_another_process_did(couple: Couple, settings: Settings) -> None:
    other = create_app(settings)
    async with running(other), serving(other) as elsewhere, listening(couple.ravi, elsewhere) as stream:
        await draft(couple.asha, "lunch 250")

        assert "lunch 250" in (await stream.news()).data


async def test_without_redis_everything_works_and_the_beat_brings_the_news(couple: Couple, settings: Settings) -> None:
    lonely = create_app(Settings(**{**facts(settings), "redis_url": "redis://127.0.0.1:1/0"}))
    lonely.state.hub.beat = 0.3
    async with running(lonely), serving(lonely) as alone, listening(couple.ravi, alone) as stream:
        asha = Person(lonely)
        asha.client.cookies = couple.asha.client.cookies
        await draft(asha, "lunch 250")

        assert "lunch 250" in (await stream.news(within=2)).data


def facts(settings: Settings) -> dict[str, object]:
    return {name: getattr(settings, name) for name in settings.__slots__}


async def test_a_stream_ends_when_the_process_is_about_to(couple: Couple, settings: Settings) -> None:
    ending = create_app(settings)
    async with running(ending), serving(ending) as address, listening(couple.ravi, address) as stream:
        ending.state.hub.close()

        await asyncio.wait_for(stream.ended.wait(), 1)
