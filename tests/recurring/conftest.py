from collections.abc import AsyncGenerator, Awaitable, Callable
from uuid import uuid4

import pytest

from expense_app.config import Settings
from tests.recurring.homes import Homes

BuildHomes = Callable[..., Awaitable[Homes]]


@pytest.fixture
async def build_homes(settings: Settings) -> AsyncGenerator[BuildHomes]:
    built: list[Homes] = []

    async def build(count: int, months: int = 1) -> Homes:
        built.append(Homes(settings.database_url, f"Many {uuid4()}", count, months))
        await built[-1].build()
        return built[-1]

    yield build
    for homes in built:
        await homes.close()
