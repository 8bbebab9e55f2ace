"""A PostgreSQL or a Valkey that is stopped, and comes back where it was, as a platform's would."""

import os
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

from expense_app.local import RunningPostgres, RunningValkey
from tests.serve.product import eventually


class Service:
    """`folder` is where it runs, `answers` whether it does."""

    def __init__(
        self, running: RunningPostgres | RunningValkey, folder: Path, stop: signal.Signals, answers: Callable[[], bool]
    ) -> None:
        self.url = running.url
        self._running = running
        self._process = running.process
        self._folder = folder
        self._stop = stop
        self._answers = answers

    def freeze(self) -> None:
        """It hangs from here on: the signal alone only says so, and a busy machine brings it late."""
        self._process.send_signal(signal.SIGSTOP)
        stat = Path(f"/proc/{self._process.pid}/stat")
        eventually(lambda: stat.read_text().rpartition(")")[2].split()[0] == "T")

    def thaw(self) -> None:
        self._process.send_signal(signal.SIGCONT)

    def stop(self) -> None:
        self._process.send_signal(self._stop)
        self._process.wait(10)

    def start(self) -> None:
        environ = {"LC_ALL": "C", "PATH": os.defpath}
        with (self._folder.parent / "server.log").open("ab") as log:
            self._process = subprocess.Popen(
                self._process.args, cwd=self._folder, env=environ, stdout=log, stderr=log, umask=0o077
            )
        eventually(self._answers)

    def clear_away(self) -> None:
        if self._process.poll() is None:
            self.stop()
        self._running.stop()
