"""Both providers' answers, written from their published formats."""

import json
from collections.abc import Mapping
from typing import Any, Protocol

from tests.llm.wire_server import Behaviour, Seen, answer


class Format(Protocol):
    name: str

    def body(self, text: str) -> Any: ...
    def cut(self, text: str) -> Behaviour: ...
    def refusal(self) -> Behaviour: ...
    def wrong_key(self) -> Behaviour: ...
    def no_credit(self) -> Behaviour: ...
    def busy(self, seconds: int | None) -> Behaviour: ...
    def model_gone(self) -> Behaviour: ...
    def failure(self, status: int) -> Behaviour: ...
    def models(self) -> Behaviour: ...
    def instructions(self, seen: Seen) -> str: ...
    def texts(self, seen: Seen) -> list[str]: ...
    def schema(self, seen: Seen) -> Any: ...
    def key(self, seen: Seen) -> str: ...


class OpenAIFormat:
    name = "openai"

    def body(self, text: str) -> Any:
        return {
            "id": "resp_1",
            "object": "response",
            "status": "completed",
            "error": None,
            "incomplete_details": None,
            "output": [
                {"type": "reasoning", "id": "rs_1", "summary": list[Any]()},
                {
                    "type": "message",
                    "id": "msg_1",
                    "status": "completed",
                    "role": "assistant",
                    "content": [
                        {"type": "output_text", "text": text[:7], "annotations": list[Any]()},
                        {"type": "output_text", "text": text[7:], "annotations": list[Any]()},
                    ],
                },
            ],
            "usage": {"input_tokens": 300, "output_tokens": 40, "total_tokens": 340},
        }

    def cut(self, text: str) -> Behaviour:
        whole = self.body(text)
        return answer(200, whole | {"status": "incomplete", "incomplete_details": {"reason": "max_output_tokens"}})

    def refusal(self) -> Behaviour:
        whole = self.body("")
        whole["output"][1]["content"] = [{"type": "refusal", "refusal": "I can't help with that."}]
        return answer(200, whole)

    def wrong_key(self) -> Behaviour:
        return self._error(401, "invalid_request_error", "invalid_api_key")

    def no_credit(self) -> Behaviour:
        return self._error(429, "insufficient_quota", "insufficient_quota", {"Retry-After": "1"})

    def busy(self, seconds: int | None) -> Behaviour:
        headers = {} if seconds is None else {"Retry-After": str(seconds)}
        return self._error(429, "requests", "rate_limit_exceeded", headers)

    def model_gone(self) -> Behaviour:
        return self._error(404, "invalid_request_error", "model_not_found")

    def failure(self, status: int) -> Behaviour:
        return self._error(status, "server_error", None)

    def models(self) -> Behaviour:
        listed = [{"id": "gpt-6-luna", "object": "model"}, {"id": "gpt-4.1", "shutdown_date": "2027-01-14"}]
        return answer(200, {"object": "list", "data": listed})

    def instructions(self, seen: Seen) -> str:
        return seen.json["instructions"]

    def texts(self, seen: Seen) -> list[str]:
        return [message["content"] for message in seen.json["input"]]

    def schema(self, seen: Seen) -> Any:
        return seen.json["text"]["format"]["schema"]

    def key(self, seen: Seen) -> str:
        return seen.headers["authorization"].removeprefix("Bearer ")

    def _error(self, status: int, kind: str, code: str | None, headers: Mapping[str, str] | None = None) -> Behaviour:
        error = {"message": "Incorrect API key provided.", "type": kind, "param": None, "code": code}
        return answer(status, {"error": error}, headers)


class GeminiFormat:
    name = "gemini"

    def body(self, text: str) -> Any:
        return {
            "candidates": [
                {
                    "content": {
                        "parts": [
                            {"text": "thinking aloud", "thought": True},
                            {"text": text[:7]},
                            {"text": text[7:], "thoughtSignature": "c2ln"},
                        ],
                        "role": "model",
                    },
                    "finishReason": "STOP",
                    "index": 0,
                }
            ],
            "usageMetadata": {"promptTokenCount": 300, "candidatesTokenCount": 30, "thoughtsTokenCount": 10},
            "modelVersion": "gemini-3.5-flash-lite",
        }

    def cut(self, text: str) -> Behaviour:
        whole = self.body(text)
        whole["candidates"][0]["finishReason"] = "MAX_TOKENS"
        return answer(200, whole)

    def refusal(self) -> Behaviour:
        return answer(200, {"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}, "usageMetadata": {}})

    def wrong_key(self) -> Behaviour:
        info = {
            "@type": "type.googleapis.com/google.rpc.ErrorInfo",
            "reason": "API_KEY_INVALID",
            "domain": "googleapis.com",
        }
        return self._error(400, "INVALID_ARGUMENT", [info])

    def no_credit(self) -> Behaviour:
        quota = {
            "@type": "type.googleapis.com/google.rpc.QuotaFailure",
            "violations": [{"quotaId": "GenerateRequestsPerDayPerProjectPerModel-FreeTier", "quotaValue": "20"}],
        }
        return self._error(429, "RESOURCE_EXHAUSTED", [quota, self._retry_info(1)])

    def busy(self, seconds: int | None) -> Behaviour:
        quota = {
            "@type": "type.googleapis.com/google.rpc.QuotaFailure",
            "violations": [{"quotaId": "GenerateRequestsPerMinutePerProjectPerModel"}],
        }
        details = [quota] if seconds is None else [quota, self._retry_info(seconds)]
        return self._error(429, "RESOURCE_EXHAUSTED", details)

    def model_gone(self) -> Behaviour:
        return self._error(404, "NOT_FOUND", [])

    def failure(self, status: int) -> Behaviour:
        return self._error(status, "UNAVAILABLE", [{"@type": "x", "violations": "strange"}])

    def models(self) -> Behaviour:
        listed = [
            {"name": "models/gemini-3.5-flash-lite", "supportedGenerationMethods": ["generateContent"]},
            {"name": "models/gemini-embedding-2", "supportedGenerationMethods": ["embedContent"]},
        ]
        return answer(200, {"models": listed})

    def instructions(self, seen: Seen) -> str:
        return "".join(part["text"] for part in seen.json["systemInstruction"]["parts"])

    def texts(self, seen: Seen) -> list[str]:
        return [part["text"] for content in seen.json["contents"] for part in content["parts"]]

    def schema(self, seen: Seen) -> Any:
        return seen.json["generationConfig"]["responseJsonSchema"]

    def key(self, seen: Seen) -> str:
        return seen.headers["x-goog-api-key"]

    def _retry_info(self, seconds: int) -> dict[str, str]:
        return {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": f"{seconds}s"}

    def _error(self, status: int, name: str, details: list[Any]) -> Behaviour:
        return answer(status, {"error": {"code": status, "message": "No.", "status": name, "details": details}})


def good(wire: Format, *items: dict[str, Any], nothing: str | None = None) -> Behaviour:
    return said(wire, json.dumps({"expenses": items, "nothing": nothing}, ensure_ascii=False))


def said(wire: Format, text: str) -> Behaviour:
    """A complete answer whose text is `text`, whatever that is."""
    return answer(200, wire.body(text))


def item(**changed: Any) -> dict[str, Any]:
    return {
        "description": "lunch",
        "amount": "250",
        "currency": None,
        "category": "c2",
        "date": None,
        "paid_by": None,
        "is_recurring": False,
        "recurrence_day": None,
        "doubt_field": None,
        "doubt_reason": None,
    } | changed
