"""Readers for the fields that several forms share. Each takes the raw value and raises ValueError in words."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import available_timezones

from babel import Locale, UnknownLocaleError

from expense_app import money
from expense_app.web import pasted
from expense_app.web.forms import MISSING_MESSAGE

_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s.]+(?:\.[^@\s.]+)+")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
PASSWORD_LENGTH = range(10, 129)


def text(most: int, *, least: int = 1, lines: bool = False) -> Callable[[Any], str]:
    """Text of `least` to `most` characters, trimmed, without invisible controls; one line unless `lines`. A
    provider's key in it is a slip, and is neither kept nor given back."""
    opened = token(most, least=least, lines=lines)

    def read(raw: Any) -> str:  # noqa: ANN401 - unread input
        value = opened(raw)
        if pasted.holds_key(value):
            raise ValueError(pasted.KEY_IN_TEXT)
        return value

    return read


def prefilled(most: int) -> Callable[[Any], str]:
    """Text that only waits in a box to be sent, so that one with a provider's key in it is let go in silence."""
    opened = token(most, least=0, lines=True)

    def read(raw: Any) -> str:  # noqa: ANN401 - unread input
        value = opened(raw)
        return "" if pasted.holds_key(value) else value

    return read


def token(most: int, *, least: int = 1, lines: bool = False) -> Callable[[Any], str]:
    """Like `text`, for what a program made: whatever it looks like, no person wrote a secret there."""

    def read(raw: Any) -> str:  # noqa: ANN401 - unread input
        value = clean(_string(raw))
        if not lines:
            value = " ".join(value.split())
        if len(value) < least:
            raise ValueError(MISSING_MESSAGE)
        if len(value) > most:
            raise ValueError(f"Please keep this under {most:,} characters.")
        return value

    return read


def clean(value: str) -> str:
    """Normalised (NFC), trimmed, and without controls, zero-width and direction marks. Joiners that scripts
    and emoji need are kept only where they join something."""
    value = value.replace("\r\n", "\n").replace("\r", "\n")
    joined = re.sub(r"(?<=\S)\u200d(?=\S)|(?<=\S)\u200c(?=\S)", lambda match: _KEEP[match[0]], value)
    stripped = _CONTROLS.sub("", joined)
    return unicodedata.normalize("NFC", stripped.translate(_RESTORE)).strip()


_KEEP = {"\u200d": "\ue000", "\u200c": "\ue001"}
_RESTORE = {0xE000: "\u200d", 0xE001: "\u200c"}


def email(raw: Any) -> str:  # noqa: ANN401 - unread input
    value = clean(_string(raw))
    if len(value) > 254 or not _EMAIL.fullmatch(value):
        raise ValueError("Enter an email address like sam@example.com.")
    return value


def new_password(raw: Any) -> str:  # noqa: ANN401 - unread input
    value = _string(raw)
    if len(value) < PASSWORD_LENGTH.start:
        raise ValueError(f"Use at least {PASSWORD_LENGTH.start} characters.")
    return known_password(value)


def known_password(raw: Any) -> str:  # noqa: ANN401 - unread input
    value = _string(raw)
    if not value:
        raise ValueError(MISSING_MESSAGE)
    if len(value) >= PASSWORD_LENGTH.stop:
        raise ValueError(f"Use at most {PASSWORD_LENGTH.stop - 1} characters.")
    return value


def currency(raw: Any) -> str:  # noqa: ANN401 - unread input
    value = _string(raw).strip().upper()
    if value not in money.currencies():
        raise ValueError("Choose a currency code like INR, USD or EUR.")
    return value


def timezone(raw: Any) -> str:  # noqa: ANN401 - unread input
    value = _string(raw).strip()
    if value not in available_timezones():
        raise ValueError("Choose a time zone like Asia/Kolkata or Europe/London.")
    return value


def locale(raw: Any) -> str:  # noqa: ANN401 - unread input
    value = _string(raw).strip().replace("_", "-")
    try:
        return str(Locale.parse(value, sep="-")).replace("_", "-")
    except (UnknownLocaleError, ValueError):
        raise ValueError("Choose a language like en-IN or en-US.") from None


def day(raw: Any) -> date:  # noqa: ANN401 - unread input
    value = _string(raw).strip()
    try:
        read = date.fromisoformat(value if _ISO_DAY.fullmatch(value) else "")
    except ValueError:
        raise ValueError("Enter a date like 2026-02-03.") from None
    if not 1970 <= read.year <= 2100:
        raise ValueError("Enter a date between 1970 and 2100.")
    return read


def identifier(raw: Any) -> UUID:  # noqa: ANN401 - unread input
    try:
        return UUID(_string(raw).strip())
    except ValueError:
        raise ValueError("This id is not known.") from None


def whole_number(least: int, most: int) -> Callable[[Any], int]:
    """A whole number within the bounds, both included."""

    def read(raw: Any) -> int:  # noqa: ANN401 - unread input
        value = str(raw).strip() if isinstance(raw, str | int) and not isinstance(raw, bool) else ""
        if not re.fullmatch(r"-?[0-9]{1,9}", value) or not least <= int(value) <= most:
            raise ValueError(f"Enter a whole number from {least} to {most}.")
        return int(value)

    return read


def flag(raw: Any) -> bool:  # noqa: ANN401 - unread input
    """A checkbox ("on", "true", "1", "false", "0", "") or a JSON boolean."""
    value = {"on": True, "true": True, "1": True, "off": False, "false": False, "0": False, "": False}.get(
        str(raw).strip().lower()
    )
    if value is None:
        raise ValueError("Choose yes or no.")
    return value


def choice(*choices: str) -> Callable[[Any], str]:
    """One of the given words."""

    def read(raw: Any) -> str:  # noqa: ANN401 - unread input
        if raw not in choices:
            raise ValueError(f"Choose one of {', '.join(choices)}.")
        return raw

    return read


def optional(reader: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """What `reader` reads, or None where the field was left empty."""
    return lambda raw: None if raw == "" else reader(raw)


def _string(raw: Any) -> str:  # noqa: ANN401 - unread input
    if not isinstance(raw, str):
        raise ValueError("This must be text.")  # noqa: TRY004 - a message for the field
    return raw
