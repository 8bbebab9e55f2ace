"""What the page of the providers and its JSON show; never a key."""

from datetime import datetime

import msgspec

from expense_app.llm.registry import PROVIDERS


class SettingView(msgspec.Struct, frozen=True, kw_only=True):
    """The JSON of a setting. Where nothing is set up, `provider` and all that hangs on it is null.
    `has_key` is false as well for a key that can no longer be read."""

    provider: str | None = None
    model: str | None = None
    is_active: bool = False
    has_key: bool = False
    key_hint: str | None = None
    updated_at: datetime | None = None


class Tested(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a test of the connection found, in words; `models` are those suggestions that the account offers."""

    ok: bool
    detail: str
    latency_ms: int
    models: list[str] | None = None


class Used(msgspec.Struct, frozen=True):
    """Today on the household's calendar, against the cap."""

    calls: int
    most_calls: int
    tokens: int
    most_tokens: int


class SettingPage(msgspec.Struct, frozen=True, kw_only=True):
    """`provider` is the one that is looked at, with its own model and key; `reading` the one that reads
    messages, if any. `key_lost` tells of a key that can no longer be read, `admins` are first names."""

    provider: str
    setting: SettingView
    reading: str | None
    key_lost: bool
    last_error: str
    last_error_at: datetime | None
    checked_at: datetime | None
    used: Used
    admins: list[str]

    @property
    def label(self) -> str:
        return PROVIDERS[self.provider].label

    @property
    def options(self) -> list[tuple[str, str]]:
        """Pairs of name and label."""
        return [(name, row.label) for name, row in PROVIDERS.items()]

    @property
    def model(self) -> str:
        return self.setting.model or PROVIDERS[self.provider].default_model

    @property
    def suggested(self) -> tuple[str, ...]:
        return PROVIDERS[self.provider].suggested
