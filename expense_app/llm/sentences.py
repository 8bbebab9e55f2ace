"""What a person reads about a provider: one plain sentence for each kind of failure."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from expense_app.llm.base import Kind, LLMError, Nothing

FAILURES: Mapping[Kind, str] = {
    "key_refused": "{provider} refused the key.",
    "no_credit": "The {provider} account has no credit or quota left.",
    "busy": "{provider} is busy right now.",
    "refused": "{provider} refused to work on this text.",
    "model_gone": "{provider} does not offer the model {model}.",
    "not_reachable": "{provider} could not be reached.",
    "too_slow": "{provider} took too long to answer.",
    "unreadable": "{provider} gave an answer that could not be read.",
    "cut": "{provider}'s answer was cut off.",
}
BUSY_UNTIL = "{provider} is busy until {time}."
BUILT_IN_INSTEAD = "The built-in parser read this instead."
ADVICE: Mapping[Kind, str] = {
    "key_refused": "Check the key, or paste a new one.",
    "no_credit": "Look at the plan and billing of the account.",
    "busy": "Try again a little later.",
    "refused": "Try another model.",
    "model_gone": "Choose another model.",
    "not_reachable": "Try again in a few minutes.",
    "too_slow": "Try again, or choose a faster model.",
    "unreadable": "Try again, or choose another model.",
    "cut": "Try again, or choose another model.",
}
NOTHING: Mapping[Nothing, str] = {
    "no_amount": "How much was it?",
    "not_spent": "That does not sound like money spent, so nothing was logged.",
    "income": "That looks like money coming in, so nothing was logged.",
    "transfer": "That looks like money moved, not spent, so nothing was logged.",
    "question": "That looks like a question, so nothing was logged.",
    "chat": "No expense found in this message.",
}


def failure_sentence(error: LLMError, provider: str, timezone: str) -> str:
    """`provider` is the label people know; `timezone` is the household's, for "busy until 14:05"."""
    if error.kind == "busy" and error.retry_at:
        moment = error.retry_at.astimezone(ZoneInfo(timezone))
        return BUSY_UNTIL.format(provider=provider, time=f"{moment:%H:%M}")
    return FAILURES[error.kind].format(provider=provider, model=error.trace.model)
