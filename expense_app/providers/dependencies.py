"""The gateway as handlers are given it."""

from litestar.datastructures import State
from litestar.di import NamedDependency

from expense_app.providers.gateway import Gateway

Providers = NamedDependency[Gateway]


async def provide_gateway(state: State) -> Gateway:
    return state.gateway
