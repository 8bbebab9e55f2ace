"""Gemini's generateContent (v1beta) on the wire."""

import re
from urllib.parse import quote

import msgspec

from expense_app.llm.base import Model
from expense_app.llm.decode import Undecodable, decode
from expense_app.llm.wire import Ask, Call, Failed, Output, judge_status

_DELAY = re.compile(r"([0-9]{1,9}(?:\.[0-9]{1,9})?)s", re.ASCII)
_REFUSALS = frozenset({"SAFETY", "RECITATION", "LANGUAGE", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII"})


class _Part(msgspec.Struct):
    text: str | None = None
    thought: bool = False


class _Content(msgspec.Struct):
    parts: list[_Part] = []


class _Candidate(msgspec.Struct, rename="camel"):
    content: _Content | None = None
    finish_reason: str | None = None


class _Feedback(msgspec.Struct, rename="camel"):
    block_reason: str | None = None


class _Usage(msgspec.Struct, rename="camel"):
    prompt_token_count: int = 0
    candidates_token_count: int = 0
    thoughts_token_count: int = 0


class _Response(msgspec.Struct, rename="camel"):
    candidates: list[_Candidate] = []
    prompt_feedback: _Feedback | None = None
    usage_metadata: _Usage | None = None


class _Violation(msgspec.Struct, rename="camel"):
    quota_id: str | None = None


class _Detail(msgspec.Struct, rename="camel"):
    reason: str | None = None
    retry_delay: str | None = None
    violations: list[_Violation] = []


class _Error(msgspec.Struct):
    details: list[msgspec.Raw] = []


class _ErrorBody(msgspec.Struct):
    error: _Error


class _Listed(msgspec.Struct, rename="camel"):
    name: str
    supported_generation_methods: list[str] = []


class _ModelList(msgspec.Struct, rename="camel"):
    models: list[_Listed] = []
    next_page_token: str | None = None


class Gemini:
    """The wire format of `POST /models/{model}:generateContent` and `GET /models`."""

    def header(self, secret: str) -> tuple[str, str]:
        return "x-goog-api-key", secret

    def generate(self, ask: Ask) -> Call:
        body: dict[str, object] = {
            "systemInstruction": {"parts": [{"text": ask.instructions}]},
            "contents": [{"role": "user", "parts": [{"text": ask.text}]}],
            "generationConfig": {
                "responseMimeType": "application/json",
                "responseJsonSchema": ask.schema,
                "maxOutputTokens": ask.max_tokens,
            },
        }
        model = quote(ask.model.removeprefix("models/"), safe="")
        return Call("POST", f"/models/{model}:generateContent", body)

    def read_output(self, body: bytes) -> Output:
        response = decode(body, _Response)
        candidate = response.candidates[0] if response.candidates else _Candidate()
        parts = candidate.content.parts if candidate.content else []
        text = "".join(part.text or "" for part in parts if not part.thought)
        usage = response.usage_metadata or _Usage()
        tokens_out = usage.candidates_token_count + usage.thoughts_token_count
        return Output(text, usage.prompt_token_count, tokens_out, _finish(response, candidate, text))

    def judge(self, status: int, body: bytes) -> Failed:
        failed = judge_status(status)
        details = _details_of(body)
        reasons = {detail.reason for detail in details if detail.reason}
        if status in {400, 403} and any(reason.startswith("API_KEY_") for reason in reasons):
            return Failed("key_refused", f"http_{status}_key")
        if status == 403 and "BILLING_DISABLED" in reasons:
            return Failed("no_credit", "http_403_billing")
        if status == 429 and any(_is_daily(detail) for detail in details):
            return Failed("no_credit", "http_429_day")
        return Failed(failed.kind, failed.code, failed.again, _delay_of(details))

    def list_models(self, page: str | None) -> Call:
        return Call("GET", "/models", params={"pageSize": "1000"} | ({"pageToken": page} if page else {}))

    def read_models(self, body: bytes) -> tuple[list[Model], str | None]:
        page = decode(body, _ModelList)
        usable = [listed for listed in page.models if "generateContent" in listed.supported_generation_methods]
        return [Model(listed.name.removeprefix("models/")) for listed in usable], page.next_page_token or None


def _finish(response: _Response, candidate: _Candidate, text: str) -> Failed | None:
    if response.prompt_feedback and response.prompt_feedback.block_reason:
        return Failed("refused", "prompt_blocked")
    if candidate.finish_reason == "MAX_TOKENS":
        return Failed("cut", "max_tokens", again=True)
    if candidate.finish_reason in _REFUSALS:
        return Failed("refused", "blocked")
    if candidate.finish_reason != "STOP":
        return Failed("unreadable", "no_stop")
    return None if text else Failed("unreadable", "no_text", again=True)


def _details_of(body: bytes) -> list[_Detail]:
    """The details that decode: they are of many kinds, and a strange one must not hide its neighbour."""
    try:
        raw = decode(body, _ErrorBody).error.details
    except Undecodable:
        return []
    return [detail for detail in map(_detail, raw) if detail]


def _detail(raw: msgspec.Raw) -> _Detail | None:
    try:
        return decode(raw, _Detail)
    except Undecodable:
        return None


def _is_daily(detail: _Detail) -> bool:
    return any("PerDay" in (violation.quota_id or "") for violation in detail.violations)


def _delay_of(details: list[_Detail]) -> float | None:
    matches = [_DELAY.fullmatch(detail.retry_delay) for detail in details if detail.retry_delay]
    return max((float(match[1]) for match in matches if match), default=None)
