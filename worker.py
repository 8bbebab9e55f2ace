"""The worker: `arq worker.WorkerSettings`, or `expense-app worker`. Collects the rooms' tasks and their cron."""

from typing import Any, ClassVar, cast

from arq import cron
from arq.connections import RedisSettings
from arq.typing import WorkerCoroutine

from expense_app import jobs, tenancy
from expense_app.chat import tasks as chat
from expense_app.config import read_settings
from expense_app.db import Database, make_engine
from expense_app.logs import configure_logging
from expense_app.look_back import tasks as look_back
from expense_app.recurring import tasks as recurring

settings = read_settings()


async def startup(context: dict[str, Any]) -> None:
    configure_logging(settings)
    database = Database(make_engine(settings.database_url, settings.pool_size), jobs.RedisQueue(context["redis"]))
    await tenancy.check_walls(database.engine)
    context["database"] = database


async def shutdown(context: dict[str, Any]) -> None:
    await context["database"].close()


class WorkerSettings:
    """arq reads these names."""

    redis_settings = RedisSettings.from_dsn(settings.redis_url)
    functions: ClassVar[list[Any]] = []
    cron_jobs: ClassVar[list[Any]] = [
        cron(cast("WorkerCoroutine", chat.sweep), name="sweep-messages", second={0, 30}, keep_result=0),
        # Every minute, not every hour: whatever befalls the queue, nothing is late by more than that.
        cron(cast("WorkerCoroutine", recurring.recur), name="recurring", second=10, run_at_startup=True, keep_result=0),
        cron(
            cast("WorkerCoroutine", look_back.look_back_at_the_week),
            name="look-back",
            second=40,
            run_at_startup=True,
            keep_result=0,
        ),
    ]
    on_startup = startup
    on_shutdown = shutdown
    job_serializer = jobs.encode
    job_deserializer = jobs.decode
    job_timeout = 60
    keep_result = 0
    health_check_interval = jobs.HEALTH_SECONDS
    max_jobs = 20
