"""Structured logs: text for people, JSON for machines. Never what somebody typed, never a key."""

import logging
import sys
from collections.abc import Generator
from contextlib import contextmanager
from types import TracebackType
from typing import Any

import structlog
from redis.exceptions import RedisError

from expense_app import reports
from expense_app.config import Settings
from expense_app.traces import chain, trace

log = structlog.get_logger()

_QUIET = ("httpx", "httpcore", "uvicorn.access", "uvicorn.error", "arq.worker", "alembic")
"""Libraries that say too much below a warning."""
_SERIOUS = {"error", "critical"}


def configure_logging(settings: Settings) -> None:
    """Let our own lines and those of the libraries look alike, and report to Sentry whatever failed."""
    reports.start(settings)
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    tail: list[structlog.typing.Processor] = [_report, _without_the_words, _renderer(settings)]
    structlog.configure(
        processors=[*shared, *tail],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[settings.log_level]),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    _join_the_libraries(shared, tail, settings.log_level)


@contextmanager
def last_words() -> Generator[None]:
    """What ends a long-running process is a line of its log like any other, not a bare trace with somebody's words.
    Ends the process with exit code 1; whoever keeps it running starts it again."""
    try:
        yield
    except RedisError as error:
        log.warning("ended: the queue is away", error=type(error).__name__)
        raise SystemExit(1) from None
    except Exception:
        log.critical("ended by an error", exc_info=True)
        raise SystemExit(1) from None


def _renderer(settings: Settings) -> structlog.typing.Processor:
    if settings.log_format == "json":
        return structlog.processors.JSONRenderer(default=str)
    return structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback)


def _join_the_libraries(
    shared: list[structlog.typing.Processor], tail: list[structlog.typing.Processor], level: str
) -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*shared, structlog.stdlib.add_logger_name],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *tail],
        )
    )
    logging.basicConfig(handlers=[handler], level=level, force=True)
    for noisy in _QUIET:
        logging.getLogger(noisy).setLevel(logging.WARNING)


def _report(_logger: object, _name: str, line: structlog.typing.EventDict) -> structlog.typing.EventDict:
    error = _error_of(line.get("exc_info"))
    if error and line["level"] in _SERIOUS:
        reports.report(error, line)
    return line


def _without_the_words(_logger: object, _name: str, line: structlog.typing.EventDict) -> structlog.typing.EventDict:
    """A trace instead of the error itself. Libraries put the error's words into their first line, too."""
    error = _error_of(line.pop("exc_info", None))
    if error is None:
        return line
    line["event"] = _first_line(str(line["event"]), error)
    line["exception"] = trace(error)
    return line


def _first_line(said: str, error: BaseException) -> str:
    for each in chain(error):
        for words in filter(None, (repr(each), str(each))):
            said = said.replace(words, "…")
    return said.partition("\n")[0]


def _error_of(given: Any) -> BaseException | None:  # noqa: ANN401 - all that logging takes as exc_info
    match given:
        case BaseException():
            return given
        case (_, BaseException() as error, TracebackType() | None):
            return error
        case _:
            return sys.exc_info()[1] if given is True else None
