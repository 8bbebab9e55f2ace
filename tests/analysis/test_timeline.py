"""Questions in the shared chat."""

from typing import Any

import pytest

from tests.support.expenses import confirm
from tests.support.people import Couple, Person

Json = dict[str, Any]


async def say(person: Person, text: str) -> Json:
    answer = await person.post("/chat", json={"text": text})
    assert answer.status_code == 201, answer.text
    return answer.json()


async def message(person: Person, entry: Json) -> Json:
    return (await person.get(f"/chat/messages/{entry['message']['id']}")).json()


async def redo(person: Person, entry: Json) -> Json:
    answer = await person.post(f"/chat/messages/{entry['message']['id']}/redo")
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_a_question_in_the_chat_is_answered_like_one_that_is_asked_beside_it(home: Couple) -> None:
    question = "how much on groceries this month?"

    said = await say(home.asha, question)
    asked = (await home.asha.post("/analysis/ask", json={"question": question})).json()

    assert said["answer"] == asked
    assert said["drafts"] == []
    assert said["message"]["notice"] == ""


async def test_both_find_the_answer_after_a_reload(home: Couple) -> None:
    said = await say(home.asha, "how much on groceries this month?")

    for person in (home.asha, home.ravi):
        assert (await message(person, said))["answer"] == said["answer"]
        assert (await person.get("/")).json()["messages"][-1]["answer"] == said["answer"]
        page = (await person.page("/")).text
        assert "You spent ₹1,500.50 on Groceries" in page
        assert '<select class="chip chip-select"' in page


async def test_an_answer_stays_what_it_was_and_follows_a_renamed_category(home: Couple) -> None:
    said = await say(home.asha, "how much on groceries this month?")
    categories = (await home.asha.get("/settings/categories")).json()["categories"]
    groceries = next(each["id"] for each in categories if each["name"] == "Groceries")

    await home.asha.post(f"/settings/categories/{groceries}/rename", json={"name": "Kirana"})
    again = (await message(home.asha, said))["answer"]

    assert again["answer"] == said["answer"]["answer"]
    assert again["filters"]["category"] == "Kirana"


async def test_a_chip_that_is_changed_is_computed_again_for_both(home: Couple) -> None:
    said = await say(home.asha, "how much on groceries this month?")
    path = f"/chat/messages/{said['message']['id']}/answer"
    kept = said["answer"]["filters"]

    changed = await home.ravi.post(
        path,
        json={"intent": "total_by_period", "start": kept["start"], "end": kept["end"], "category": "Fuel"},
    )

    assert changed.status_code == 200
    answer = (await message(home.asha, said))["answer"]
    assert answer["answer"] == "You spent ₹2,000.00 on Fuel from 1 May to 22 May, in 1 expense."
    assert answer["intent"] == "category_spend_by_period"


async def test_a_change_without_a_script_leads_back_to_the_message(home: Couple) -> None:
    said = await say(home.asha, "how much on groceries this month?")
    path = f"/chat/messages/{said['message']['id']}/answer"
    form = {"intent": "spend_by_person", "period": "last_month", "start": "", "end": "", "against": "", "limit": ""}

    sent = await home.asha.post(path, accept="text/html", data=form)

    assert (sent.status_code, sent.headers["location"]) == (303, f"/#message-{said['message']['id']}")
    assert "Ravi paid ₹3,000.00 and Asha ₹2,000.00 in April" in (await home.asha.page("/")).text


async def test_a_changed_chip_swaps_the_answer_alone(home: Couple) -> None:
    said = await say(home.asha, "how much on groceries this month?")
    path = f"/chat/messages/{said['message']['id']}/answer"

    fragment = await home.asha.fragment("POST", path, data={"intent": "total_by_period", "period": "all_time"})

    assert fragment.text.lstrip().startswith(f'<article class="answer" id="answer-{said["message"]["id"]}"')
    assert "in all" in fragment.text


async def test_a_period_that_ends_before_it_begins_is_refused_at_its_field(home: Couple) -> None:
    said = await say(home.asha, "how much on groceries this month?")
    path = f"/chat/messages/{said['message']['id']}/answer"

    wrong = await home.asha.post(
        path, json={"intent": "total_by_period", "start": "2026-05-02", "end": "2026-05-01", "category": "Yachts"}
    )

    assert wrong.status_code == 422
    assert {each["field"] for each in wrong.json()["errors"]} == {"end", "category"}


async def test_an_unsupported_question_says_what_can_be_asked(couple: Couple) -> None:
    answer = (await say(couple.asha, "how much will we spend next month?"))["answer"]

    assert (answer["intent"], answer["result"], answer["source_url"]) == ("unsupported", None, None)
    assert "how much did we spend this month?" in answer["answer"]
    assert "how much on groceries last month?" in (await couple.asha.page("/")).text


async def test_a_question_that_was_an_expense_is_logged_by_one_tap_and_asked_again_by_another(couple: Couple) -> None:
    said = await say(couple.asha, "how much was lunch 250")
    assert said["answer"] is not None

    logged = await redo(couple.ravi, said)
    assert logged["answer"] is None
    assert [(each["amount"], each["logged_by"]["full_name"]) for each in logged["drafts"]] == [("250.00", "Asha Rao")]

    asked = await redo(couple.asha, said)
    assert (asked["drafts"], asked["answer"]["answer"]) == ([], said["answer"]["answer"])

    again = await redo(couple.asha, said)
    assert [each["id"] for each in again["drafts"]] == [each["id"] for each in logged["drafts"]]
    assert again["answer"] is None


async def test_an_expense_that_was_a_question_leaves_no_draft_behind(couple: Couple) -> None:
    said = await say(couple.asha, "lunch 250 and auto 80")

    asked = await redo(couple.asha, said)

    assert asked["answer"]["intent"] == "unsupported" or asked["answer"]["result"] is not None
    assert asked["drafts"] == []
    assert (await couple.asha.get("/expenses/dashboard")).json()["drafts_waiting"] == 0


async def test_what_is_confirmed_stays_when_its_message_is_asked(couple: Couple) -> None:
    said = await say(couple.asha, "lunch 250 and auto 80")
    await confirm(couple.asha, said["drafts"][0])

    asked = await redo(couple.asha, said)
    back = await redo(couple.asha, said)

    assert [(each["amount"], each["status"]) for each in asked["drafts"]] == [("250.00", "confirmed")]
    assert [each["amount"] for each in back["drafts"]] == ["250.00", "80.00"]


async def test_a_message_without_an_expense_can_be_asked_and_says_so_when_it_is_none(couple: Couple) -> None:
    said = await say(couple.asha, "hello there")
    page = (await couple.asha.page("/")).text

    asked = await redo(couple.asha, said)
    back = await redo(couple.asha, said)

    assert "Was it a question? Ask it" in page
    assert asked["answer"]["intent"] == "unsupported"
    assert back["message"]["notice"].startswith("We found no expense in this.")


async def test_a_command_is_not_redone(couple: Couple) -> None:
    await say(couple.asha, "lunch 250")
    command = await say(couple.asha, "make it 300")

    refused = await couple.asha.post(f"/chat/messages/{command['message']['id']}/redo")

    assert refused.status_code == 409


@pytest.mark.parametrize("verb", ["redo", "answer"])
async def test_a_stranger_finds_no_message_to_redo_or_change(home: Couple, stranger: Person, verb: str) -> None:
    said = await say(home.asha, "how much on groceries this month?")

    refused = await stranger.post(f"/chat/messages/{said['message']['id']}/{verb}", json={"intent": "total_by_period"})

    assert refused.status_code == 404
    assert (await message(home.asha, said))["answer"] == said["answer"]


async def test_asking_beside_the_chat_works_without_a_script(home: Couple) -> None:
    page = await home.asha.post("/analysis/ask", accept="text/html", data={"question": "how much this month?"})

    assert page.status_code == 200
    assert "You spent ₹3,500.50 and $45.50" in page.text
    assert 'action="/analysis/recompute"' in page.text


async def test_examples_of_the_empty_chat_and_of_unsupported_answers_work(couple: Couple) -> None:
    page = (await couple.asha.page("/")).text
    assert 'data-example="how much did we spend this month?"' in page

    answer = (await say(couple.asha, "how much did we spend this month?"))["answer"]

    assert answer["intent"] == "total_by_period"
