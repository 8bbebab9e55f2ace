from tests.recurring.rent import answered_same, listed, on_day, pays, waiting
from tests.recurring.test_drafts import days
from tests.support.expenses import edited
from tests.support.moments import at_noon
from tests.support.people import Couple, Person


async def test_stop_on_a_draft_discards_it_and_ends_the_series(couple: Couple) -> None:
    await pays(couple.asha)
    (february,) = await on_day(couple.asha, 2026, 2, 5)

    answer = await couple.ravi.post(f"/settings/recurring/drafts/{february['id']}/stop")

    assert (answer.status_code, answer.json()["status"]) == (200, "draft")
    assert "deleted_at" in answer.json()
    assert await on_day(couple.asha, 2026, 3, 5) == []
    assert await listed(couple.asha) == []


async def test_stopping_can_be_taken_back_whole(couple: Couple) -> None:
    await pays(couple.asha, on="2026-01-31", recurrence_day=31)
    (february,) = await on_day(couple.asha, 2026, 2, 28)
    with at_noon(2026, 2, 28):
        await couple.ravi.post(f"/settings/recurring/drafts/{february['id']}/stop")
        await couple.ravi.post(f"/settings/recurring/drafts/{february['id']}/start")

    assert days(await waiting(couple.asha)) == ["2026-02-28"]
    assert days(await on_day(couple.asha, 2026, 3, 31)) == ["2026-02-28", "2026-03-31"]


async def test_undo_in_the_chat_takes_a_stop_back_as_one_deed(couple: Couple) -> None:
    await pays(couple.asha)
    (february,) = await on_day(couple.asha, 2026, 2, 5)
    await couple.ravi.post(f"/settings/recurring/drafts/{february['id']}/stop")

    await couple.ravi.post("/chat", json={"text": "undo"})

    assert days(await waiting(couple.asha)) == ["2026-02-05"]
    assert len(await listed(couple.asha)) == 1


async def test_an_answered_draft_cannot_stop_the_series_any_more(couple: Couple) -> None:
    await pays(couple.asha)
    (february,) = await on_day(couple.asha, 2026, 2, 5)
    await answered_same(couple.asha, february)

    answer = await couple.ravi.post(f"/settings/recurring/drafts/{february['id']}/stop")

    assert (answer.status_code, answer.json()["detail"]) == (409, "This one has been answered already.")
    assert len(await listed(couple.asha)) == 1


async def test_stop_on_the_page_leaves_the_draft_that_waits(couple: Couple) -> None:
    source = await pays(couple.asha)
    await on_day(couple.asha, 2026, 2, 5)

    answer = await couple.ravi.post(f"/settings/recurring/{source['id']}/stop")

    assert answer.json()["recurring"] == []
    assert days(await on_day(couple.asha, 2026, 4, 5)) == ["2026-02-05"]


async def test_what_came_due_while_it_was_stopped_is_not_caught_up(couple: Couple) -> None:
    source = await pays(couple.asha)
    with at_noon(2026, 1, 20):
        await couple.ravi.post(f"/settings/recurring/{source['id']}/stop")
    with at_noon(2026, 4, 10):
        await couple.ravi.post(f"/settings/recurring/{source['id']}/start")

    assert await on_day(couple.asha, 2026, 4, 10) == []
    assert days(await on_day(couple.asha, 2026, 5, 5)) == ["2026-05-05"]


async def test_what_was_never_stopped_cannot_start_again(couple: Couple) -> None:
    source = await pays(couple.asha)
    await edited(couple.asha, source, description="Flat")
    lunch = await pays(couple.asha, "lunch 250", is_recurring=False)

    assert (await couple.asha.post(f"/settings/recurring/{source['id']}/start")).status_code == 200
    assert (await couple.asha.post(f"/settings/recurring/{lunch['id']}/start")).status_code == 409


async def test_a_paused_one_waits_and_goes_on_without_catching_up(couple: Couple) -> None:
    source = await pays(couple.asha)
    with at_noon(2026, 1, 20):
        paused = await couple.ravi.post(f"/settings/recurring/{source['id']}/pause")
    assert [(each["paused"], each["next_on"]) for each in paused.json()["recurring"]] == [(True, None)]
    assert await on_day(couple.asha, 2026, 4, 20) == []

    with at_noon(2026, 4, 20):
        resumed = await couple.asha.post(f"/settings/recurring/{source['id']}/resume")

    assert [(each["paused"], each["next_on"]) for each in resumed.json()["recurring"]] == [(False, "2026-05-05")]
    assert await on_day(couple.asha, 2026, 5, 4) == []
    assert days(await on_day(couple.asha, 2026, 5, 5)) == ["2026-05-05"]


async def test_what_is_due_on_the_day_of_going_on_comes(couple: Couple) -> None:
    source = await pays(couple.asha)
    with at_noon(2026, 1, 20):
        await couple.ravi.post(f"/settings/recurring/{source['id']}/pause")
    with at_noon(2026, 4, 5):
        await couple.ravi.post(f"/settings/recurring/{source['id']}/resume")

    assert days(await on_day(couple.asha, 2026, 4, 5)) == ["2026-04-05"]


async def test_what_was_stopped_is_listed_and_can_be_started_again(couple: Couple, stranger: Person) -> None:
    source = await pays(couple.asha)
    with at_noon(2026, 2, 10):
        await couple.ravi.post(f"/settings/recurring/{source['id']}/stop")
        page = (await couple.asha.get("/settings/recurring")).json()
        shown = (await couple.asha.page("/settings/recurring")).text
        theirs = (await stranger.get("/settings/recurring")).json()
        after = (await couple.asha.post(f"/settings/recurring/{source['id']}/start")).json()

    assert [each["id"] for each in page["stopped"]] == [source["id"]]
    assert f"/settings/recurring/{source['id']}/start" in shown
    assert theirs["stopped"] == []
    assert (len(after["recurring"]), after["stopped"]) == (1, [])


async def test_what_was_never_recurring_is_not_listed_as_stopped(couple: Couple) -> None:
    source = await pays(couple.asha)
    other = await couple.asha.post("/chat", json={"text": "tea 10"})
    assert other.status_code == 201
    with at_noon(2026, 2, 10):
        page = (await couple.asha.get("/settings/recurring")).json()

    assert page["stopped"] == []
    assert [each["id"] for each in page["recurring"]] == [source["id"]]
