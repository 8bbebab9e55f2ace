import asyncio
from collections import Counter
from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.support.expenses import Json, confirm, draft, edited, history, try_to_confirm
from tests.support.people import Couple, Person

AT_ONCE = 50
BUSY = 503
"""What somebody may be told who waited too long for a connection on a slow machine; asking again is safe."""


async def send(person: Person, body: Any, key: str | None) -> httpx.Response:
    headers = {"idempotency-key": key} if key else {}
    return await person.post("/expenses/confirm", json=body, headers=headers)


def seen(*drafts: Json, **edit: Any) -> Json:
    return {"drafts": [{"id": each["id"], "version": each["version"], **edit} for each in drafts]}


async def test_a_confirmed_draft_counts_for_both(couple: Couple) -> None:
    lunch = await draft(couple.asha, "lunch 250")
    assert (await couple.ravi.get("/expenses")).json()["items"] == []

    (confirmed,) = await confirm(couple.ravi, lunch)

    assert confirmed["status"] == "confirmed"
    assert confirmed["doubts"] == []
    assert (await couple.asha.get("/expenses")).json()["items"] == [confirmed]


async def test_confirming_may_correct_on_the_way(couple: Couple) -> None:
    lunch = await draft(couple.asha, "lunch 250")

    answer = await send(couple.asha, seen(lunch, amount="275.50", paid_by=couple.ravi.id), uuid4().hex)

    (confirmed,) = answer.json()["expenses"]
    assert (confirmed["amount"], confirmed["paid_by"]["full_name"]) == ("275.50", "Ravi Rao")
    assert [event["kind"] for event in await history(couple.asha, confirmed)] == ["confirmed", "edited", "logged"]


async def test_the_same_key_and_body_get_the_same_answer_again(couple: Couple) -> None:
    lunch = await draft(couple.asha)
    key = uuid4().hex

    first, again = [await send(couple.asha, seen(lunch), key) for _ in range(2)]

    assert first.json() == again.json()
    assert "idempotency-replayed" not in first.headers
    assert again.headers["idempotency-replayed"] == "true"
    assert len(await history(couple.asha, lunch)) == 2


async def test_the_same_key_with_another_body_is_refused(couple: Couple) -> None:
    lunch, tea = await draft(couple.asha, "lunch 250"), await draft(couple.asha, "tea 20")
    key = uuid4().hex
    await send(couple.asha, seen(lunch), key)

    answer = await send(couple.asha, seen(tea), key)

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "idempotency_key"
    assert [item["id"] for item in (await couple.asha.get("/expenses")).json()["items"]] == [lunch["id"]]


@pytest.mark.parametrize("key", [None, " ", "x" * 256, "with\ttab"])
async def test_a_key_that_is_missing_or_no_key_is_refused(couple: Couple, key: str | None) -> None:
    lunch = await draft(couple.asha)

    assert (await send(couple.asha, seen(lunch), key)).status_code == 400


async def test_two_households_may_use_the_same_key(couple: Couple, stranger: Person) -> None:
    key = uuid4().hex

    await confirm(couple.asha, await draft(couple.asha), key=key)

    (theirs,) = await confirm(stranger, await draft(stranger, "tea 20"), key=key)
    assert theirs["description"] == "tea"


async def test_a_failed_confirmation_leaves_its_key_free(couple: Couple) -> None:
    lunch = await draft(couple.asha)
    key = uuid4().hex
    stale = {**lunch, "version": lunch["version"] + 1}
    assert (await try_to_confirm(couple.asha, stale, key=key)).status_code == 409

    assert (await confirm(couple.asha, lunch, key=key))[0]["id"] == lunch["id"]


async def test_a_stale_version_shows_who_changed_it_and_how_it_stands(couple: Couple) -> None:
    lunch = await draft(couple.asha)
    current = await edited(couple.ravi, lunch, amount="300")

    answer = await try_to_confirm(couple.asha, lunch)

    assert answer.status_code == 409
    assert answer.json()["detail"] == "Ravi changed this meanwhile. Here is how it stands now."
    assert answer.json()["current"] == current


async def test_a_discarded_draft_is_not_confirmed(couple: Couple) -> None:
    lunch = await draft(couple.asha)
    await couple.ravi.delete(f"/expenses/{lunch['id']}")

    answer = await try_to_confirm(couple.asha, lunch)

    assert answer.status_code == 409
    assert answer.json()["detail"] == "Ravi deleted this meanwhile."
    assert answer.json()["current"]["deleted_at"]


async def test_what_is_confirmed_is_not_confirmed_again(couple: Couple) -> None:
    (lunch,) = await confirm(couple.asha, await draft(couple.asha))

    answer = await try_to_confirm(couple.ravi, lunch)

    assert answer.status_code == 409
    assert answer.json()["detail"] == "This is confirmed already."
    assert [event["kind"] for event in await history(couple.asha, lunch)] == ["confirmed", "logged"]


async def test_a_batch_is_confirmed_whole_or_not_at_all(couple: Couple) -> None:
    lunch, tea, milk = [await draft(couple.asha, text) for text in ("lunch 250", "tea 20", "milk 60")]
    await edited(couple.ravi, milk, amount="65")

    assert (await try_to_confirm(couple.asha, lunch, tea, milk)).status_code == 409
    assert (await couple.asha.get("/expenses")).json()["items"] == []
    assert len(await confirm(couple.asha, lunch, tea)) == 2


async def test_a_batch_with_one_amount_that_does_not_hold_says_which(couple: Couple) -> None:
    lunch, tea = await draft(couple.asha, "lunch 250"), await draft(couple.asha, "tea 20")
    body = seen(lunch, tea)
    body["drafts"][1]["amount"] = "-5"

    answer = await send(couple.asha, body, uuid4().hex)

    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == ["drafts.1.amount"]
    assert (await couple.asha.get("/expenses")).json()["items"] == []


async def test_another_households_draft_is_a_draft_that_does_not_exist(couple: Couple, stranger: Person) -> None:
    lunch, theirs = await draft(couple.asha), await draft(stranger)

    foreign = await try_to_confirm(stranger, theirs, lunch)
    unknown = await try_to_confirm(stranger, theirs, {**lunch, "id": str(uuid4())})

    assert foreign.status_code == unknown.status_code == 404
    assert foreign.json() == unknown.json()
    assert (await couple.asha.get(f"/expenses/{lunch['id']}")).json()["status"] == "draft"
    assert (await stranger.get("/expenses")).json()["items"] == []


async def test_the_same_draft_twice_in_a_batch_is_refused(couple: Couple) -> None:
    lunch = await draft(couple.asha)

    assert (await try_to_confirm(couple.asha, lunch, lunch)).status_code == 400


@pytest.mark.parametrize(
    "body",
    [
        {"drafts": []},
        {"drafts": "all"},
        {"drafts": [7]},
        {"drafts": ["no:1"]},
        {"drafts": [{"id": "no", "version": 1}]},
        {"drafts": [{"version": 1}]},
        {"drafts": [{"id": str(uuid4()), "version": "one"}]},
        {"drafts": [{"id": str(uuid4()), "version": 1, "household_id": str(uuid4())}]},
        {"drafts": [{"id": str(uuid4()), "version": 1, "amount": 1.5}]},
        {"drafts": [{"id": str(uuid4()), "version": 1, "category": {"id": ["x"]}}]},
        {"drafts": [{"id": str(uuid4()), "version": 1}] * 201},
        {"drafts": [{"id": str(uuid4()), "version": 1}], "all": True},
        {"draft": 5},
        {"draft": [5]},
        {},
    ],
)
async def test_a_body_that_does_not_hold_is_refused_in_words(couple: Couple, body: Json) -> None:
    answer = await send(couple.asha, body, uuid4().hex)

    assert answer.status_code in {400, 404, 422}, answer.text
    assert answer.json()["detail"]


async def test_half_a_character_is_refused_in_words(couple: Couple) -> None:
    lunch = await draft(couple.asha)
    category = '{"id": "Groceries", "name": "\\ud800"}'
    body = f'{{"drafts": [{{"id": "{lunch["id"]}", "version": {lunch["version"]}, "category": {category}}}]}}'
    headers = {"content-type": "application/json", "idempotency-key": uuid4().hex}

    answer = await couple.asha.post("/expenses/confirm", content=body, headers=headers)

    assert answer.status_code in {400, 422}, answer.text


async def test_more_drafts_than_fit_are_not_silently_dropped(couple: Couple) -> None:
    pairs = [("draft[]", f"{uuid4()}:1") for _ in range(201)]
    form = "&".join(f"{name}={value}" for name, value in [*pairs, ("idempotency_key", uuid4().hex)])
    headers = {"content-type": "application/x-www-form-urlencoded"}

    answer = await couple.asha.post("/expenses/confirm", content=form, headers=headers)

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["message"] == "Confirm at most 200 drafts at once."


async def test_fifty_confirmations_with_keys_of_their_own_confirm_once(couple: Couple) -> None:
    lunch, tea = await draft(couple.asha, "lunch 250"), await draft(couple.asha, "tea 20")
    people = [couple.asha, couple.ravi] * (AT_ONCE // 2)

    answers = await asyncio.gather(*(try_to_confirm(person, lunch, tea) for person in people))

    statuses = Counter(answer.status_code for answer in answers)
    assert statuses[200] == 1
    assert statuses[409] + statuses[BUSY] == AT_ONCE - 1
    for each in (lunch, tea):
        assert [event["kind"] for event in await history(couple.asha, each)] == ["confirmed", "logged"]
    totals = (await couple.asha.get("/expenses")).json()["totals"]
    assert totals == [{"currency": "INR", "amount": "270.00", "count": 2}]


async def test_fifty_confirmations_with_one_key_all_get_the_one_answer(couple: Couple) -> None:
    lunch = await draft(couple.asha, "lunch 250")
    key = uuid4().hex
    people = [couple.asha, couple.ravi] * (AT_ONCE // 2)

    answers = await asyncio.gather(*(try_to_confirm(person, lunch, key=key) for person in people))

    done = [answer for answer in answers if answer.status_code != BUSY]
    assert {answer.status_code for answer in done} == {200}
    assert all(answer.json() == done[0].json() for answer in done)
    assert sum("idempotency-replayed" not in answer.headers for answer in done) == 1
    assert [event["kind"] for event in await history(couple.asha, lunch)] == ["confirmed", "logged"]


async def test_a_browser_without_scripts_confirms_from_the_drafts_own_page(couple: Couple) -> None:
    lunch = await draft(couple.asha)
    path = f"/expenses/{lunch['id']}"
    assert "it counts once you confirm it" in (await couple.asha.page(path)).text

    form = {"expense_id": lunch["id"], "version": lunch["version"], "idempotency_key": uuid4().hex}
    answer = await couple.asha.post("/expenses/confirm", params={"back": path}, data=form, accept="text/html")

    assert (answer.status_code, answer.headers["location"]) == (303, path)
    assert "it counts once you confirm it" not in (await couple.asha.page(path)).text
