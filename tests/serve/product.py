"""A product that the tests start, kill and look at from outside, as a person at a terminal would."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import msgspec

from expense_app.local.cluster import state
from expense_app.local.process import command_line

TINY = Path(__file__).with_name("tiny_product.py")


class Product:
    """One run of the tiny product; what it printed so far stands in `said`."""

    def __init__(self, data_dir: Path, port: int = 0, through: tuple[str, ...] = (), **environ: str) -> None:
        self.data_dir = data_dir
        self.said = ""
        data_dir.parent.mkdir(parents=True, exist_ok=True)
        self._worker_file = data_dir.with_name(f"{data_dir.name}.worker")
        self._worker_file.unlink(missing_ok=True)
        self._pids: dict[str, int] = {}
        self.process = subprocess.Popen(
            [*through, sys.executable, str(TINY), str(port), str(data_dir)],
            env={"PATH": os.defpath, "TINY_WORKER": str(self._worker_file), **environ},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def wait_for(self, words: str) -> str:
        """The line that says so; whatever comes before it is read as well."""
        assert self.process.stdout
        for line in self.process.stdout:
            self.said += line
            if words in line:
                return line
        raise AssertionError(f"It ended without saying {words!r}, but: {self.said}")

    @property
    def url(self) -> str:
        found = re.search(r"Ready: (\S+)", self.said) or re.search(r"Ready: (\S+)", self.wait_for("Ready: "))
        assert found
        return found[1]

    def pids(self) -> dict[str, int]:
        """Every process of the product, by its part."""
        web = int(httpx.get(self.url, timeout=30).text)
        postgres = state(self.data_dir / "postgres" / "cluster")
        valkey = msgspec.json.decode((self.data_dir / "valkey" / "running.json").read_bytes())
        assert postgres
        self._pids = {
            "supervisor": self.process.pid,
            "web": web,
            "worker": self.worker(),
            "postgres": postgres.pid,
            "valkey": valkey["pid"],
        }
        return self._pids

    def worker(self, other_than: int | None = None) -> int:
        """The worker's process id, once it has one (`other_than` the one before)."""
        file = self._worker_file
        eventually(lambda: file.exists() and file.read_text() not in {"", str(other_than)})
        return int(file.read_text())

    def signal(self, number: signal.Signals) -> None:
        self.process.send_signal(number)

    def end(self, within: float = 5.0) -> int:
        """Wait for its end; its exit code."""
        assert self.process.stdout
        code = self.process.wait(within)
        self.said += self.process.stdout.read()
        return code

    def clear_away(self) -> None:
        self.process.kill()
        self.process.wait()
        assert self.process.stdout
        self.process.stdout.close()

    def wait_until_gone(self) -> None:
        eventually(lambda: not living(self._pids))


def eventually(holds: Callable[[], object], within: float = 30.0) -> None:
    until = time.monotonic() + within
    while not holds():
        assert time.monotonic() < until, "it did not come to pass"
        time.sleep(0.02)


def living(pids: dict[str, int]) -> set[str]:
    return {part for part, pid in pids.items() if command_line(pid)}
