"""A real PostgreSQL in a data folder, through everything that happens to one at home."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import asyncpg
import pytest

from expense_app.local import CannotStart, FolderInUse, RunningPostgres, start_postgres
from expense_app.local.postgres import running_postgres


class Start(Protocol):
    def __call__(self, data_dir: Path, *, durable: bool = False) -> RunningPostgres: ...


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts servers and leaves none behind."""
    started: list[RunningPostgres] = []

    def start_one(data_dir: Path, *, durable: bool = False) -> RunningPostgres:
        started.append(start_postgres(data_dir, durable=durable))
        return started[-1]

    yield start_one
    for server in started:
        server.stop()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for what is true at every start; its first one is slow."""
    return tmp_path_factory.mktemp("home")


async def ask(server: RunningPostgres, query: str) -> object:
    connection = await asyncpg.connect(server.url.replace("+asyncpg", ""))
    try:
        return await connection.fetchval(query)
    finally:
        await connection.close()


async def test_it_keeps_its_data_over_a_restart(start: Start, tmp_path: Path) -> None:
    first = start(tmp_path)
    await ask(first, "CREATE TABLE kept AS SELECT 'still here' AS words")
    first.stop()

    assert await ask(start(tmp_path), "SELECT words FROM kept") == "still here"


async def test_it_speaks_unicode_on_every_machine(start: Start, home: Path) -> None:
    assert await ask(start(home), "SELECT lower('ÄÉŌ')") == "äéō"


async def test_it_lives_deep_down_in_a_folder_with_any_name(start: Start, tmp_path: Path) -> None:
    deep = tmp_path / "our money's home, 2026 & später" / ("deep" * 25)
    assert len(str(deep)) > 107  # more than a Unix socket's path may have

    assert await ask(start(deep), "SELECT current_setting('data_directory')") == str(deep / "postgres" / "cluster")


async def test_it_listens_on_no_network_address(start: Start, home: Path) -> None:
    assert await ask(start(home), "SELECT current_setting('listen_addresses')") == ""


def test_only_its_owner_may_enter_the_folders_of_its_data_and_its_socket(start: Start, tmp_path: Path) -> None:
    server = start(tmp_path / "home")

    socket_folder = Path(server.url.partition("host=")[2].partition("&")[0])
    for folder in (tmp_path / "home", tmp_path / "home" / "postgres" / "cluster", socket_folder):
        assert folder.stat().st_mode & 0o077 == 0, folder


async def test_two_run_side_by_side(start: Start, tmp_path: Path) -> None:
    one, other = start(tmp_path / "one"), start(tmp_path / "other")
    await ask(one, "CREATE TABLE only_here ()")

    assert await ask(one, "SELECT to_regclass('only_here')::text") == "only_here"
    assert await ask(other, "SELECT to_regclass('only_here')::text") is None


async def test_a_second_start_on_the_same_folder_is_refused_and_harms_nothing(start: Start, home: Path) -> None:
    server = start(home)

    with pytest.raises(FolderInUse, match=f"in use .*process {os.getpid()}"):
        start_postgres(home)
    assert await ask(server, "SELECT 1") == 1


async def test_others_find_the_running_one(start: Start, home: Path) -> None:
    assert running_postgres(home) is None
    server = start(home)
    assert running_postgres(home) == server.url
    server.stop()
    assert running_postgres(home) is None


async def test_it_starts_after_the_server_was_killed(start: Start, tmp_path: Path) -> None:
    killed = start(tmp_path, durable=True)
    await ask(killed, "CREATE TABLE kept AS SELECT 7 AS days")
    killed.process.kill()
    killed.process.wait()
    killed.stop()

    assert await ask(start(tmp_path), "SELECT days FROM kept") == 7


async def test_it_replaces_a_server_whose_owner_was_killed(start: Start, tmp_path: Path) -> None:
    """Where the kernel does not end orphans, one is still there at the next start."""
    orphan = start(tmp_path)
    await ask(orphan, "CREATE TABLE kept AS SELECT 7 AS days")
    orphan._folder.release()

    adopted = start(tmp_path)

    assert orphan.process.wait(5) == 0
    assert await ask(adopted, "SELECT days FROM kept") == 7


def test_it_leaves_a_stranger_alone_that_got_the_old_number(start: Start, home: Path) -> None:
    start(home).stop()
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]) as stranger:
        left_over = f"{stranger.pid}\n{home}\n0\n5432\n/tmp/expense-app-gone\n\n0 0\nready\n"
        (home / "postgres" / "cluster" / "postmaster.pid").write_text(left_over)
        start(home)

        assert stranger.poll() is None
        stranger.kill()


async def test_a_first_start_that_was_cut_short_begins_anew(start: Start, tmp_path: Path) -> None:
    half_made = tmp_path / "postgres" / "cluster.new"
    half_made.mkdir(parents=True)
    (half_made / "PG_VERSION").write_text("18\n")

    assert await ask(start(tmp_path), "SELECT 1") == 1
    assert not half_made.exists()


def test_it_says_in_one_line_why_it_cannot_start(start: Start, tmp_path: Path) -> None:
    start(tmp_path).stop()
    (tmp_path / "postgres" / "cluster" / "PG_VERSION").write_text("9.6\n")

    with pytest.raises(CannotStart) as refused:
        start_postgres(tmp_path)
    assert str(refused.value).startswith("PostgreSQL did not start: database files are incompatible with server")
    assert "\n" not in str(refused.value)
