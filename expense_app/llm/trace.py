"""What a call did, for the record of how a message was read."""

import unicodedata
from dataclasses import dataclass, field

MAX_RAW = 20_000
MAX_PROBLEMS = 60
_MOST_TOKENS = 10_000_000


@dataclass(frozen=True, slots=True)
class Trace:
    """One call from outside: `requests` counts every HTTP request, `raw_output` is the model's own text (at
    most 20,000 characters), `problems` are plain sentences about what did not hold."""

    provider: str = ""
    model: str = ""
    prompt_version: str = ""
    requests: int = 0
    duration_ms: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    raw_output: str = ""
    problems: tuple[str, ...] = ()


@dataclass(slots=True)
class Tally:
    """The same, while the call is under way."""

    provider: str
    model: str
    prompt_version: str
    began: float
    requests: int = 0
    retries: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    raw_output: str = ""
    problems: list[str] = field(default_factory=list[str])

    def add_output(self, text: str, tokens_in: int, tokens_out: int) -> None:
        """Add tokens; keep the latest text."""
        self.tokens_in += _bounded(tokens_in)
        self.tokens_out += _bounded(tokens_out)
        self.raw_output = _storable(text[:MAX_RAW])

    def freeze(self, now: float) -> Trace:
        return Trace(
            provider=self.provider,
            model=self.model,
            prompt_version=self.prompt_version,
            requests=self.requests,
            duration_ms=round((now - self.began) * 1000),
            tokens_in=self.tokens_in,
            tokens_out=self.tokens_out,
            raw_output=self.raw_output,
            problems=tuple(self.problems[:MAX_PROBLEMS]),
        )


def _bounded(tokens: int) -> int:
    return min(max(tokens, 0), _MOST_TOKENS)


def _storable(text: str) -> str:
    """PostgreSQL keeps neither NUL nor lone surrogates."""
    return "".join(
        char if char in "\n\t" or unicodedata.category(char) not in {"Cc", "Cs"} else "\ufffd" for char in text
    )
