"""The whole product as a platform runs it: on a database and a Redis that others keep, supervised, logging JSON."""

import asyncio
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from expense_app.local.process import command_line


class Production:
    """`said` is what it told the terminal, `log` what its processes wrote."""

    def __init__(self, folder: Path, environ: dict[str, str]) -> None:
        self._said, self._log = folder / "said", folder / "log"
        with self._said.open("wb") as said, self._log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "expense_app", "--port", "0", "--data-dir", str(folder)],
                env={"PATH": os.defpath, "LOG_FORMAT": "json", **environ},
                stdout=said,
                stderr=log,
            )
        self.url = ""

    async def ready(self) -> None:
        await until(lambda: "Ready: " in self.said)
        found = re.search(r"Ready: (\S+)", self.said)
        assert found
        self.url = found[1]

    @property
    def said(self) -> str:
        return self._said.read_text()

    @property
    def log(self) -> str:
        return self._log.read_text()

    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.log.splitlines()]

    def pid(self, part: str) -> int | None:
        """Of the part "web" or "worker"; None while it is between two lives."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return next((int(pid) for pid in children if f"-m expense_app {part} " in f"{command_line(int(pid))} "), None)

    def signal(self, part: str, number: signal.Signals) -> int:
        """Send it, and return who got it."""
        pid = self.pid(part)
        assert pid
        os.kill(pid, number)
        return pid

    def end(self) -> int:
        self.process.terminate()
        return self.process.wait(10)


async def until(holds: Callable[[], object], within: float = 30.0) -> None:
    """Returns as soon as it holds (now, or once awaited); TimeoutError after `within` seconds."""
    async with asyncio.timeout(within):
        while True:
            found = holds()
            if await found if isinstance(found, Awaitable) else found:
                return
            await asyncio.sleep(0.05)
