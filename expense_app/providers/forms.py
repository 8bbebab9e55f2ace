"""What the admin may set."""

import re
from dataclasses import dataclass
from typing import Annotated, Any

from expense_app.llm.key import Key
from expense_app.llm.registry import PROVIDERS
from expense_app.web import fields

_MODEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}", re.ASCII)
_provider = fields.choice(*PROVIDERS)


def _model(raw: Any) -> str | None:  # noqa: ANN401 - unread input
    value = fields.text(100, least=0)(raw).removeprefix("models/")
    if value and not _MODEL.fullmatch(value):
        raise ValueError("Enter a model's name like gpt-6-luna, without spaces.")
    return value or None


def _key(raw: Any) -> str | None:  # noqa: ANN401 - unread input
    """None for an empty field, which keeps the saved key."""
    if not isinstance(raw, str):
        raise ValueError("This must be text.")  # noqa: TRY004 - a message for the field
    value = raw.strip()
    if value and not Key(value).usable:
        raise ValueError("This does not look like a key: it must be one line of letters, digits and signs.")
    return value or None


@dataclass(frozen=True, slots=True)
class SaveSetting:
    """Without `model` the saved one stays, or the provider's default; without `api_key` the saved key stays."""

    provider: Annotated[str, _provider]
    is_active: Annotated[bool, fields.flag]
    model: Annotated[str | None, _model] = None
    api_key: Annotated[str | None, _key] = None


@dataclass(frozen=True, slots=True)
class CheckSetting:
    """What is not given is taken from what is saved."""

    provider: Annotated[str | None, fields.optional(_provider)] = None
    model: Annotated[str | None, _model] = None
    api_key: Annotated[str | None, _key] = None
    is_active: Annotated[bool, fields.flag] = False


@dataclass(frozen=True, slots=True)
class Look:
    """Which provider to look at."""

    provider: Annotated[str | None, _provider] = None


@dataclass(frozen=True, slots=True)
class RemoveKey:
    """Whose key to remove."""

    provider: Annotated[str, _provider]
