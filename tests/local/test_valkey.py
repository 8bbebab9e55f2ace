"""A real Valkey in a data folder."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from redis.asyncio import Redis

from expense_app.local import CannotStart, FolderInUse, RunningValkey, start_valkey
from expense_app.local.valkey import running_valkey

Start = Callable[[Path], RunningValkey]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts servers and leaves none behind."""
    started: list[RunningValkey] = []

    def start_one(data_dir: Path) -> RunningValkey:
        started.append(start_valkey(data_dir))
        return started[-1]

    yield start_one
    for server in started:
        server.stop()


async def count(server: RunningValkey) -> int:
    """How often this was asked of the server's data."""
    client = Redis.from_url(server.url)
    try:
        return await client.incr("asked")
    finally:
        await client.aclose()


async def test_it_keeps_its_data_over_a_restart_in_a_folder_with_any_name(start: Start, tmp_path: Path) -> None:
    home = tmp_path / "our money's home, später" / ("deep" * 25)
    first = start(home)
    assert await count(first) == 1
    first.stop()

    assert await count(start(home)) == 2


async def test_it_keeps_what_it_acknowledged_when_it_is_killed(start: Start, tmp_path: Path) -> None:
    killed = start(tmp_path)
    assert await count(killed) == 1
    killed.process.kill()
    killed.process.wait()
    killed.stop()

    assert await count(start(tmp_path)) == 2


async def test_it_replaces_a_server_whose_owner_was_killed(start: Start, tmp_path: Path) -> None:
    orphan = start(tmp_path)
    assert await count(orphan) == 1
    orphan._folder.release()

    adopted = start(tmp_path)

    assert orphan.process.wait(5) == 0
    assert await count(adopted) == 2


async def test_two_run_side_by_side(start: Start, tmp_path: Path) -> None:
    one, other = start(tmp_path / "one"), start(tmp_path / "other")

    assert (await count(one), await count(one), await count(other)) == (1, 2, 1)


def test_a_second_start_on_the_same_folder_is_refused(start: Start, tmp_path: Path) -> None:
    server = start(tmp_path)

    with pytest.raises(FolderInUse):
        start_valkey(tmp_path)
    assert running_valkey(tmp_path) == server.url


async def test_a_damaged_log_is_set_aside(start: Start, tmp_path: Path) -> None:
    first = start(tmp_path)
    assert await count(first) == 1
    first.stop()
    (log,) = (tmp_path / "valkey" / "data" / "appendonlydir").glob("*.incr.aof")
    log.write_bytes(b"NONSENSE\r\n")

    assert await count(start(tmp_path)) == 1
    assert (tmp_path / "valkey" / "data.damaged" / "appendonlydir" / log.name).read_bytes() == b"NONSENSE\r\n"


async def test_a_log_that_was_cut_short_loses_only_its_end(start: Start, tmp_path: Path) -> None:
    first = start(tmp_path)
    assert [await count(first), await count(first)] == [1, 2]
    first.stop()
    (log,) = (tmp_path / "valkey" / "data" / "appendonlydir").glob("*.incr.aof")
    log.write_bytes(log.read_bytes()[:-3])

    assert await count(start(tmp_path)) == 2


def test_it_says_in_one_line_why_it_cannot_start(tmp_path: Path) -> None:
    (tmp_path / "valkey").mkdir()
    (tmp_path / "valkey" / "data").touch()

    with pytest.raises(CannotStart, match=r"The data folder .*valkey cannot be used: part of the path is a file\."):
        start_valkey(tmp_path)
