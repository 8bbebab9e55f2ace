"""OpenAI's Responses API on the wire."""

from datetime import date

import msgspec

from expense_app.llm.base import Model
from expense_app.llm.decode import Undecodable, decode
from expense_app.llm.wire import Ask, Call, Failed, Output, judge_status

_SPENT = frozenset(
    {
        "insufficient_quota",
        "credit_balance_exhausted",
        "organization_spend_limit_exceeded",
        "project_spend_limit_exceeded",
        "organization_usage_limit_exceeded",
    }
)
_FAILED_CODES = {
    "rate_limit_exceeded": Failed("busy", "response_rate_limit_exceeded"),
    "server_error": Failed("not_reachable", "response_server_error"),
}


class _Error(msgspec.Struct):
    type: str | None = None
    code: str | None = None


class _ErrorBody(msgspec.Struct):
    error: _Error


class _Part(msgspec.Struct):
    type: str = ""
    text: str | None = None


class _Item(msgspec.Struct):
    type: str = ""
    content: msgspec.Raw = msgspec.Raw(b"[]")


class _Incomplete(msgspec.Struct):
    reason: str | None = None


class _Usage(msgspec.Struct):
    input_tokens: int = 0
    output_tokens: int = 0


class _Response(msgspec.Struct):
    status: str
    output: list[_Item] = []
    incomplete_details: _Incomplete | None = None
    error: _Error | None = None
    usage: _Usage | None = None


class _Listed(msgspec.Struct):
    id: str
    shutdown_date: object = None


class _ModelList(msgspec.Struct):
    data: list[_Listed]


class OpenAI:
    """The wire format of `POST /responses` and `GET /models`."""

    def header(self, secret: str) -> tuple[str, str]:
        return "Authorization", f"Bearer {secret}"

    def generate(self, ask: Ask) -> Call:
        body: dict[str, object] = {
            "model": ask.model,
            "instructions": ask.instructions,
            "input": [{"role": "user", "content": ask.text}],
            "store": False,
            "max_output_tokens": max(ask.max_tokens, 16),
            "reasoning": {"effort": "none"},
            "text": {
                "format": {
                    "type": "json_schema",
                    "name": ask.schema_name,
                    "strict": True,
                    "schema": ask.schema,
                }
            },
        }
        return Call("POST", "/responses", body)

    def read_output(self, body: bytes) -> Output:
        response = decode(body, _Response)
        parts = _message_parts(response)
        usage = response.usage or _Usage()
        text = "".join(part.text or "" for part in parts if part.type == "output_text")
        return Output(text, usage.input_tokens, usage.output_tokens, _finish(response, parts, text))

    def judge(self, status: int, body: bytes) -> Failed:
        failed = judge_status(status)
        error = _error_of(body)
        if status == 429 and (error.type in _SPENT or error.code in _SPENT):
            return Failed("no_credit", "http_429_quota")
        if status in {400, 403} and error.code == "model_not_found":
            return Failed("model_gone", f"http_{status}_model")
        return failed

    def list_models(self, page: str | None) -> Call:  # noqa: ARG002 - this list has one page
        return Call("GET", "/models")

    def read_models(self, body: bytes) -> tuple[list[Model], str | None]:
        return [Model(listed.id, _last_day(listed.shutdown_date)) for listed in decode(body, _ModelList).data], None


def _message_parts(response: _Response) -> list[_Part]:
    messages = [item for item in response.output if item.type == "message"]
    return [part for message in messages for part in decode(message.content, list[_Part])]


def _finish(response: _Response, parts: list[_Part], text: str) -> Failed | None:
    if response.status == "incomplete":
        reason = response.incomplete_details.reason if response.incomplete_details else None
        if reason == "content_filter":
            return Failed("refused", "content_filter")
        return Failed("cut", "incomplete", again=True)
    if response.status == "failed":
        code = response.error.code if response.error else None
        return _FAILED_CODES.get(code or "", Failed("refused", "response_failed"))
    if response.status != "completed":
        return Failed("unreadable", "unknown_status")
    if any(part.type == "refusal" for part in parts):
        return Failed("refused", "refusal")
    return None if text else Failed("unreadable", "no_text", again=True)


def _error_of(body: bytes) -> _Error:
    try:
        return decode(body, _ErrorBody).error
    except Undecodable:
        return _Error()


def _last_day(given: object) -> date | None:
    """A date we cannot read must not hide the model, nor the rest of the list."""
    try:
        return date.fromisoformat(given[:10]) if isinstance(given, str) else None
    except ValueError:
        return None
