"""Making expenses the way people do: a sentence in the chat, then confirming and correcting its drafts."""

from typing import Any
from uuid import uuid4

from tests.support.people import Person

Json = dict[str, Any]


async def draft(person: Person, text: str = "lunch 250", **edit: Any) -> Json:
    """One draft out of a sentence, with the fields in `edit` set."""
    answer = await person.post("/expenses/log", json={"text": text})
    assert answer.status_code == 201, answer.text
    made = answer.json()["drafts"][0]
    return await edited(person, made, **edit) if edit else made


async def edited(person: Person, expense: Json, **edit: Any) -> Json:
    answer = await person.patch(f"/expenses/{expense['id']}", json={"version": expense["version"], **edit})
    assert answer.status_code == 200, answer.text
    return answer.json()


async def confirm(person: Person, *drafts: Json, key: str | None = None) -> list[Json]:
    answer = await try_to_confirm(person, *drafts, key=key)
    assert answer.status_code == 200, answer.text
    return answer.json()["expenses"]


async def try_to_confirm(person: Person, *drafts: Json, key: str | None = None) -> Any:
    body = {"drafts": [{"id": each["id"], "version": each["version"]} for each in drafts]}
    return await person.post("/expenses/confirm", json=body, headers={"idempotency-key": key or uuid4().hex})


async def expense(person: Person, text: str = "lunch 250", **edit: Any) -> Json:
    """One confirmed expense."""
    return (await confirm(person, await draft(person, text, **edit)))[0]


async def history(person: Person, expense: Json) -> list[Json]:
    """What happened to it, the newest first."""
    return (await person.get(f"/expenses/{expense['id']}")).json()["history"]
