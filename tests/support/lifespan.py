"""Starting and stopping an application inside the tests' event loop."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from litestar import Litestar


@asynccontextmanager
async def running(app: Litestar) -> AsyncGenerator[None]:
    """Keep the lifespan in one task of its own: fixtures are set up and torn down in different ones."""
    started, ending = asyncio.Event(), asyncio.Event()

    async def live() -> None:
        async with app.lifespan():
            started.set()
            await ending.wait()

    life = asyncio.create_task(live())
    await asyncio.wait([life, asyncio.ensure_future(started.wait())], return_when=asyncio.FIRST_COMPLETED)
    try:
        yield
    finally:
        ending.set()
        await life
