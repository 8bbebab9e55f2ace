"""What holds of every answer, whatever was asked."""

import re
from collections.abc import Iterator

import msgspec

from tests.support.headers import CARRIED
from tests.web.fuzz.wire import NO_ANSWER, Answer, Sent

PRESENT = ("permissions-policy", "cache-control", "x-request-id")
INSIDES = re.compile(
    r"Traceback|site-packages|\.py\b[\"':, ]+line|\bline \d+, in |sqlalchemy|asyncpg|litestar|msgspec|uvicorn|redis\."
    r"|expense_app[./]|\b\w+(?:Error|Exception)\b|\bSELECT\b.*\bFROM\b|<\w+ object at 0x|\bNoneType\b|constraint",
    re.IGNORECASE,
)
UNREADABLE = "Invalid HTTP request received."
"""What the server says by itself to what is no HTTP, to HEAD without the words."""
_NO_JSON = object()
_PROBLEM = {"type", "title", "status", "detail"}


def faults(sent: Sent, answer: Answer, foreign: frozenset[str]) -> list[str]:
    """What is wrong with the answer, in words; `foreign` is all that would tell of another household."""
    if answer.status == NO_ANSWER:
        return ["no answer"]
    if answer.status == 400 and "x-request-id" not in answer.headers:
        return [] if answer.text in {"", UNREADABLE} else ["not in our own words"]
    found = [*_defects(sent, answer), *_headers(answer), *_places(answer), *_markup(answer)]
    found += _problem(answer) if _wants_json(sent) and answer.status >= 400 else []
    return found + [f"tells of another household: {word}" for word in _leaks(sent, answer, foreign)]


def _defects(sent: Sent, answer: Answer) -> Iterator[str]:
    if answer.status >= 500:
        yield "a defect"
    if not sent.route.startswith("GET /static") or answer.status >= 400:
        yield from (f"tells of our insides: {found[0]}" for found in INSIDES.finditer(answer.text))
    if "json" in answer.headers.get("content-type", "") and answer.body and _json(answer) is _NO_JSON:
        yield "JSON that cannot be read"


def _headers(answer: Answer) -> Iterator[str]:
    yield from (f"{name} is not {value!r}" for name, value in CARRIED.items() if answer.headers.get(name) != value)
    yield from (f"no {name}" for name in PRESENT if not answer.headers.get(name))


def _places(answer: Answer) -> Iterator[str]:
    """Nobody is sent to another site."""
    for name in ("location", "hx-redirect"):
        place = answer.headers.get(name, "/")
        if not re.match(r"/(?![/\\])", place) or not place.isprintable():
            yield f"sends people to {place!r}"


def _markup(answer: Answer) -> Iterator[str]:
    if "html" in answer.headers.get("content-type", "") and "<script>" in answer.text:
        yield "markup that somebody sent"


def _problem(answer: Answer) -> Iterator[str]:
    if not answer.body:
        return
    told = _json(answer)
    if answer.headers.get("content-type") != "application/problem+json" or not isinstance(told, dict):
        yield "an error that is no problem+json"
        return
    if set(told) - {"errors", "current"} != _PROBLEM or not all(map(told.get, _PROBLEM)):
        yield f"a problem of another shape: {sorted(told)}"
    if told.get("status") != answer.status:
        yield "a problem of another status"
    if not all(set(each) == {"field", "message"} and each["message"] for each in told.get("errors") or []):
        yield "a field's problem without its words"


def _leaks(sent: Sent, answer: Answer, foreign: frozenset[str]) -> Iterator[str]:
    said = f"{answer.headers!r} {answer.text}"
    asked = f"{sent.target!r} {sent.body!r} {sent.headers!r}"
    yield from (word for word in foreign if word in said and word not in asked)


def _wants_json(sent: Sent) -> bool:
    accept = sent.value(b"accept") or b""
    return b"application/json" in accept and b"text/html" not in accept and sent.method != b"HEAD"


def _json(answer: Answer) -> object:
    try:
        return msgspec.json.decode(answer.body)
    except (msgspec.DecodeError, UnicodeError):
        return _NO_JSON
