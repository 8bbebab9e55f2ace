from typing import Any

import pytest

from tests.support.people import Couple, Person


async def say(person: Person, text: str) -> dict[str, Any]:
    answer = await person.post("/chat", json={"text": text})
    assert answer.status_code == 201, answer.text
    return answer.json()


async def drafts_of(person: Person) -> list[dict[str, Any]]:
    """Everything alive in the timeline, oldest first."""
    messages = (await person.get("/")).json()["messages"]
    return [draft for message in messages for draft in message["drafts"] if "deleted_at" not in draft]


@pytest.mark.parametrize(
    ("command", "field", "after"),
    [
        ("no, 350", "amount", "350.00"),
        ("make it 300", "amount", "300.00"),
        ("my husband paid that", "paid_by", "Ravi Rao"),
        ("it was groceries", "category", "Groceries"),
    ],
)
async def test_a_command_changes_the_latest_and_shows_before_and_after(
    couple: Couple, command: str, field: str, after: str
) -> None:
    await say(couple.asha, "lunch 250")

    told = await say(couple.asha, command)

    changes = told["outcome"]["items"][0]["changes"]
    assert [(change["field"], change["after"]) for change in changes] == [(field, after)]


async def test_a_change_is_taken_back_by_its_undo(couple: Couple) -> None:
    await say(couple.asha, "lunch 250")
    told = await say(couple.asha, "make it 300")

    await couple.asha.post(f"/chat/messages/{told['message']['id']}/undo")

    assert [draft["amount"] for draft in await drafts_of(couple.asha)] == ["250.00"]


async def test_where_two_could_be_meant_the_chat_asks_and_the_answer_decides(couple: Couple) -> None:
    await say(couple.asha, "lunch 250 and auto 80")

    asked = await say(couple.asha, "make it 300")
    assert [option["label"] for option in asked["outcome"]["options"]] == ["auto ₹80.00", "lunch ₹250.00"]
    assert [draft["amount"] for draft in await drafts_of(couple.asha)] == ["250.00", "80.00"]

    choice = asked["outcome"]["options"][1]["expense_id"]
    await couple.asha.post(f"/chat/messages/{asked['message']['id']}/choose", json={"expense_id": choice})
    assert [draft["amount"] for draft in await drafts_of(couple.asha)] == ["300.00", "80.00"]


async def test_naming_the_thing_needs_no_question(couple: Couple) -> None:
    await say(couple.asha, "lunch 250 and auto 80")

    await say(couple.asha, "change lunch to 300")

    assert [draft["amount"] for draft in await drafts_of(couple.asha)] == ["300.00", "80.00"]


async def test_a_command_never_touches_what_the_other_one_logged(couple: Couple) -> None:
    await say(couple.asha, "lunch 250")

    told = await say(couple.ravi, "make it 300")

    assert told["outcome"]["kind"] == "nothing"
    assert [draft["amount"] for draft in await drafts_of(couple.asha)] == ["250.00"]


async def test_delete_that_discards_and_undo_brings_back(couple: Couple) -> None:
    await say(couple.asha, "lunch 250")

    await say(couple.asha, "delete that")
    assert await drafts_of(couple.asha) == []

    await say(couple.asha, "undo")
    assert [draft["amount"] for draft in await drafts_of(couple.asha)] == ["250.00"]


async def test_undo_takes_a_whole_confirmation_back(couple: Couple) -> None:
    drafts = (await say(couple.asha, "lunch 250 and auto 80"))["drafts"]
    body = {"drafts": [{"id": draft["id"], "version": draft["version"]} for draft in drafts]}
    await couple.asha.post("/expenses/confirm", json=body, headers={"idempotency-key": "k1"})
    assert {draft["status"] for draft in await drafts_of(couple.asha)} == {"confirmed"}

    await say(couple.asha, "undo")

    assert {draft["status"] for draft in await drafts_of(couple.asha)} == {"draft"}


async def test_a_draft_like_one_of_the_other_person_says_so(couple: Couple) -> None:
    hers = (await say(couple.asha, "swiggy dinner 450"))["drafts"][0]
    assert hers["possible_duplicate_of"] is None

    his = (await say(couple.ravi, "dinner swiggy 450 yesterday"))["drafts"][0]
    assert his["possible_duplicate_of"] == hers["id"]

    kept = (await couple.ravi.post(f"/expenses/{his['id']}/keep")).json()
    assert kept["possible_duplicate_of"] is None


async def test_a_corrected_category_is_used_next_time(couple: Couple) -> None:
    first = (await say(couple.asha, "zorb 500"))["drafts"][0]
    assert first["category"] == "Other"
    edit = {"version": first["version"], "category": "Kids"}
    assert (await couple.asha.patch(f"/expenses/{first['id']}", json=edit)).status_code == 200

    second = (await say(couple.ravi, "zorb 700"))["drafts"][0]

    assert second["category"] == "Kids"
