"""One line a job, tied to the request that asked for it."""

import time
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any

import structlog

from expense_app.jobs import request_of

log = structlog.get_logger()

Task = Callable[..., Awaitable[Any]]


def logged(task: Task) -> Task:
    """The task as the worker runs it, under its own name. A failure is told here and ends here: the queue would not
    try again, and the sweeps find what is left open."""

    @wraps(task)
    async def run(context: dict[str, Any], *ids: str) -> None:
        request_id = request_of(context["job_id"])
        asked = {"request_id": request_id} if request_id else {}
        with structlog.contextvars.bound_contextvars(job=task.__name__, job_id=context["job_id"], **asked):
            started = time.perf_counter()
            try:
                await task(context, *ids)
            except Exception:
                log.exception("job failed")
                return
            # What comes by the clock comes every minute: it tells of itself when it has done anything.
            tell = log.info if request_id else log.debug
            tell("job", ms=round((time.perf_counter() - started) * 1000, 1))

    return run
