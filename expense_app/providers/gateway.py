"""What a process needs to call providers: one HTTP client, the vault, and the day's cap."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from expense_app.config import Settings
from expense_app.llm.http import open_client
from expense_app.llm.limits import Slots
from expense_app.llm.registry import Providers
from expense_app.providers.vault import Vault

_MOST_CALLS = 40


@dataclass(frozen=True, slots=True)
class Cap:
    """The most that one household may use on one day of its own calendar, all its providers together."""

    calls: int
    tokens: int


@dataclass(frozen=True, slots=True)
class Gateway:
    """Opened once per process."""

    providers: Providers
    vault: Vault
    cap: Cap


@asynccontextmanager
async def open_gateway(settings: Settings) -> AsyncGenerator[Gateway]:
    async with open_client(connections=_MOST_CALLS) as client:
        providers = Providers(
            client,
            base_urls={"openai": settings.openai_base_url, "gemini": settings.gemini_base_url},
            slots=Slots(_MOST_CALLS),
        )
        cap = Cap(settings.llm_daily_calls, settings.llm_daily_tokens)
        yield Gateway(providers, Vault(settings.encryption_keys), cap)
