"""Nonsense at every door: whatever comes in, the answer is a clear refusal, never a defect or a trace.

The routes are the app's own, so a new one is tried without being named here. Nothing valid is meant to come of it;
what could end Asha's login or shut her out is tried as somebody who is not signed in.
"""

import random
import re
from typing import Any
from urllib.parse import quote

import msgspec
from litestar import Litestar
from litestar.routes import HTTPRoute

from tests.support.expenses import draft
from tests.support.people import Couple, Person

ENDS_THE_LOGIN = ("/auth/logout", "/settings/profile/password", "/settings/profile/sessions")
STREAMS = ("/events",)
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
NAMES = (  # noqa: SIM905 - read as a line of words
    "id version amount currency category description date_incurred paid_by is_recurring recurrence_day text client_id"
    " drafts draft[] idempotency_key expense_id email password full_name household_name timezone locale invite_code"
    " name into next question provider model api_key is_active from to user q status sort cursor limit month"
).split()
RIGHT: tuple[Any, ...] = ("1", "250", "2026-02-03", "INR", "Groceries", "true", "amount", 1, ["x:1"])
VALUES: tuple[Any, ...] = (
    "",
    " ",
    "0",
    "-1",
    "NaN",
    "1e999",
    "9" * 40,
    "2026-02-30",
    "0000-00-00",
    "99999-01-01",
    "2026-13",
    "00000000-0000-0000-0000-000000000000",
    "not-an-id",
    "' or 1=1 --",
    "<script>alert(1)</script>",
    "{{ 7*7 }} %s %n",
    "\u202e\u0000\ufeff",
    "क" * 3_000,
    "😀" * 500,
    True,
    None,
    -1,
    10**40,
    1.5,
    [],
    {},
    [[{"a": [None]}]],
    ["x"] * 300,
    {"id": {"id": 1}},
)
BODIES: tuple[tuple[bytes, str], ...] = (
    (b"", "application/json"),
    (b"{", "application/json"),
    (b"null", "application/json"),
    (b'"text"', "application/json"),
    (b"[" * 30_000, "application/json"),
    (b'{"a":' * 20_000, "application/json"),
    (b'{"text": "\\ud800", "name": "\\udfff", "q": 1}', "application/json"),
    (b'{"text": "\xff\xfe"}', "application/json; charset=utf-16"),
    (b'{"amount": NaN, "version": Infinity}', "application/json"),
    (b'{"text": "a", "text": {"text": 1}}', "application/json"),
    (b"x" * 70_000, "application/json"),
    (b"a=1&" * 3_000, "application/x-www-form-urlencoded"),
    (b"text=%ff%fe%00&version=%ud800&=&==&&", "application/x-www-form-urlencoded"),
    (b"version=1&version=2&id[]=1&draft[]=&draft[]=x:y", "application/x-www-form-urlencoded"),
    (b"--x\r\ncontent-disposition: form-data\r\n\r\n", "multipart/form-data; boundary=x"),
    (b"no parts at all", "multipart/form-data"),
    (
        b'--x\r\nContent-Disposition: form-data; name="text"; filename="a.txt"\r\n\r\nfile\r\n--x--\r\n',
        "multipart/form-data; boundary=x",
    ),
    (b"<a/>", "application/xml"),
    (b"\x00\x01", "application/octet-stream"),
    (b"text", "text/plain; charset=nonsense"),
    (b"x", "form json /;;=,"),
)
REPRESENTATIONS = ({"accept": "application/json"}, {"accept": "text/html"}, {"accept": "*/*", "hx-request": "true"})
FORM = "application/x-www-form-urlencoded"
CONSTANT = 20_261_122
TRIES = 12


def doors(app: Litestar) -> list[tuple[str, str, int]]:
    """Every path with every method, and how often to try it: once where the method is not the route's."""
    routes = [route for route in app.routes if isinstance(route, HTTPRoute) and not route.path.startswith(STREAMS)]
    return [
        (route.path, method, TRIES if method in route.methods else 1)
        for route in sorted(routes, key=lambda each: each.path)
        for method in METHODS
    ]


def address(path: str, known: str, chance: random.Random) -> str:
    """The path with a value for each of its parameters, mostly one that leads to something."""
    parts = [
        quote(str(chance.choice([known, known, *VALUES[:18]])), safe="") or "-" if part.startswith("{") else part
        for part in path.split("/")
    ]
    return "/".join(parts)


async def fields_of(person: Person, method: str, path: str) -> list[str]:
    """Those of NAMES that the route does not call unknown: it tells us its own form."""
    answer = await person.request(method, path, json=dict.fromkeys(NAMES, ""))
    errors = answer.json().get("errors") or [] if answer.status_code == 422 else []
    return sorted({*NAMES} - {each["field"] for each in errors if "not known" in each["message"]})


def body(names: list[str], known: str, chance: random.Random) -> tuple[bytes, str]:
    """A body that cannot be read, or some of the fields with values that may even be right."""
    if chance.random() < 0.3:
        return chance.choice(BODIES)
    sent = {name: chance.choice([known, *RIGHT, *VALUES]) for name in names if chance.random() < 0.8}
    if chance.random() < 0.5:
        return msgspec.json.encode(sent), "application/json"
    return "&".join(f"{name}={quote(str(value))}" for name, value in sent.items()).encode(), FORM


def odd_headers(chance: random.Random) -> dict[str, str]:
    name = chance.choice(["idempotency-key", "hx-trigger", "accept-language", "referer", "cookie", "if-none-match"])
    value = chance.choice(["", "x" * 400, '"><script>', "en-XX;q=nan, zz-ZZ", "http://[", "//evil.example", "a=b; ;"])
    return {name: value}


def request(names: list[str], known: str, chance: random.Random) -> dict[str, Any]:
    content, kind = body(names, known, chance)
    headers = {"content-type": kind, **chance.choice(REPRESENTATIONS), **odd_headers(chance)}
    query = {name: str(chance.choice([known, *RIGHT, *VALUES]))[:300] for name in chance.sample(NAMES, 3)}
    return {"params": query if chance.random() < 0.5 else {}, "content": content, "headers": headers}


async def test_no_nonsense_at_any_route_is_a_defect(app: Litestar, couple: Couple) -> None:
    known = (await draft(couple.asha))["id"]
    nobody, chance = Person(app), random.Random(CONSTANT)
    wrong: list[str] = []

    for path, method, tries in doors(app):
        person = nobody if path.startswith(ENDS_THE_LOGIN) else couple.asha
        names = await fields_of(person, method, re.sub(r"\{.*?\}", known, path))
        for _ in range(tries):
            where, sent = address(path, known, chance), request(names, known, chance)
            answer = await person.request(method, where, **sent)
            if answer.status_code >= 500 or "Traceback" in answer.text:
                wrong.append(f"{answer.status_code} {method} {where} {sent}"[:600])

    assert wrong == []
    assert (await couple.asha.get("/")).status_code == 200


async def test_an_error_tells_nothing_of_our_insides(couple: Couple) -> None:
    for content, kind in BODIES:
        answer = await couple.asha.post("/expenses/confirm", content=content, headers={"content-type": kind})

        assert answer.status_code in {400, 413, 422}, (content[:40], kind, answer.text)
        assert set(answer.json()) <= {"type", "title", "status", "detail", "errors"}
