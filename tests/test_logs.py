"""What libraries log is told without the words of an error, as our own lines are."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

CANARY = "lunch at the zebra canary, 250, asha@example.com"

PROGRAM = """
import asyncio, logging, os, sys
import structlog
from expense_app.config import read_settings
from expense_app.logs import configure_logging

words = sys.argv[2]
configure_logging(read_settings())

def fail():
    try:
        raise KeyError(words)
    except KeyError as error:
        raise ValueError(f"about {words}") from error

def logger(name):
    return logging.getLogger(name)

def log(say):
    try:
        fail()
    except ValueError as error:
        say(error)

async def forgotten():
    asyncio.ensure_future(asyncio.to_thread(fail))
    await asyncio.sleep(0.2)
    import gc; gc.collect()

cases = {
    "ours": lambda: log(lambda _: structlog.get_logger().exception("it failed")),
    "given": lambda: log(lambda error: structlog.get_logger().error("it failed", exc_info=error)),
    "arq": lambda: log(lambda e: logger("arq.worker").exception("%s failed, %s: %s", "job", "ValueError", e)),
    "uvicorn": lambda: log(lambda _: logger("uvicorn.error").exception("Exception in ASGI application\\n")),
    "pool": lambda: log(lambda _: logger("sqlalchemy.pool").error("closing %r", "it", exc_info=True)),
    "asyncio": lambda: asyncio.run(forgotten()),
    "group": lambda: log(lambda e: structlog.get_logger().error("many", exc_info=ExceptionGroup(words, [e]))),
}
cases[sys.argv[1]]()
"""


def lines_of(case: str, log_format: str) -> tuple[str, list[dict[str, Any]]]:
    settings = {
        "DATABASE_URL": "postgresql://nowhere/",
        "REDIS_URL": "redis://nowhere",
        "APP_SECRET": "a" * 32,
        "APP_ENCRYPTION_KEY": "b" * 32,
        "LOG_FORMAT": log_format,
    }
    environ = {"PATH": os.defpath, **settings}
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, case, CANARY], env=environ, capture_output=True, text=True, check=True
    )
    told = ran.stderr + ran.stdout
    return told, [json.loads(line) for line in told.splitlines()] if log_format == "json" else []


@pytest.mark.parametrize(
    ("case", "event"),
    [
        ("ours", "it failed"),
        ("arq", "job failed, ValueError: …"),
        ("uvicorn", "Exception in ASGI application"),
        ("asyncio", "Task exception was never retrieved"),
        ("group", "many"),
    ],
)
def test_a_machine_reads_where_it_failed_and_nothing_that_was_typed(case: str, event: str) -> None:
    told, [line] = lines_of(case, "json")

    assert line["event"] == event
    assert line["level"] == "error"
    assert "KeyError\nwhich led to\n" in line["exception"]
    assert "in fail" in line["exception"]
    assert "canary" not in told
    assert "asha@example.com" not in told


@pytest.mark.parametrize("case", ["given", "pool"])
def test_a_person_reads_it_too(case: str) -> None:
    told, _ = lines_of(case, "text")

    assert "ValueError" in told
    assert "in fail" in told
    assert "canary" not in told
