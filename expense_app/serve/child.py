"""The product's own processes, web and worker: started, kept running, stopped."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from expense_app.local.errors import CannotStart
from expense_app.local.process import launch_order

Say = Callable[[str], None]

_LARGE_LOG = 5_000_000
_LONGEST_PAUSE = 30.0
_STEADY_AFTER = 60.0
"""Seconds of life after which an end counts as the first one again."""


@dataclass(frozen=True, slots=True)
class Child:
    """Python with `argv`, writing to `log` (None: our own terminal), with the file descriptors `fds`."""

    name: str
    argv: tuple[str, ...]
    environ: Mapping[str, str]
    log: Path | None
    fds: tuple[int, ...] = ()

    async def start(self) -> asyncio.subprocess.Process:
        """Start it in a session of its own, so that Ctrl-C is ours to pass on; it ends when we are killed.

        Raises CannotStart if the system does not let us.
        """
        output = None
        try:
            output = _open_log(self.log) if self.log else None
            return await asyncio.create_subprocess_exec(
                *launch_order([sys.executable, *self.argv], signal.SIGTERM),
                env=self.environ,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                pass_fds=self.fds,
                start_new_session=True,
            )
        except OSError as error:
            raise CannotStart(f"The {self.name} cannot be started: {error.strerror}.") from error
        finally:
            if output:
                output.close()


class Keeper:
    """Keeps one child running until it is told to stop; `proved` once it is known to be able to work."""

    def __init__(self, child: Child, say: Say, *, proved: bool = False) -> None:
        self.proved = proved
        self._child = child
        self._say = say
        self._process: asyncio.subprocess.Process | None = None

    async def keep(self) -> None:
        """Start it, and again whenever it ends, after a pause that doubles while it keeps ending soon.

        Raises CannotStart if it ends before it is proved: starting it again would not help.
        """
        now = asyncio.get_running_loop().time
        pause = 0.5
        while True:
            began = now()
            self._process = await self._child.start()
            code = await self._process.wait()
            if not self.proved:
                reason = (code > 0 and self._last_words) or _how(code)
                raise CannotStart(f"The {self._child.name} did not start ({reason}).{self._where_to_look}")
            pause = 0.5 if now() - began > _STEADY_AFTER else pause
            self._say(
                f"The {self._child.name} ended unexpectedly ({_how(code)});"
                f" it starts again in {pause:g} s.{self._where_to_look}"
            )
            await asyncio.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE)

    async def stop(self, within: float) -> None:
        """Ask it to end in order; after `within` seconds end it and whatever it has started."""
        process = self._process
        if process is None or process.returncode is not None:
            return
        with suppress(ProcessLookupError):
            process.terminate()
        try:
            await asyncio.wait_for(process.wait(), within)
        except TimeoutError:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            await process.wait()

    @property
    def _last_words(self) -> str:
        told = self._child.log.read_text(errors="replace").split("\n") if self._child.log else []
        return next((line.strip() for line in reversed(told) if line.strip()), "")

    @property
    def _where_to_look(self) -> str:
        return f" Its log is {self._child.log}." if self._child.log else ""


def _how(code: int) -> str:
    return f"exit code {code}" if code >= 0 else signal.Signals(-code).name


def _open_log(path: Path) -> BinaryIO:
    """Append to the log; a large one is set aside first, replacing the one set aside before."""
    if path.exists() and path.stat().st_size > _LARGE_LOG:
        path.replace(path.with_suffix(".old.log"))
    return path.open("ab")
