"""A provider's key that was pasted where it does not belong."""

import re

KEY = r"(?<![A-Za-z0-9])(?:sk-|AIza|AQ\.)[A-Za-z0-9_.-]{20,}"
"""How the keys of OpenAI ("sk-") and Gemini ("AIza", "AQ.") begin, in words that JavaScript understands as well."""

KEY_IN_TEXT = (
    "This looks like a key of OpenAI or Gemini. Keys belong in Settings, under AI reader, in the box “Key”. "
    "This one was neither saved nor shown to anybody. Take it out and try again."
)
_KEY = re.compile(KEY, re.ASCII)


def holds_key(text: str) -> bool:
    """Whether a key of one of the providers stands in the text."""
    return _KEY.search(text) is not None
