"""Every way in which a provider ends an answer or says no, as its specification lists them."""

from typing import Any

import pytest

from expense_app.llm.base import Context, LLMError
from tests.llm.conftest import Connect
from tests.llm.formats import GeminiFormat, OpenAIFormat, good, item
from tests.llm.wire_server import Behaviour, WireServer, answer, wire_server

OPENAI, GEMINI = OpenAIFormat(), GeminiFormat()
ANSWER = '{"expenses": [], "nothing": "chat"}'
SPENT = [
    ("insufficient_quota", None),
    ("billing", "credit_balance_exhausted"),
    ("billing", "organization_spend_limit_exceeded"),
    ("billing", "project_spend_limit_exceeded"),
    ("billing", "organization_usage_limit_exceeded"),
]


def openai(**changed: Any) -> Behaviour:
    return answer(200, OPENAI.body(ANSWER) | changed)


def openai_error(status: int, kind: str, code: str | None, padding: int = 0) -> Behaviour:
    error = {"message": "x" * padding, "type": kind, "param": None, "code": code}
    return answer(status, {"error": error}, {"Retry-After": "0"})


def gemini(**changed: Any) -> Behaviour:
    whole = GEMINI.body(ANSWER)
    whole["candidates"][0] |= changed
    return answer(200, whole)


def gemini_error(status: int, name: str, *details: Any) -> Behaviour:
    return answer(status, {"error": {"code": status, "message": "No.", "status": name, "details": list(details)}})


async def outcome(connect: Connect, name: str, context: Context, *script: Behaviour) -> tuple[str, int]:
    """The kind of failure, or "read", and how many requests there were."""
    async with wire_server(*script) as server:
        return await _kind(connect, name, context, server), len(server.seen)


async def _kind(connect: Connect, name: str, context: Context, server: WireServer) -> str:
    try:
        await connect(server, name=name).parse_expenses("lunch 250", context)
    except LLMError as error:
        return error.kind
    return "read"


@pytest.mark.parametrize(
    ("changed", "kind", "requests"),
    [
        ({"status": "incomplete", "incomplete_details": {"reason": "max_output_tokens"}}, "cut", 2),
        ({"status": "incomplete", "incomplete_details": {"reason": "content_filter"}}, "refused", 1),
        ({"status": "failed", "error": {"code": "server_error", "message": "x"}}, "not_reachable", 1),
        ({"status": "failed", "error": {"code": "rate_limit_exceeded", "message": "x"}}, "busy", 1),
        ({"status": "failed", "error": {"code": "invalid_prompt", "message": "x"}}, "refused", 1),
        ({"status": "in_progress"}, "unreadable", 1),
        ({"status": "cancelled"}, "unreadable", 1),
        ({"output": []}, "unreadable", 2),
        ({"output": [{"type": "reasoning", "content": None}], "output_text": ANSWER}, "unreadable", 2),
    ],
)
async def test_it_knows_every_end_of_an_openai_answer(
    connect: Connect, context: Context, changed: dict[str, Any], kind: str, requests: int
) -> None:
    assert await outcome(connect, "openai", context, openai(**changed)) == (kind, requests)


async def test_a_refusal_counts_even_beside_a_text(connect: Connect, context: Context) -> None:
    whole = OPENAI.body(ANSWER)
    whole["output"][1]["content"].append({"type": "refusal", "refusal": "I can't help with that."})
    assert await outcome(connect, "openai", context, answer(200, whole)) == ("refused", 1)


@pytest.mark.parametrize(("kind", "code"), SPENT)
async def test_spent_credit_at_openai_is_never_asked_for_again(
    connect: Connect, context: Context, kind: str, code: str | None
) -> None:
    assert await outcome(connect, "openai", context, openai_error(429, kind, code)) == ("no_credit", 1)


async def test_spent_credit_is_read_out_of_a_long_error(connect: Connect, context: Context) -> None:
    said = openai_error(429, "insufficient_quota", "insufficient_quota", padding=900_000)
    assert await outcome(connect, "openai", context, said) == ("no_credit", 1)


@pytest.mark.parametrize("code", ["rate_limit_exceeded", "slow_down"])
async def test_a_passing_limit_at_openai_is_asked_again(connect: Connect, context: Context, code: str) -> None:
    limit = openai_error(429, "requests", code)
    assert await outcome(connect, "openai", context, limit, good(OPENAI, item())) == ("read", 2)


@pytest.mark.parametrize(
    ("reason", "kind", "requests"),
    [
        ("MAX_TOKENS", "cut", 2),
        ("SAFETY", "refused", 1),
        ("RECITATION", "refused", 1),
        ("LANGUAGE", "refused", 1),
        ("BLOCKLIST", "refused", 1),
        ("PROHIBITED_CONTENT", "refused", 1),
        ("SPII", "refused", 1),
        ("OTHER", "unreadable", 1),
        ("MALFORMED_FUNCTION_CALL", "unreadable", 1),
        ("FINISH_REASON_UNSPECIFIED", "unreadable", 1),
        (None, "unreadable", 1),
    ],
)
async def test_it_knows_every_end_of_a_gemini_answer(
    connect: Connect, context: Context, reason: str | None, kind: str, requests: int
) -> None:
    assert await outcome(connect, "gemini", context, gemini(finishReason=reason)) == (kind, requests)


EMPTY: list[tuple[dict[str, Any], str, int]] = [
    ({}, "unreadable", 1),
    ({"candidates": []}, "unreadable", 1),
    ({"candidates": [], "promptFeedback": {"blockReason": "SAFETY"}}, "refused", 1),
    ({"candidates": [{"finishReason": "SAFETY", "safetyRatings": []}]}, "refused", 1),
    ({"candidates": [{"finishReason": "STOP"}]}, "unreadable", 2),
    ({"candidates": [{"finishReason": "STOP", "content": {"role": "model"}}]}, "unreadable", 2),
    (
        {"candidates": [{"finishReason": "STOP", "content": {"parts": [{"text": ANSWER, "thought": True}]}}]},
        "unreadable",
        2,
    ),
]


@pytest.mark.parametrize(("body", "kind", "requests"), EMPTY)
async def test_a_gemini_answer_without_a_text_brings_nothing(
    connect: Connect, context: Context, body: dict[str, Any], kind: str, requests: int
) -> None:
    assert await outcome(connect, "gemini", context, answer(200, body)) == (kind, requests)


@pytest.mark.parametrize(
    ("status", "name", "details", "kind"),
    [
        (400, "INVALID_ARGUMENT", [{"reason": "API_KEY_INVALID"}], "key_refused"),
        (400, "INVALID_ARGUMENT", [], "refused"),
        (401, "UNAUTHENTICATED", [], "key_refused"),
        (403, "PERMISSION_DENIED", [], "key_refused"),
        (403, "PERMISSION_DENIED", [{"reason": "BILLING_DISABLED"}], "no_credit"),
        (404, "NOT_FOUND", [], "model_gone"),
        (429, "RESOURCE_EXHAUSTED", [{"violations": [{"quotaId": "RequestsPerDayPerProject"}]}], "no_credit"),
    ],
)
async def test_a_no_of_gemini_is_final(
    connect: Connect, context: Context, status: int, name: str, details: list[Any], kind: str
) -> None:
    assert await outcome(connect, "gemini", context, gemini_error(status, name, *details)) == (kind, 1)


@pytest.mark.parametrize("status", [429, 503])
async def test_gemini_is_asked_again_after_the_delay_in_its_body(
    connect: Connect, context: Context, status: int
) -> None:
    delay = {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "0.010s"}
    said = gemini_error(status, "RESOURCE_EXHAUSTED", {"@type": "x", "retryDelay": 7}, delay)
    assert await outcome(connect, "gemini", context, said, good(GEMINI, item())) == ("read", 2)
