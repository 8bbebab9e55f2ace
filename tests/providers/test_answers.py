"""What a provider may add to the answer of a question."""

import json
from datetime import date
from typing import Any

import pytest
from litestar import Litestar

from expense_app.clock import today_in
from tests.llm.formats import Format, said
from tests.providers.acts import Far, asked, logged, until
from tests.support.ledger import Spent, write
from tests.support.people import Couple, Person

WORKING = pytest.mark.usefixtures("worker")
QUESTION = "how much on groceries today?"
Json = dict[str, Any]


@pytest.fixture
async def spent(app: Litestar, reading_couple: Couple) -> date:
    today = today_in("Asia/Kolkata")
    await write(app, reading_couple.asha, Spent(amount="1250", on=today), Spent(amount="20", on=today, category="Fuel"))
    return today


async def ask(person: Person, text: str = QUESTION) -> Json:
    answer = await person.post("/chat", json={"text": text})
    assert answer.status_code == 201, answer.text
    return answer.json()


async def phrased(person: Person, entry: Json) -> Json:
    """The entry once nobody works on its answer any more."""
    found: Json = {}

    async def is_done() -> bool:
        found.clear()
        found.update((await person.get(f"/chat/messages/{entry['message']['id']}")).json())
        return "phrasing" not in found

    await until(is_done)
    return found


def summary(wire: Format, text: str) -> Any:
    return said(wire, json.dumps({"summary": text}))


def question(wire: Format, **fields: Any) -> Any:
    names = ("start", "end", "category", "person", "compare_start", "compare_end", "limit", "text")
    return said(wire, json.dumps(dict.fromkeys(names) | fields))


@WORKING
@pytest.mark.usefixtures("spent")
async def test_the_template_answers_at_once_and_the_phrasing_replaces_it(
    reading_couple: Couple, far: Far, wire: Format
) -> None:
    far.will(summary(wire, "Groceries came to ₹1,250.00 today, in 1 expense."))

    first = await ask(reading_couple.asha)
    then = await phrased(reading_couple.ravi, first)

    assert first["answer"]["written_by"] == "template"
    assert first["answer"]["answer"].startswith("You spent ₹1,250.00 on Groceries")
    assert then["answer"]["written_by"] == wire.name
    assert then["answer"]["answer"] == "Groceries came to ₹1,250.00 today, in 1 expense."
    assert then["answer"]["result"] == first["answer"]["result"]


@WORKING
@pytest.mark.usefixtures("spent")
@pytest.mark.parametrize("lie", ["Groceries came to ₹1,350.00.", "You spent ₹1,250.00, twice as much as usual."])
async def test_a_phrasing_with_a_number_of_its_own_is_dropped(
    app: Litestar, reading_couple: Couple, far: Far, wire: Format, lie: str
) -> None:
    far.will(summary(wire, lie))

    first = await ask(reading_couple.asha)
    then = await phrased(reading_couple.asha, first)

    assert then["answer"] == first["answer"]
    assert (await logged(app, reading_couple.asha, first["message"]["id"], 1))[0].errors


@WORKING
async def test_an_unsure_question_is_read_by_the_provider(
    spent: date, reading_couple: Couple, far: Far, wire: Format
) -> None:
    day = str(spent)
    far.will(
        question(wire, intent="total_by_period", start=day, end=day),
        summary(wire, "Together you spent ₹1,270.00."),
    )

    first = await ask(reading_couple.asha, "how much at zzyzx today?")
    then = await phrased(reading_couple.asha, first)

    assert first["answer"]["result"]["totals"] == []
    assert then["answer"]["intent"] == "total_by_period"
    assert then["answer"]["result"]["totals"] == [{"currency": "INR", "amount": "1270.00", "count": 2}]
    assert then["answer"]["answer"] == "Together you spent ₹1,270.00."


@WORKING
@pytest.mark.usefixtures("spent")
async def test_a_failing_provider_leaves_the_template_s_answer(reading_couple: Couple, far: Far, wire: Format) -> None:
    far.will(wire.wrong_key())

    first = await ask(reading_couple.asha)
    then = await phrased(reading_couple.asha, first)

    assert then["answer"] == first["answer"]
    assert then["message"]["notice"] == ""


@WORKING
@pytest.mark.usefixtures("spent")
async def test_a_chip_that_was_changed_meanwhile_wins(reading_couple: Couple, far: Far, wire: Format) -> None:
    async def slowly(writer: Any) -> None:
        message = (await reading_couple.asha.get("/")).json()["messages"][-1]
        changed = {"intent": "total_by_period", "category": "Fuel"}
        await reading_couple.asha.post(f"/chat/messages/{message['id']}/answer", json=changed)
        await summary(wire, "Groceries came to ₹1,250.00.")(writer)

    far.will(slowly)

    first = await ask(reading_couple.asha)
    await asked(far)
    then = await phrased(reading_couple.asha, first)

    assert then["answer"]["answer"] == "You spent ₹20.00 on Fuel in all, in 1 expense."
    assert then["answer"]["written_by"] == "template"


@pytest.mark.usefixtures("spent")
async def test_a_page_that_waits_is_told_when_there_is_something_new(reading_couple: Couple, far: Far) -> None:
    first = await ask(reading_couple.asha)
    waiting = f"/chat/messages/{first['message']['id']}?unless=phrasing"

    assert far.seen == []
    assert first["phrasing"] is True
    assert (await reading_couple.asha.get(waiting)).status_code == 204
    assert "unless=phrasing" in (await reading_couple.asha.page("/")).text
