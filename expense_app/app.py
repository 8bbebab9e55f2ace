"""The web application: the only module that names every room."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from threading import Thread

from litestar import Litestar
from litestar.datastructures import State
from litestar.di import Provide
from litestar.types import ControllerRouterHandler

from expense_app import jobs, reports, tenancy
from expense_app.accounts import controllers as accounts
from expense_app.accounts.lookups import find_member
from expense_app.analysis import controllers as analysis
from expense_app.bell import Bell
from expense_app.categories import controllers as categories
from expense_app.chat import controllers as chat
from expense_app.config import Settings
from expense_app.dashboard import controllers as dashboard
from expense_app.db import Database, make_engine
from expense_app.expenses import controllers as expenses
from expense_app.expenses.listing import controllers as listing
from expense_app.live import controllers as news
from expense_app.live.hub import Hub
from expense_app.logs import configure_logging
from expense_app.look_back import controllers as look_back
from expense_app.parsing.warm import warm
from expense_app.providers import controllers as providers
from expense_app.providers.dependencies import provide_gateway
from expense_app.providers.gateway import open_gateway
from expense_app.recurring import controllers as recurring
from expense_app.rules import controllers as rules
from expense_app.web.assets import Assets, static_file
from expense_app.web.compression import COMPRESSION
from expense_app.web.dependencies import DEPENDENCIES
from expense_app.web.errors import ERROR_HANDLERS
from expense_app.web.health import Pulse, live, ready
from expense_app.web.hooks import before_send
from expense_app.web.hosts import Hosts
from expense_app.web.patience import Patience
from expense_app.web.rate_limits import RateLimits
from expense_app.web.refusals import Refusals
from expense_app.web.request_log import RequestLog
from expense_app.web.security import Gatekeeper
from expense_app.web.templating import make_environment
from expense_app.web.turns import Turns

MAX_BODY = 64 * 1024
A_MOMENT = 0.3
"""Seconds that a request waits for its turn among many."""
HANDLERS: list[ControllerRouterHandler] = [
    *accounts.CONTROLLERS,
    *chat.CONTROLLERS,
    *analysis.CONTROLLERS,
    *expenses.CONTROLLERS,
    *dashboard.CONTROLLERS,
    *rules.CONTROLLERS,
    *providers.CONTROLLERS,
    *listing.CONTROLLERS,
    *categories.CONTROLLERS,
    *recurring.CONTROLLERS,
    *look_back.CONTROLLERS,
    *news.CONTROLLERS,
    static_file,
    live,
    ready,
]


def create_app(settings: Settings) -> Litestar:
    """The product for one process. Opens its connections when it starts and closes them when it ends."""
    configure_logging(settings)
    assets = Assets()
    redis = jobs.connect(settings.redis_url)
    database = Database(make_engine(settings.database_url, settings.pool_size), jobs.RedisQueue(redis), Bell(redis))
    probe = make_engine(settings.database_url, pool_size=1)
    hub = Hub(settings.redis_url)

    @asynccontextmanager
    async def connections(app: Litestar) -> AsyncGenerator[None]:
        try:
            await tenancy.check_walls(database.engine)
            await database.open_connections(settings.pool_size)
            Thread(target=warm, daemon=True).start()
            async with open_gateway(settings) as app.state.gateway, hub.listening():
                yield
        finally:
            await redis.aclose(close_connection_pool=True)
            await database.close()
            await probe.dispose()
            await reports.finish()

    return Litestar(
        route_handlers=HANDLERS,
        dependencies={**DEPENDENCIES, "gateway": Provide(provide_gateway)},
        middleware=[
            RequestLog(),
            Refusals(),
            Hosts(),
            Patience(settings.body_within),
            Turns(settings.pool_size, A_MOMENT, MAX_BODY),
            Gatekeeper(lambda token: find_member(database, token)),
        ],
        exception_handlers=ERROR_HANDLERS,
        before_send=[before_send],
        lifespan=[connections],
        state=State(
            {
                "settings": settings,
                "database": database,
                "redis": redis,
                "pulse": Pulse(probe, redis),
                "rate_limits": RateLimits(redis, settings.rate_limit_factor),
                "hub": hub,
                "assets": assets,
                "templates": make_environment(assets),
            }
        ),
        request_max_body_size=MAX_BODY,
        compression_config=COMPRESSION,
        openapi_config=None,
        logging_config=None,
    )
