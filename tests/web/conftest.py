from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import replace
from typing import Any

import pytest
from litestar import Litestar

from expense_app.app import create_app
from expense_app.config import Settings
from tests.support.lifespan import running

Process = Callable[..., Awaitable[Litestar]]


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
    """The product with its limits as they are for people."""
    return await process(rate_limit_factor=1)


@pytest.fixture(scope="session")
async def strict_too(process: Process) -> Litestar:
    """Another process of it."""
    return await process(rate_limit_factor=1)


@pytest.fixture(scope="session")
async def behind_proxy(process: Process) -> Litestar:
    """The product behind one proxy that takes https off."""
    return await process(trusted_proxies=1)
