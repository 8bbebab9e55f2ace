"""What a request can name: made by somebody's household, and how an unknown one of the kind looks."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import uuid4

from expense_app.accounts.codes import new_invite_code
from expense_app.ids import new_id
from tests.support.clockwork import come_round, look_back_from
from tests.support.expenses import expense
from tests.support.moments import at_noon
from tests.support.people import Person, new_email

Make = Callable[[Person, str], Awaitable[str]]


@dataclass(frozen=True)
class Named:
    """`make` has a person's household make one, with a word in it that no other household uses, and gives its id."""

    make: Make
    unknown: Callable[[], str] = lambda: str(new_id())


def new_word() -> str:
    """One that no other household uses and that no parser takes for anything: without vowels, nothing is near it."""
    return "q" + "".join("ghjkmnpqrtvwxyzb"[int(digit, 16)] for digit in uuid4().hex[:12])


async def _said(person: Person, text: str) -> dict[str, list[dict[str, str]]]:
    answer = await person.post("/chat", json={"text": text})
    assert answer.status_code == 201, answer.text
    return answer.json()


async def _draft(person: Person, word: str) -> str:
    return (await _said(person, f"{word} 250"))["drafts"][0]["id"]


async def _confirmed(person: Person, word: str) -> str:
    draft = await _draft(person, word)
    body = {"drafts": [{"id": draft, "version": 1}]}
    answer = await person.post("/expenses/confirm", json=body, headers={"idempotency-key": str(uuid4())})
    assert answer.status_code == 200, answer.text
    return draft


async def _recurring(person: Person, word: str) -> str:
    source = await expense(person, f"{word} 250", is_recurring=True, date_incurred="2026-02-03")
    return source["id"]


async def _due(person: Person, word: str) -> str:
    source = await _recurring(person, word)
    with at_noon(2026, 3, 4):
        await come_round(person)
    found = (await person.get("/expenses?status=draft&limit=200")).json()["items"]
    return next(each["id"] for each in found if each.get("recurring_source_id") == source)


async def _look_back(person: Person, _word: str) -> str:
    await look_back_from(person, datetime(2026, 3, 1, tzinfo=UTC))
    with at_noon(2026, 3, 9):
        await come_round(person)
    found = [each["look_back"] for each in (await person.get("/")).json()["messages"] if each["look_back"]]
    return found[-1]["id"]


async def _deleted(person: Person, word: str) -> str:
    draft = await _draft(person, word)
    await person.delete(f"/expenses/{draft}")
    return draft


async def _message(person: Person, word: str) -> str:
    return (await _said(person, f"{word} 250"))["message"]["id"]


async def _answer(person: Person, word: str) -> str:
    await _draft(person, word)
    return (await _said(person, "how much did we spend this month?"))["message"]["id"]


async def _correction(person: Person, word: str) -> str:
    await _draft(person, word)
    return (await _said(person, "make it 300"))["message"]["id"]


async def _question(person: Person, word: str) -> str:
    """The message that asks back, and the option to choose: "message/option"."""
    await _said(person, f"{word} 250 and {word} 80")
    asked = await _said(person, "make it 300")
    return f"{asked['message']['id']}/{asked['outcome']['options'][0]['expense_id']}"


async def _rule(person: Person, word: str) -> str:
    draft = await _draft(person, word)
    await person.patch(f"/expenses/{draft}", json={"version": 1, "category": "Kids"})
    return (await person.get("/settings/rules")).json()["rules"][0]["id"]


async def _category(person: Person, word: str) -> str:
    answer = await person.post("/settings/categories", json={"name": f"{word} {uuid4().hex[:6]}"})
    assert answer.status_code == 201, answer.text
    return answer.json()["id"]


async def _archived(person: Person, word: str) -> str:
    category = await _category(person, word)
    await person.post(f"/settings/categories/{category}/archive")
    return category


async def _person(person: Person, _word: str) -> str:
    return person.id


async def _email(person: Person, _word: str) -> str:
    return person.user["email"]


async def _used_code(person: Person, _word: str) -> str:
    """A fresh code ends those before it."""
    code = (await person.post("/auth/invite")).json()["invite_code"]
    await person.post("/auth/invite")
    return code


A_DRAFT = Named(_draft)
AN_EXPENSE = Named(_confirmed)
A_DELETED_EXPENSE = Named(_deleted)
A_MESSAGE = Named(_message)
AN_ANSWER = Named(_answer)
A_CORRECTION = Named(_correction)
A_QUESTION = Named(_question, lambda: f"{new_id()}/{new_id()}")
A_RECURRING_EXPENSE = Named(_recurring)
A_DUE_DRAFT = Named(_due)
A_LOOK_BACK = Named(_look_back)
A_RULE = Named(_rule)
A_CATEGORY = Named(_category)
AN_ARCHIVED_CATEGORY = Named(_archived)
A_PERSON = Named(_person)
AN_EMAIL = Named(_email, lambda: new_email("Nobody"))
A_USED_CODE = Named(_used_code, new_invite_code)
