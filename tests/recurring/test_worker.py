"""A real worker process, killed in the middle, and a queue that forgets or goes away."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from expense_app import jobs
from expense_app.check import check_worker
from expense_app.config import Settings
from expense_app.local import start_valkey
from expense_app.local.valkey import RunningValkey
from tests.recurring.conftest import BuildHomes

PATIENCE = 120
"""Seconds: what the product promises, and far more than it takes."""


class Place:
    """A queue of its own, and the workers that were started on it."""

    def __init__(self, settings: Settings, data_dir: Path) -> None:
        self._data_dir = data_dir
        self._settings = settings
        self.valkey: RunningValkey = start_valkey(data_dir)
        self._started: list[subprocess.Popen[bytes]] = []

    @property
    def settings(self) -> Settings:
        return replace(self._settings, redis_url=self.valkey.url)

    def start_worker(self) -> subprocess.Popen[bytes]:
        settings = self.settings
        environ = {
            "PATH": os.defpath,
            "DATABASE_URL": settings.database_url,
            "REDIS_URL": settings.redis_url,
            "APP_SECRET": "a secret that is long enough for these workers",
            "APP_ENCRYPTION_KEY": ",".join(settings.encryption_keys),
            "LOG_LEVEL": "ERROR",
        }
        command = [sys.executable, "-m", "expense_app", "worker"]
        self._started.append(subprocess.Popen(command, env=environ, stderr=subprocess.DEVNULL))
        return self._started[-1]

    async def forget(self) -> None:
        redis = jobs.connect(self.valkey.url)
        await redis.flushall()
        await redis.aclose(close_connection_pool=True)

    def restart(self) -> None:
        self.valkey.stop()
        self.valkey = start_valkey(self._data_dir)

    def clear_away(self) -> None:
        for process in self._started:
            process.kill()
            process.wait()
        self.valkey.stop()


@pytest.fixture
async def place(settings: Settings, tmp_path: Path) -> AsyncGenerator[Place]:
    place = Place(settings, tmp_path)
    yield place
    place.clear_away()


async def eventually(holds: Callable[[], Awaitable[bool]]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not await holds():  # noqa: ASYNC110 - it happens in another process
            await asyncio.sleep(0.05)


async def test_a_worker_killed_in_the_middle_loses_and_doubles_nothing(place: Place, build_homes: BuildHomes) -> None:
    homes = await build_homes(60, months=2)
    worker = place.start_worker()
    await eventually(lambda: _at_least(homes.made, 10))

    worker.send_signal(signal.SIGKILL)
    worker.wait()

    assert await homes.made() < 120
    place.start_worker()
    await eventually(homes.are_complete)
    await eventually(lambda: _is_alive(place.settings))


async def test_a_queue_that_forgets_everything_loses_nothing(place: Place, build_homes: BuildHomes) -> None:
    homes = await build_homes(60)
    worker = place.start_worker()
    await eventually(lambda: _at_least(homes.made, 5))

    await place.forget()

    await eventually(homes.are_complete)
    assert worker.poll() is None


async def test_a_queue_that_was_away_ends_the_worker_and_the_next_one_does_the_rest(
    place: Place, build_homes: BuildHomes
) -> None:
    worker = place.start_worker()
    await eventually(lambda: _is_alive(place.settings))
    homes = await build_homes(20)

    place.restart()
    await asyncio.to_thread(worker.wait, PATIENCE)
    place.start_worker()

    await eventually(homes.are_complete)


async def test_without_a_worker_the_check_says_so(place: Place) -> None:
    assert await check_worker(place.settings) == "none has been alive for 10 seconds"
    place.valkey.stop()
    assert await check_worker(place.settings) == "Redis cannot be reached (ConnectionError)"


async def _at_least(count: Callable[[], Awaitable[int]], most: int) -> bool:
    return await count() >= most


async def _is_alive(settings: Settings) -> bool:
    return await check_worker(settings) is None
