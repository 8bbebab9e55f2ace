"""Real PostgreSQL and real Valkey, once a test process; every test brings its own households."""

from collections.abc import AsyncGenerator, Generator
from pathlib import Path

import pytest
from litestar import Litestar

from expense_app.app import create_app
from expense_app.config import Settings
from expense_app.local import start_postgres, start_valkey
from expense_app.migrate import migrate
from tests.support.lifespan import running
from tests.support.people import Couple, Person, register_couple, register_person


@pytest.fixture(scope="session")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="session")
def postgres_url(data_dir: Path) -> Generator[str]:
    server = start_postgres(data_dir, durable=False)
    yield server.url
    server.stop()


@pytest.fixture(scope="session")
def redis_url(data_dir: Path) -> Generator[str]:
    server = start_valkey(data_dir)
    yield server.url
    server.stop()


@pytest.fixture(scope="session")
async def settings(postgres_url: str, redis_url: str) -> Settings:
    """A migrated database and an empty Valkey."""
    await migrate(postgres_url)
    return Settings(
        database_url=postgres_url,
        redis_url=redis_url,
        app_secret="a secret that only the tests know and nobody else",
        encryption_keys=("dGhpcyBpcyBhIGtleSBmb3IgdGhlIHRlc3RzIG9ubHk=",),
        rate_limit_factor=1_000,
        allowed_hosts=("testserver",),
        log_level="WARNING",
    )


@pytest.fixture(scope="session")
async def app(settings: Settings) -> AsyncGenerator[Litestar]:
    application = create_app(settings)
    async with running(application):
        yield application


@pytest.fixture
async def couple(app: Litestar) -> AsyncGenerator[Couple]:
    """Asha, who made the household, and Ravi, who joined it."""
    couple = await register_couple(app)
    yield couple
    await couple.close()


@pytest.fixture
async def stranger(app: Litestar) -> AsyncGenerator[Person]:
    """Sam, who made another household."""
    sam = await register_person(app, "Sam Stranger")
    yield sam
    await sam.close()
