"""The worker: `arq worker.WorkerSettings`, or `expense-app worker`. Collects the rooms' tasks and their cron."""

from contextlib import AsyncExitStack
from threading import Thread
from typing import Any, ClassVar, cast

from arq import cron
from arq.typing import WorkerCoroutine

from expense_app import jobs, reports, tenancy
from expense_app.bell import Bell
from expense_app.chat import tasks as chat
from expense_app.config import read_settings
from expense_app.db import Database, make_engine
from expense_app.job_log import Task, logged
from expense_app.logs import configure_logging
from expense_app.look_back import tasks as look_back
from expense_app.parsing.warm import warm
from expense_app.providers import tasks as providers
from expense_app.providers.gateway import open_gateway
from expense_app.recurring import tasks as recurring

settings = read_settings()


async def startup(context: dict[str, Any]) -> None:
    configure_logging(settings)
    opened: AsyncExitStack = context.setdefault("opened", AsyncExitStack())
    redis = context["redis"]
    engine = make_engine(settings.database_url, settings.pool_size)
    database = Database(engine, jobs.RedisQueue(redis), Bell(redis))
    opened.push_async_callback(database.close)
    await tenancy.check_walls(database.engine)
    Thread(target=warm, daemon=True).start()
    context["gateway"] = await opened.enter_async_context(open_gateway(settings))
    context["database"] = database


async def shutdown(context: dict[str, Any]) -> None:
    await context["opened"].aclose()
    await reports.finish()


def by_the_clock(task: Task) -> WorkerCoroutine:
    return cast("WorkerCoroutine", logged(task))


class WorkerSettings:
    """arq reads these names."""

    redis_settings = jobs.for_the_worker(settings.redis_url)
    functions: ClassVar[list[Any]] = [logged(chat.read_message), logged(chat.phrase_answer)]
    cron_jobs: ClassVar[list[Any]] = [
        cron(by_the_clock(chat.sweep), name="sweep-messages", second={0, 30}, keep_result=0),
        cron(
            by_the_clock(providers.forget_old_readings),
            name="forget-old-readings",
            hour=3,
            minute=17,
            keep_result=0,
        ),
        # Every minute, not every hour: whatever befalls the queue, nothing is late by more than that.
        cron(by_the_clock(recurring.recur), name="recurring", second=10, run_at_startup=True, keep_result=0),
        cron(
            by_the_clock(look_back.look_back_at_the_week),
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
    # Most of them only wait for a provider; a slow one must not keep other households' messages in the queue.
    max_jobs = 400
    poll_delay = 0.1
