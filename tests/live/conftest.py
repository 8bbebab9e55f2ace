"""The application on a real socket: an in-memory client cannot hear a stream."""

import socket
from collections.abc import AsyncGenerator

import pytest
from litestar import Litestar

from tests.support.serving import serving


@pytest.fixture(scope="module")
async def address(app: Litestar) -> AsyncGenerator[str]:
    async with serving(app) as address:
        yield address


@pytest.fixture
def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
