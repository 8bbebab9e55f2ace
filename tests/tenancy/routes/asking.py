"""Sending one case's request in each of the three representations, and comparing what comes back."""

import re
from uuid import uuid4

import httpx

from tests.support.people import PASSWORD, Person
from tests.tenancy.routes.cases import Case

REPRESENTATIONS = {
    "json": {"accept": "application/json"},
    "page": {"accept": "text/html"},
    "fragment": {"accept": "text/html", "hx-request": "true", "hx-trigger": "form"},
}
_PLACE = re.compile(r"\{\w+:\w+\}")
_SINCE = re.compile(r"since=[^\"]+")
_UUID = re.compile(r"[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}")


async def ask(
    case: Case, caller: Person, named: str, representation: str = "json", own: str | None = None
) -> httpx.Response:
    """As `caller`, about `named`; what the path names beside it is made on the way unless given."""
    own = own or (await case.own.make(caller, "own") if case.own else named)
    place = own.partition("/")[0] if case.path.endswith("}") or "uuid" in case.path else own
    path = _PLACE.sub(lambda _: place or case.query, case.path)
    headers = {**REPRESENTATIONS[representation], "idempotency-key": str(uuid4())}
    body = case.body(named) if case.body else None
    query = case.query.format(id=named) if case.query.startswith("?") else ""
    return await caller.request(case.method, path + query, headers.pop("accept"), headers=headers, json=body)


async def enter_again(person: Person) -> None:
    email = person.user["email"]
    person.client.cookies.clear()
    person.enter(await person.post("/auth/login", json={"email": email, "password": PASSWORD}))


def seen_in(answer: httpx.Response, canaries: set[str]) -> list[str]:
    """Which of them stand in headers or body."""
    told = f"{answer.headers!r} {answer.text}"
    return [canary for canary in canaries if canary in told]


def likeness(answer: httpx.Response, *named: str) -> tuple[int, str, str, str]:
    """The answer without the ids that were asked for and those made on the way."""
    text = answer.text
    for each in named:
        text = text.replace(each, "…")
    headers = {name: value for name, value in answer.headers.items() if name in {"location", "hx-redirect", "vary"}}
    return (
        answer.status_code,
        answer.headers.get("content-type", ""),
        _UUID.sub("…", str(headers)),
        _SINCE.sub("…", _UUID.sub("…", text)),
    )
