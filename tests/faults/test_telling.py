"""What the logs and Sentry are told when things go well and when they fail, and what they are never told."""

import gzip
import json
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.faults.production import Production, until
from tests.faults.trouble import Trouble
from tests.llm.wire_server import Seen, WireServer
from tests.providers.acts import Far
from tests.support.people import register_couple


@pytest.fixture(scope="module")
async def trouble(production: Production, owner: AsyncEngine, provider: WireServer) -> Trouble:
    couple = await register_couple(production.url)
    trouble = Trouble(production, owner, couple, Far(provider))
    try:
        await trouble.make()
    finally:
        await couple.close()
    return trouble


@pytest.fixture(scope="module")
async def reports(trouble: Trouble, sentry: WireServer) -> list[dict[str, Any]]:
    """The events of all envelopes, once those of the request and of the job have come."""
    wanted = {trouble.ids["request"], trouble.ids["job"]}

    async def have_come() -> bool:
        return wanted <= {event["tags"].get("request_id") for event in map(event_of, sentry.seen)}

    await until(have_come, within=10)
    return [event for event in map(event_of, sentry.seen) if event["tags"].get("request_id") in wanted]


def unpacked(seen: Seen) -> bytes:
    return gzip.decompress(seen.body) if seen.headers.get("content-encoding") == "gzip" else seen.body


def event_of(seen: Seen) -> dict[str, Any]:
    """An envelope is its header, then an item's header and the item: three lines of JSON."""
    header, item, payload = unpacked(seen).split(b"\n", 2)
    assert "event_id" in json.loads(header)
    about = json.loads(item)
    assert about["type"] == "event"
    return json.loads(payload[: about["length"]])


async def test_no_line_of_a_log_holds_what_is_nobody_elses_business(trouble: Trouble, production: Production) -> None:
    assert production.lines()

    assert [secret for secret in trouble.secrets if secret in production.log] == []


async def test_every_request_is_one_line_with_its_id(trouble: Trouble, production: Production) -> None:
    requests = {line["request_id"]: line for line in production.lines() if line["event"] == "request"}

    told = {
        what: tuple(requests[each][key] for key in ("method", "path", "status")) for what, each in trouble.ids.items()
    }
    assert told == {
        "login": ("POST", "/auth/login", 200),
        "wrong login": ("POST", "/auth/login", 401),
        "log": ("POST", "/expenses/log", 201),
        "list": ("GET", "/expenses", 200),
        "wrong": ("POST", "/expenses/log", 422),
        "request": ("POST", "/chat", 500),
        "job": ("POST", "/chat", 202),
    }


async def test_a_job_says_which_request_it_is_part_of(trouble: Trouble, production: Production) -> None:
    [failed] = [line for line in production.lines() if line["event"] == "job failed"]

    assert failed["request_id"] == trouble.ids["job"]
    assert failed["job"] == "read_message"
    assert failed["job_id"].startswith(f"{trouble.ids['job']}.")


async def test_a_failure_is_told_by_its_place_and_its_kind(trouble: Trouble, production: Production) -> None:
    [failed] = [line for line in production.lines() if line["event"] == "unforeseen error"]

    assert failed["request_id"] == trouble.ids["request"]
    assert "asyncpg.exceptions.CheckViolationError 23514" in failed["exception"]
    assert 'expense_app/chat/service.py", line' in failed["exception"]


async def test_sentry_gets_the_error_of_a_request_and_of_a_job(
    trouble: Trouble, reports: list[dict[str, Any]], sentry: WireServer
) -> None:
    by_id = {event["tags"]["request_id"]: event for event in reports}
    request, job = by_id[trouble.ids["request"]], by_id[trouble.ids["job"]]

    assert (request["tags"]["method"], request["tags"]["path"]) == ("POST", "/chat")
    assert job["tags"]["job"] == "read_message"
    for event in (request, job):
        error = event["exception"]["values"][-1]
        assert error["type"] == "IntegrityError"
        assert any(frame["filename"].startswith("expense_app/chat") for frame in error["stacktrace"]["frames"])
        assert event["release"].startswith("expense-app@")
    assert {seen.target for seen in sentry.seen} == {"/api/1/envelope/"}
    assert all("sentry_key=public" in seen.headers["x-sentry-auth"] for seen in sentry.seen)


async def test_sentry_gets_nothing_else(trouble: Trouble, reports: list[dict[str, Any]], sentry: WireServer) -> None:
    whole = b"\n".join(map(unpacked, sentry.seen)).decode()

    assert reports
    assert [secret for secret in trouble.secrets if secret in whole] == []
    known = {"event_id", "timestamp", "level", "platform", "release", "environment", "server_name", "sdk", "tags"}
    assert {name for event in reports for name in event} <= known | {"exception"}
    frames = [
        frame for event in reports for error in event["exception"]["values"] for frame in error["stacktrace"]["frames"]
    ]
    assert frames
    assert [frame for frame in frames if "vars" in frame] == []
