"""The checks of the fuzz can fail: each is shown an answer that it has to refuse."""

from typing import Any

import httpx
import msgspec
import pytest

from tests.support.headers import CARRIED
from tests.web.fuzz.checks import faults
from tests.web.fuzz.wire import Answer, Sent

SENT = Sent("GET /expenses", b"GET", b"/expenses?q=asked-for", ((b"accept", b"application/json"),))
TOLD = CARRIED | {
    "permissions-policy": "camera=()",
    "cache-control": "no-store",
    "x-request-id": "1",
    "content-type": "application/problem+json",
}
PROBLEM = {"type": "about:blank", "title": "Not found", "status": 404, "detail": "There is nothing here."}
FOREIGN = frozenset({"zebra", "asked-for"})


def answer(status: int = 404, body: Any = PROBLEM, **headers: str) -> Answer:
    told = TOLD | {name.replace("_", "-"): value for name, value in headers.items()}
    content = body.encode() if isinstance(body, str) else msgspec.json.encode(body)
    return Answer(status, httpx.Headers({name: value for name, value in told.items() if value}), content)


def test_a_plain_refusal_has_no_fault() -> None:
    errors = {"errors": [{"field": "q", "message": "Please keep this short."}]}

    assert faults(SENT, answer(), FOREIGN) == []
    assert faults(SENT, answer(422, PROBLEM | errors | {"status": 422}), FOREIGN) == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (Answer(0, httpx.Headers(), b""), "no answer"),
        (Answer(400, httpx.Headers(), b"Bad"), "not in our own words"),
        (answer(500, PROBLEM | {"status": 500}), "a defect"),
        (answer(body=PROBLEM | {"detail": "Traceback (most recent call last)"}), "our insides"),
        (answer(body=PROBLEM | {"detail": "KeyError: 'amount'"}), "our insides"),
        (answer(body=PROBLEM | {"detail": "sqlalchemy.orm.exc"}), "our insides"),
        (answer(body="{"), "cannot be read"),
        (answer(body='{"amount": NaN}'), "cannot be read"),
        (answer(content_type="application/json"), "no problem+json"),
        (answer(content_type="text/html", body="<h1>Not found</h1>"), "no problem+json"),
        (answer(body=PROBLEM | {"status": 400}), "another status"),
        (answer(body=PROBLEM | {"extra": 1}), "another shape"),
        (answer(body=PROBLEM | {"detail": ""}), "another shape"),
        (answer(body=PROBLEM | {"errors": [{"field": "q", "message": ""}]}), "without its words"),
        (answer(content_security_policy=""), "content-security-policy"),
        (answer(x_request_id=""), "no x-request-id"),
        (answer(200, "{}", location="//evil.example"), "sends people"),
        (answer(200, "{}", location="https://evil.example"), "sends people"),
        (answer(200, "<p><script>alert(1)</script>", content_type="text/html"), "markup"),
        (answer(200, '{"text": "zebra"}'), "another household"),
        (answer(200, "{}", etag="zebra"), "another household"),
    ],
)
def test_it_notices(wrong: Answer, said: str) -> None:
    assert [fault for fault in faults(SENT, wrong, FOREIGN) if said in fault]


def test_what_was_asked_for_may_come_back() -> None:
    assert faults(SENT, answer(200, '{"q": "asked-for"}'), FOREIGN) == []
