"""The one command, as a person at a terminal meets it."""

import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import httpx

from expense_app.local.address import noted_address
from tests.serve.product import Product, eventually, living

Run = Callable[..., Product]


def test_it_answers_at_the_address_that_it_prints_and_ends_on_sigterm(run: Run, tmp_path: Path) -> None:
    product = run(tmp_path / "our data")
    pids = product.pids()
    assert living(pids) == {"supervisor", "web", "worker", "postgres", "valkey"}

    product.signal(signal.SIGTERM)

    assert product.end() == 0
    assert living(pids) == set()
    assert product.said.splitlines()[-1] == "Stopping."


def test_ctrl_c_lets_a_request_under_way_finish(run: Run, home: Path) -> None:
    """A terminal sends it to every process of the group, PostgreSQL must not be one of them."""
    product = run(home)
    pids = product.pids()
    answers: list[str] = []
    request = threading.Thread(target=lambda: answers.append(httpx.get(f"{product.url}/slow?1.5").text))
    request.start()
    time.sleep(0.3)

    os.killpg(product.process.pid, signal.SIGINT)
    time.sleep(0.5)
    assert {"web", "postgres", "valkey"} <= living(pids)

    assert product.end() == 0
    request.join()
    assert answers == [str(pids["web"])]
    assert living(pids) == set()


def test_it_ends_within_five_seconds_though_a_request_takes_longer(run: Run, home: Path) -> None:
    product = run(home)
    pids = product.pids()
    with socket.create_connection(("127.0.0.1", int(product.url.rpartition(":")[2]))) as connection:
        connection.sendall(b"GET /slow?60 HTTP/1.1\r\nhost: here\r\n\r\n")
        time.sleep(0.3)
        product.signal(signal.SIGTERM)
        assert product.end(within=5.0) == 0
    assert living(pids) == set()


def test_it_starts_again_after_kill_9_left_nothing_running(run: Run, home: Path, free_port: int) -> None:
    killed = run(home, free_port)
    pids = killed.pids()
    killed.signal(signal.SIGKILL)
    eventually(lambda: not living(pids))

    again = run(home, free_port)

    assert again.url == killed.url
    assert again.pids().keys() == pids.keys()


def test_it_starts_again_at_once_after_everything_was_killed(run: Run, home: Path, free_port: int) -> None:
    killed = run(home, free_port)
    for pid in killed.pids().values():
        os.kill(pid, signal.SIGKILL)

    again = run(home, free_port)

    assert httpx.get(again.url).status_code == 200


def test_it_ends_with_the_uv_that_started_it(run: Run, home: Path, tmp_path: Path) -> None:
    """`uv run` passes signals on, but not kill -9. Here another program goes by the name that the kernel shows."""
    uv = tmp_path / "uv"
    uv.symlink_to(Path(sys.executable).resolve())
    product = run(home, through=(str(uv), "-c", "import subprocess, sys; subprocess.run(sys.argv[1:])"))
    pids = product.pids()
    assert living(pids) == {"supervisor", "web", "worker", "postgres", "valkey"}

    product.signal(signal.SIGKILL)

    eventually(lambda: not living(pids))


def test_it_ends_in_order_when_its_terminal_is_closed(run: Run, home: Path) -> None:
    product = run(home)
    pids = product.pids()

    product.signal(signal.SIGHUP)

    assert product.end() == 0
    assert living(pids) == set()


def test_two_run_side_by_side(run: Run, tmp_path: Path) -> None:
    one, other = run(tmp_path / "one"), run(tmp_path / "other")

    assert not set(one.pids().values()) & set(other.pids().values())


def test_a_folder_tells_the_other_commands_where_its_product_answers(run: Run, home: Path) -> None:
    product = run(home)

    assert product.url == noted_address(home)


def test_a_taken_port_is_one_line_before_anything_is_made(run: Run, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        product = run(tmp_path / "data", port)

        assert product.end() == 1
    assert product.said == f"Port {port} is taken by another program. Stop it, or choose another one with --port.\n"
    assert not (tmp_path / "data").exists()


def test_a_port_that_does_not_exist_is_one_line(run: Run, tmp_path: Path) -> None:
    product = run(tmp_path / "data", 70000)

    assert product.end() == 1
    assert product.said == "There is no port 70000. Choose one up to 65535 with --port.\n"


def test_a_web_server_that_does_not_come_up_is_one_line(run: Run, home: Path) -> None:
    product = run(home, TINY_BROKEN="1")

    assert product.end(within=30) == 1
    *_, stopping, reason = product.said.splitlines()
    assert stopping == "Stopping."
    assert reason == f"The web server did not start (no web today). Its log is {home / 'web.log'}."


def test_whichever_half_is_killed_comes_back_while_the_other_goes_on(run: Run, home: Path) -> None:
    product = run(home)
    before = product.pids()

    os.kill(before["worker"], signal.SIGKILL)
    line = product.wait_for("The worker")
    assert line.startswith("The worker ended unexpectedly (SIGKILL); it starts again in 0.5 s.")
    assert product.worker(other_than=before["worker"]) != before["worker"]
    assert httpx.get(product.url).text == str(before["web"])

    os.kill(before["web"], signal.SIGKILL)
    assert product.wait_for("The web server").startswith("The web server ended unexpectedly (SIGKILL)")
    assert int(httpx.get(product.url, timeout=30).text) != before["web"]


def test_a_killed_database_ends_everything_with_one_line(run: Run, home: Path) -> None:
    product = run(home)
    pids = product.pids()

    os.kill(pids["postgres"], signal.SIGKILL)

    assert product.end() == 1
    assert product.said.splitlines()[-1].startswith("PostgreSQL ended unexpectedly, so everything stops.")
    assert living(pids) == set()
