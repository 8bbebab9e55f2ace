"""Real PostgreSQL and real Valkey, once a test process; every test brings its own households."""

from collections.abc import AsyncGenerator, Awaitable, Callable, Generator
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from litestar import Litestar
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from expense_app.app import create_app
from expense_app.config import Settings
from expense_app.local import start_postgres, start_valkey
from expense_app.migrate import migrate
from tests.support.lifespan import running
from tests.support.people import Couple, Person, register_couple, register_person

Process = Callable[..., Awaitable[Litestar]]


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


@pytest.fixture(scope="session")
async def owner(settings: Settings) -> AsyncGenerator[AsyncEngine]:
    """The database as its owner sees it: all rows of all households."""
    engine = create_async_engine(settings.database_url)
    yield engine
    await engine.dispose()


@pytest.fixture(scope="session")
async def process(settings: Settings) -> AsyncGenerator[Process]:
    """Starts further processes of the product on the same database and Redis, with settings of their own."""
    async with AsyncExitStack() as stack:

        async def start(**changes: Any) -> Litestar:
            application = create_app(replace(settings, **changes))
            await stack.enter_async_context(running(application))
            return application

        yield start


@pytest.fixture(scope="session")
async def strict(process: Process) -> Litestar:
    """The product with its rate limits as they are for people."""
    return await process(rate_limit_factor=1)


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
