"""Web processes to be measured: the product, and whatever else listens on a port."""

import asyncio
import os
import secrets
import socket
import sys
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from expense_app.config import Settings, environment


@dataclass(frozen=True)
class Web:
    address: str
    pid: int

    def memory(self) -> int:
        """Resident bytes."""
        return int(Path(f"/proc/{self.pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


@asynccontextmanager
async def product(settings: Settings, **more: str) -> AsyncGenerator[Web]:
    """The product's own web process, told by its environment."""
    environ = {
        "DATABASE_URL": settings.database_url,
        "REDIS_URL": settings.redis_url,
        "APP_SECRET": settings.app_secret,
        "APP_ENCRYPTION_KEY": secrets.token_urlsafe(40),
        "LOG_LEVEL": settings.log_level,
        "RATE_LIMIT_FACTOR": "100000",
        **more,
    }
    async with listening(("-m", "expense_app", "web"), environ) as web:
        yield web


@asynccontextmanager
async def listening(python: tuple[str, ...], environ: dict[str, str]) -> AsyncGenerator[Web]:
    """A Python process that takes --port, once it takes connections."""
    port = free_port()
    command = (sys.executable, *python, "--port", str(port))
    process = await asyncio.create_subprocess_exec(*command, env={**environment(), **environ})
    web = Web(f"http://127.0.0.1:{port}", process.pid)
    try:
        await _answers(web.address)
        yield web
    finally:
        process.terminate()
        await process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


async def _answers(address: str) -> None:
    place = urlsplit(address)
    until = time.monotonic() + 60
    while True:
        try:
            _, writer = await asyncio.open_connection(place.hostname, place.port)
        except OSError:
            assert time.monotonic() < until, f"nothing listens on {address}"
            await asyncio.sleep(0.1)
        else:
            writer.close()
            return
