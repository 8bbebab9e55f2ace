"""The table of providers, and the one object per process that hands them out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import httpx

from expense_app.llm.base import Model, Provider
from expense_app.llm.breaker import Breaker
from expense_app.llm.gemini import Gemini
from expense_app.llm.http import Transport
from expense_app.llm.key import Key
from expense_app.llm.limits import Slots
from expense_app.llm.openai import OpenAI
from expense_app.llm.provider import Deadlines, Line, WireProvider
from expense_app.llm.retry import RetryPolicy
from expense_app.llm.wire import Wire


@dataclass(frozen=True, slots=True)
class Row:
    """`suggested` are models known to take our requests, the best first; people may type any other."""

    label: str
    wire: Wire
    base_url: str
    default_model: str
    suggested: tuple[str, ...]


PROVIDERS: Mapping[str, Row] = {
    "openai": Row(
        label="OpenAI",
        wire=OpenAI(),
        base_url="https://api.openai.com/v1",
        default_model="gpt-6-luna",
        suggested=("gpt-6-luna", "gpt-5.6-luna", "gpt-5.6-terra", "gpt-5.6-sol"),
    ),
    "gemini": Row(
        label="Gemini",
        wire=Gemini(),
        base_url="https://generativelanguage.googleapis.com/v1beta",
        default_model="gemini-3.5-flash-lite",
        suggested=("gemini-3.5-flash-lite", "gemini-3.6-flash", "gemini-3.5-flash", "gemini-3.1-flash-lite"),
    ),
}


def suggestions(name: str, offered: Iterable[Model], today: date) -> tuple[str, ...]:
    """The suggested models that the provider's list still offers on `today`."""
    alive = {model.id for model in offered if model.ends is None or model.ends > today}
    return tuple(model for model in PROVIDERS[name].suggested if model in alive)


class Providers:
    """Made once per process around its one client. `base_urls` are the operator's and may hold a path prefix;
    the household never chooses an address."""

    def __init__(
        self,
        client: httpx.AsyncClient,
        *,
        base_urls: Mapping[str, str] | None = None,
        deadlines: Deadlines | None = None,
        policy: RetryPolicy | None = None,
        slots: Slots | None = None,
        breaker: Breaker | None = None,
    ) -> None:
        slots, breaker, deadlines = slots or Slots(), breaker or Breaker(), deadlines or Deadlines()
        addresses = {name: row.base_url for name, row in PROVIDERS.items()} | dict(base_urls or {})
        self._lines = {
            name: Line(name, row.wire, Transport(client, addresses[name], policy), slots, breaker, deadlines)
            for name, row in PROVIDERS.items()
        }

    def connect(self, name: str, *, key: Key, model: str, circuit: str) -> Provider:
        """A provider for one call. `circuit` names household and provider, and is never sent."""
        return WireProvider(self._lines[name], key, model, circuit)
