"""The worker: `arq worker.WorkerSettings`, or `expense-app worker`. Collects the rooms' tasks and their cron."""

from typing import Any, ClassVar, cast

from arq import cron
from arq.connections import RedisSettings
from arq.typing import WorkerCoroutine

from expense_app import jobs, tenancy
from expense_app.bell import Bell
from expense_app.chat import tasks as chat
from expense_app.config import read_settings
from expense_app.db import Database, make_engine
from expense_app.logs import configure_logging

settings = read_settings()


async def startup(context: dict[str, Any]) -> None:
    configure_logging(settings)
    redis = context["redis"]
    engine = make_engine(settings.database_url, settings.pool_size)
    database = Database(engine, jobs.RedisQueue(redis), Bell(redis))
    await tenancy.check_walls(database.engine)
    context["database"] = database


async def shutdown(context: dict[str, Any]) -> None:
    await context["database"].close()


class WorkerSettings:
    """arq reads these names."""

    redis_settings = RedisSettings.from_dsn(settings.redis_url)
    functions: ClassVar[list[Any]] = []
    cron_jobs: ClassVar[list[Any]] = [
        cron(cast("WorkerCoroutine", chat.sweep), name="sweep-messages", second={0, 30}, keep_result=0)
    ]
    on_startup = startup
    on_shutdown = shutdown
    job_serializer = jobs.encode
    job_deserializer = jobs.decode
    job_timeout = 60
    keep_result = 0
    health_check_interval = 30
    max_jobs = 20
