"""What a person reads when a provider was not asked, or did not help; the failures themselves are in llm.sentences."""

from zoneinfo import ZoneInfo

from expense_app.llm.base import LLMError
from expense_app.llm.registry import PROVIDERS
from expense_app.llm.sentences import ADVICE, BUILT_IN_INSTEAD, failure_sentence

KEY_LOST = "The saved {provider} key can no longer be read."
PASTE_AGAIN = "Paste it again in the settings."
AN_ADMIN_PASTES = "An admin of the household can paste it again in the settings."
NO_KEY = "There is no {provider} key yet. Paste one first."
CAP_REACHED = "Your household has used up today's share of {provider}."
SWITCHED_OFF = "{provider} was switched off meanwhile."
TOO_LONG = "This is too long to send to {provider}."
QUEUE_AWAY = "{provider} cannot be asked right now."
INTERRUPTED = "Reading with {provider} was interrupted."
ASK_AGAIN_AT = "We will ask it again at {time}."


def label_of(provider: str) -> str:
    """The name that people know."""
    return PROVIDERS[provider].label


def instead(sentence: str, provider: str) -> str:
    """`sentence` about a provider, for a card whose drafts come from the built-in parser."""
    return f"{sentence.format(provider=label_of(provider))} {BUILT_IN_INSTEAD}"


def failed(error: LLMError, provider: str, timezone: str) -> str:
    """What went wrong, and how long the provider is left alone where it was not even asked."""
    sentence = failure_sentence(error, label_of(provider), timezone)
    if error.code == "held" and error.retry_at and error.kind != "busy":
        moment = error.retry_at.astimezone(ZoneInfo(timezone))
        return f"{sentence} {ASK_AGAIN_AT.format(time=f'{moment:%H:%M}')}"
    return sentence


def failed_test(error: LLMError, provider: str, timezone: str) -> str:
    return f"{failed(error, provider, timezone)} {ADVICE[error.kind]}"
