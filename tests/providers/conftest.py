"""The product with a provider's server at the other end of the wire, and its own worker in this process."""

import asyncio
import importlib
import os
import warnings
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import replace
from types import ModuleType
from unittest.mock import patch

import pytest
from arq.worker import Worker, create_worker
from litestar import Litestar

from expense_app.app import create_app
from expense_app.config import Settings
from tests.browser.conftest import address, chromium, chromium_path, window
from tests.llm.formats import Format, OpenAIFormat
from tests.llm.wire_server import WireServer, wire_server
from tests.providers.acts import Far, set_up, until
from tests.support.lifespan import running
from tests.support.people import Couple, Person, register_couple, register_person

__all__ = ["address", "chromium", "chromium_path", "window"]


@pytest.fixture(scope="session")
async def _server() -> AsyncGenerator[WireServer]:
    async with wire_server() as server:
        yield server


@pytest.fixture
def far(_server: WireServer) -> Far:
    """What the provider's end does and sees in this test."""
    _server.seen.clear()
    _server.script.clear()
    return Far(_server)


@pytest.fixture(scope="session")
async def settings(settings: Settings, _server: WireServer) -> Settings:
    """A Valkey database of their own, so that no other test's jobs wait in the queue."""
    return replace(
        settings,
        redis_url=f"{settings.redis_url}?db=7",
        openai_base_url=f"{_server.url}/openai/v1",
        gemini_base_url=f"{_server.url}/gemini/v1beta",
    )


@pytest.fixture(scope="session")
async def app(settings: Settings) -> AsyncGenerator[Litestar]:
    application = create_app(settings)
    async with running(application):
        yield application


@pytest.fixture(autouse=True)
async def _empty_queue(app: Litestar) -> AsyncGenerator[None]:
    yield
    await app.state.redis.flushdb()


@pytest.fixture
async def couple(app: Litestar) -> AsyncGenerator[Couple]:
    couple = await register_couple(app)
    yield couple
    await couple.close()


@pytest.fixture
async def stranger(app: Litestar) -> AsyncGenerator[Person]:
    sam = await register_person(app, "Sam Stranger")
    yield sam
    await sam.close()


@pytest.fixture
def wire() -> Format:
    """The provider of the test; `acts.BOTH` tries it with each."""
    return OpenAIFormat()


@pytest.fixture(scope="session")
def worker_environ(settings: Settings) -> dict[str, str]:
    return {
        "DATABASE_URL": settings.database_url,
        "REDIS_URL": settings.redis_url,
        "APP_SECRET": "the worker signs nothing but has one anyway",
        "APP_ENCRYPTION_KEY": ",".join(settings.encryption_keys),
        "OPENAI_BASE_URL": settings.openai_base_url,
        "GEMINI_BASE_URL": settings.gemini_base_url,
        "LOG_LEVEL": settings.log_level,
    }


@pytest.fixture(scope="session")
def worker_module(worker_environ: dict[str, str]) -> ModuleType:
    """worker.py reads the environment when it is imported, as in production."""
    with patch.dict(os.environ, worker_environ):
        return importlib.import_module("worker")


@asynccontextmanager
async def working(module: ModuleType) -> AsyncGenerator[Worker]:
    """A worker as arq makes it out of WorkerSettings, without its cron: tests sweep when they mean to. At the end
    it finishes what is in the queue."""
    worker = create_worker(module.WorkerSettings, handle_signals=False, poll_delay=0.02, cron_jobs=[])
    main = asyncio.create_task(worker.main())

    async def started() -> bool:
        return "database" in worker.ctx

    try:
        await until(started)
        yield worker
    finally:
        worker.burst = True  # it ends once its queue is empty
        await main
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "Call to deprecated close", DeprecationWarning)  # arq's own
            await worker.close()


@pytest.fixture
async def worker(worker_module: ModuleType) -> AsyncGenerator[Worker]:
    async with working(worker_module) as started:
        yield started


@pytest.fixture
async def reading_couple(couple: Couple, wire: Format) -> Couple:
    """Asha has set up the provider; both write."""
    answer = await set_up(couple.asha, wire.name)
    assert answer.status_code == 200, answer.text
    return couple
