"""What a provider's adapter knows: its wire format, and nothing about sockets, retries or households."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from expense_app.llm.base import Kind, Model


@dataclass(frozen=True, slots=True)
class Ask:
    """One generation. `instructions` are our rules, `text` is the person's, alone in its own message."""

    model: str
    instructions: str
    text: str
    schema_name: str
    schema: Mapping[str, object]
    max_tokens: int

    def again(self, hint: str, max_tokens: int) -> "Ask":
        return replace(self, instructions=f"{self.instructions}\n\n{hint}", max_tokens=max_tokens)


@dataclass(frozen=True, slots=True)
class Call:
    """An HTTP request without its key. `path` is below the base URL and already percent-encoded."""

    method: str
    path: str
    body: Mapping[str, object] | None = None
    params: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Failed:
    """A judged failure. `delay` is the wait in seconds that the body asks for; `again` says whether the same
    may be asked once more."""

    kind: Kind
    code: str
    again: bool = False
    delay: float | None = None


@dataclass(frozen=True, slots=True)
class Output:
    """The model's own text, or why there is none to trust."""

    text: str = ""
    tokens_in: int = 0
    tokens_out: int = 0
    failed: Failed | None = None


class Wire(Protocol):
    """One provider's format. `read_output` and `read_models` raise Undecodable for a broken envelope."""

    def header(self, secret: str) -> tuple[str, str]: ...

    def generate(self, ask: Ask) -> Call: ...

    def read_output(self, body: bytes) -> Output: ...

    def judge(self, status: int, body: bytes) -> Failed:
        """What a status other than 200 means, with the error body where it decodes."""
        ...

    def list_models(self, page: str | None) -> Call: ...

    def read_models(self, body: bytes) -> tuple[list[Model], str | None]:
        """The usable models of one page, and the next page's token."""
        ...


_RETRIED = frozenset({408, 409, 429, 500, 502, 503, 504})
_KINDS: dict[int, Kind] = {
    401: "key_refused",
    402: "no_credit",
    403: "key_refused",
    404: "model_gone",
    408: "not_reachable",
    409: "not_reachable",
    429: "busy",
}


def judge_status(status: int) -> Failed:
    """What the status alone says, the same for every provider."""
    if status >= 500 or status < 400:
        kind: Kind = "unreadable" if 200 <= status < 300 else "not_reachable"
    else:
        kind = _KINDS.get(status, "refused")
    return Failed(kind, f"http_{status}", again=status in _RETRIED)
