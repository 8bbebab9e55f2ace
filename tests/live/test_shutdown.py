"""A real web process with a stream open."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncGenerator

import httpx
import pytest

from expense_app.config import Settings
from tests.support.people import Couple
from tests.support.serving import listening


@pytest.fixture
async def web(settings: Settings, free_port: int) -> AsyncGenerator[asyncio.subprocess.Process]:
    """`expense-app web` on the tests' own database."""
    environ = {
        "PATH": os.defpath,
        "DATABASE_URL": settings.database_url,
        "REDIS_URL": settings.redis_url,
        "APP_SECRET": settings.app_secret,
        "APP_ENCRYPTION_KEY": ",".join(settings.encryption_keys),
        "LOG_LEVEL": "WARNING",
    }
    command = (sys.executable, "-m", "expense_app", "web", "--port", str(free_port))
    process = await asyncio.create_subprocess_exec(*command, env=environ, stderr=asyncio.subprocess.PIPE)
    await answers(f"http://127.0.0.1:{free_port}/health/live")
    yield process
    if process.returncode is None:
        process.kill()
        await process.wait()


async def answers(url: str) -> None:
    async with httpx.AsyncClient() as client, asyncio.timeout(30):
        while True:
            try:
                await client.get(url)
            except httpx.TransportError:
                await asyncio.sleep(0.05)
            else:
                return


async def test_it_ends_at_once_though_streams_are_open(
    couple: Couple, web: asyncio.subprocess.Process, free_port: int
) -> None:
    address = f"http://127.0.0.1:{free_port}"
    async with listening(couple.asha, address) as hers, listening(couple.ravi, address) as his:
        asked = time.monotonic()
        web.send_signal(signal.SIGTERM)
        _, said = await asyncio.wait_for(web.communicate(), 5)
        await asyncio.gather(hers.ended.wait(), his.ended.wait())

    assert web.returncode in {0, -signal.SIGTERM}
    assert time.monotonic() - asked < 2
    assert said == b""
