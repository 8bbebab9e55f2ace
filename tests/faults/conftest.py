"""One product that is started once, and everything that goes wrong with one happens to it."""

import signal
from collections.abc import AsyncGenerator, Generator
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from expense_app.local import start_postgres, start_valkey
from expense_app.local.cluster import state
from expense_app.local.valkey import running_valkey
from tests.faults.production import Production
from tests.faults.service import Service
from tests.llm.wire_server import WireServer, answer, wire_server
from tests.providers.acts import Far
from tests.support.people import Couple, register_couple


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All in one process: they share the product, and each leaves it working."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.xdist_group("faults"))


@pytest.fixture(scope="package")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("production")


@pytest.fixture(scope="package")
def postgres(place: Path) -> Generator[Service]:
    home = place / "postgres" / "cluster"
    running = start_postgres(place, durable=False)
    service = Service(running, home, signal.SIGINT, lambda: bool((found := state(home)) and found.ready))
    yield service
    service.clear_away()


@pytest.fixture(scope="package")
def valkey(place: Path) -> Generator[Service]:
    running = start_valkey(place)
    service = Service(running, place / "valkey" / "data", signal.SIGTERM, lambda: running_valkey(place) is not None)
    yield service
    service.clear_away()


@pytest.fixture(scope="package")
async def provider() -> AsyncGenerator[WireServer]:
    async with wire_server() as server:
        yield server


@pytest.fixture(scope="package")
async def sentry() -> AsyncGenerator[WireServer]:
    """Takes every report, as Sentry's own server would."""
    async with wire_server(answer(200, {"id": "0" * 32})) as server:
        yield server


@pytest.fixture(scope="package")
async def production(
    place: Path, postgres: Service, valkey: Service, provider: WireServer, sentry: WireServer
) -> AsyncGenerator[Production]:
    environ = {
        "DATABASE_URL": postgres.url,
        "REDIS_URL": valkey.url,
        "APP_SECRET": "a secret that is long enough for this product",
        "APP_ENCRYPTION_KEY": "dGhpcyBpcyBhIGtleSBmb3IgdGhlIHRlc3RzIG9ubHk=",
        "DATABASE_POOL_SIZE": "2",
        "RATE_LIMIT_FACTOR": "1000",
        "OPENAI_BASE_URL": f"{provider.url}/openai/v1",
        "SENTRY_DSN": sentry.url.replace("http://", "http://public@") + "/1",
    }
    production = Production(place, environ)
    await production.ready()
    yield production
    assert production.end() == 0


@pytest.fixture(scope="package")
async def owner(postgres: Service) -> AsyncGenerator[AsyncEngine]:
    """The database as its owner sees it, who may lock and break it."""
    engine = create_async_engine(postgres.url, pool_pre_ping=True)
    yield engine
    await engine.dispose()


@pytest.fixture
def far(provider: WireServer) -> Far:
    """What the provider's end does in this test."""
    provider.script.clear()
    return Far(provider)


@pytest.fixture
async def couple(production: Production) -> AsyncGenerator[Couple]:
    couple = await register_couple(production.url)
    yield couple
    await couple.close()
