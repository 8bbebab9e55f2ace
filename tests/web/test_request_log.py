"""One line and one id for every answer, those that no route gives included."""

from collections.abc import AsyncGenerator

import pytest
from litestar import Litestar
from structlog.contextvars import merge_contextvars
from structlog.testing import capture_logs

from expense_app.config import Settings
from expense_app.logs import configure_logging
from tests.conftest import Process
from tests.support.people import Person


@pytest.fixture
async def talkative(process: Process, settings: Settings) -> AsyncGenerator[Litestar]:
    yield await process(log_level="INFO")
    configure_logging(settings)


@pytest.mark.parametrize(
    ("method", "path", "host", "status", "told"),
    [
        ("GET", "/health-of-nobody/secret", "testserver", 404, "unknown"),
        ("PUT", "/auth/login", "testserver", 405, "unknown"),
        ("GET", "/auth/login", "no, host", 400, "unknown"),
        ("GET", "/auth/login?text=secret", "testserver", 200, "/auth/login"),
        ("GET", "/auth/join/secret", "testserver", 404, "/auth/join/{code}"),
        ("GET", "/expenses?q=secret", "testserver", 401, "/expenses"),
    ],
)
async def test_every_answer_has_its_line_under_its_id(
    talkative: Litestar, method: str, path: str, host: str, status: int, told: str
) -> None:
    with capture_logs([merge_contextvars]) as lines:
        answer = await Person(talkative).request(method, path, headers={"host": host})

    [line] = [each for each in lines if each["event"] == "request"]
    assert answer.status_code == status
    assert line["request_id"] == answer.headers["x-request-id"]
    assert (line["method"], line["path"], line["status"], line["client"]) == (method, told, status, "127.0.0.1")
    assert "secret" not in str(line)
