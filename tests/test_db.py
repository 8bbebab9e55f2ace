"""Whose fault an error is."""

import asyncio
import socket
from pathlib import Path

import pytest
from jinja2 import TemplateNotFound

from expense_app.db import is_away


async def connecting(host: str, port: int) -> BaseException:
    try:
        await asyncio.open_connection(host, port)
    except OSError as error:
        return error
    raise AssertionError("somebody is there")


async def test_a_server_that_is_not_there_is_away() -> None:
    for error in (await connecting("127.0.0.1", 1), await connecting("localhost", 1), socket.gaierror(-2, "unknown")):
        assert is_away(error), repr(error)


async def test_a_socket_that_is_gone_is_away(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as gone:
        await asyncio.open_unix_connection(tmp_path / "socket")

    assert is_away(gone.value)


@pytest.mark.parametrize("defect", [TemplateNotFound("page.html"), KeyError("name"), ValueError("wrong")])
def test_a_defect_of_ours_is_not(defect: Exception) -> None:
    assert not is_away(defect)


def test_a_file_of_ours_that_is_missing_is_a_defect(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as missing:
        (tmp_path / "file").read_text()

    assert not is_away(missing.value)
