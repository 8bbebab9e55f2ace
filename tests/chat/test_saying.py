from uuid import uuid4

from tests.support.people import Couple, Person


async def test_a_sentence_becomes_draft_cards(couple: Couple) -> None:
    answer = await couple.asha.post("/expenses/log", json={"text": "lunch 250 and auto 80 yesterday, my husband paid"})

    assert answer.status_code == 201
    drafts = answer.json()["drafts"]
    assert [(each["amount"], each["description"].lower()) for each in drafts] == [
        ("250.00", "lunch"),
        ("80.00", "auto"),
    ]
    assert {each["paid_by"]["id"] for each in drafts} == {couple.ravi.id}
    assert {each["status"] for each in drafts} == {"draft"}


async def test_sending_it_again_makes_nothing_new(couple: Couple) -> None:
    said = {"text": "milk 60", "client_id": str(uuid4())}

    first = (await couple.asha.post("/chat", json=said)).json()
    second = (await couple.asha.post("/chat", json=said)).json()

    assert first == second
    assert len((await couple.ravi.get("/")).json()["messages"]) == 1


async def test_both_see_the_same_timeline_and_a_stranger_an_empty_one(couple: Couple, stranger: Person) -> None:
    await couple.asha.post("/chat", json={"text": "milk 60"})
    await couple.ravi.post("/chat", json={"text": "petrol 2000"})

    hers, his, sams = [(await person.get("/")).json() for person in (couple.asha, couple.ravi, stranger)]

    assert hers == his
    assert [message["text"] for message in hers["messages"]] == ["milk 60", "petrol 2000"]
    assert sams["messages"] == []


async def test_the_chat_page_shows_the_sentence_and_its_cards(couple: Couple) -> None:
    await couple.asha.post("/chat", json={"text": "milk 60"})

    page = await couple.ravi.page("/")

    assert page.status_code == 200, page.text
    assert "milk 60" in page.text
    assert 'name="amount"' in page.text


async def test_a_message_without_an_amount_says_what_is_missing(couple: Couple) -> None:
    answer = (await couple.asha.post("/chat", json={"text": "bought milk"})).json()

    assert answer["drafts"] == []
    assert answer["message"]["notice"]


async def test_an_empty_message_is_refused_at_its_field(couple: Couple) -> None:
    answer = await couple.asha.post("/chat", json={"text": "  "})

    assert answer.status_code == 422
    assert answer.json()["errors"] == [{"field": "text", "message": "Please fill this in."}]


async def test_a_newcomer_who_just_says_hello_is_shown_how(couple: Couple) -> None:
    answer = (await couple.asha.post("/chat", json={"text": "hello"})).json()

    assert "lunch 250" in answer["message"]["notice"]


async def test_two_people_who_just_chat_are_left_alone(couple: Couple) -> None:
    await couple.asha.post("/chat", json={"text": "lunch 250"})

    answer = (await couple.ravi.post("/chat", json={"text": "good night, see you soon"})).json()

    assert answer["message"]["notice"] == ""


async def test_a_figure_that_came_to_nothing_is_said(couple: Couple) -> None:
    await couple.asha.post("/chat", json={"text": "lunch 250"})

    answer = (await couple.asha.post("/chat", json={"text": "call me on 9876543210"})).json()

    assert answer["drafts"] == []
    assert answer["message"]["notice"] == "No expense in this."
