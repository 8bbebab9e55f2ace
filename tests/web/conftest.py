import pytest
from litestar import Litestar

from tests.conftest import Process


@pytest.fixture(scope="session")
async def behind_proxy(process: Process) -> Litestar:
    """The product behind one proxy that takes https off."""
    return await process(trusted_proxies=1)
