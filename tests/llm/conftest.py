"""A household, a canary key, and a process that calls providers over real sockets."""

from collections.abc import AsyncGenerator
from datetime import date
from typing import Protocol

import httpx
import pytest

from expense_app.llm.base import Category, Context, Member, Provider, Rule
from expense_app.llm.breaker import Breaker
from expense_app.llm.http import Timeouts, open_client
from expense_app.llm.key import Key
from expense_app.llm.provider import Deadlines
from expense_app.llm.registry import PROVIDERS, Providers
from expense_app.llm.retry import RetryPolicy
from tests.llm.formats import Format, GeminiFormat, OpenAIFormat
from tests.llm.wire_server import WireServer

CANARY = "sk-canary-7f3d9b2e-never-shown-as-long-as-the-keys-of-today"
HASTY_DEADLINE = 0.5


class Connect(Protocol):
    def __call__(
        self,
        server: WireServer,
        *,
        key: str = ...,
        model: str | None = ...,
        name: str = ...,
        hasty: bool = ...,
        deadline: float | None = ...,
    ) -> Provider:
        """`hasty` has little patience with one silence, `deadline` with the whole call; else both are those of
        production."""
        ...


@pytest.fixture(params=[OpenAIFormat(), GeminiFormat()], ids=["openai", "gemini"])
def wire(request: pytest.FixtureRequest) -> Format:
    return request.param


@pytest.fixture(scope="session")
async def client() -> AsyncGenerator[httpx.AsyncClient]:
    """With the timeouts of production, which no test waits for."""
    async with open_client() as opened:
        yield opened


@pytest.fixture(scope="session")
async def hasty_client() -> AsyncGenerator[httpx.AsyncClient]:
    """For the tests that do wait."""
    async with open_client(Timeouts(read=0.3)) as opened:
        yield opened


@pytest.fixture
def breaker() -> Breaker:
    return Breaker()


@pytest.fixture
def connect(client: httpx.AsyncClient, hasty_client: httpx.AsyncClient, breaker: Breaker, wire: Format) -> Connect:
    def make(
        server: WireServer,
        *,
        key: str = CANARY,
        model: str | None = None,
        name: str = wire.name,
        hasty: bool = False,
        deadline: float | None = None,
    ) -> Provider:
        providers = Providers(
            hasty_client if hasty else client,
            base_urls=dict.fromkeys(PROVIDERS, f"{server.url}/prefix/v1"),
            deadlines=Deadlines(*[deadline] * 4) if deadline else Deadlines(),
            policy=RetryPolicy(first_wait=0.01, longest_wait=0.3, jitter=lambda: 0.0),
            breaker=breaker,
        )
        return providers.connect(name, key=Key(key), model=model or PROVIDERS[name].default_model, circuit="h1")

    return make


@pytest.fixture
def context() -> Context:
    return Context(
        today=date(2026, 11, 3),
        timezone="Asia/Kolkata",
        default_currency="INR",
        author=Member("0193-asha", "Asha"),
        others=(Member("0193-ravi", "Ravi"),),
        categories=(
            Category("0193-groceries", "Groceries"),
            Category("0193-food", 'Food "& Dining'),
            Category("0193-other", "Other"),
        ),
        rules=(Rule("chai", "0193-food"),),
    )
