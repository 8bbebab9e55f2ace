from collections.abc import AsyncGenerator

import pytest
from litestar import Litestar
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.conftest import Process
from tests.support.serving import serving
from tests.web.fuzz.cases import EXAMPLES, SEED, Door, doors
from tests.web.fuzz.schema import openapi
from tests.web.fuzz.wire import Wire
from tests.web.fuzz.world import World, settle

NOWHERE = "http://127.0.0.1:9"
"""Where no provider is, so that none is ever asked."""


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("fuzz")
    group.addoption(
        "--fuzz-examples", type=int, default=EXAMPLES, help="requests for each route and each kind of person"
    )
    group.addoption("--fuzz-seed", type=int, default=SEED, help="another one makes other requests")


@pytest.fixture(scope="session")
async def exposed(process: Process) -> Litestar:
    """The product without limits to how often one may ask."""
    return await process(
        rate_limit_factor=1_000_000, openai_base_url=f"{NOWHERE}/v1", gemini_base_url=f"{NOWHERE}/v1beta"
    )


@pytest.fixture(scope="session")
async def address(exposed: Litestar) -> AsyncGenerator[str]:
    async with serving(exposed) as at:
        yield at


@pytest.fixture(scope="session")
async def world(exposed: Litestar, owner: AsyncEngine) -> AsyncGenerator[World]:
    world = await settle(exposed, owner)
    yield world
    await world.close()


@pytest.fixture(scope="session")
def every_door(exposed: Litestar, world: World) -> list[Door]:
    return list(doors(openapi(exposed, world.known())))


@pytest.fixture
async def wire(address: str) -> AsyncGenerator[Wire]:
    wire = Wire(address)
    yield wire
    wire.close()
