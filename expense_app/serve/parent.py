"""Who started us, in case it dies."""

import asyncio
import os
from pathlib import Path


class Parent:
    """`uv run` stays our parent and passes signals on. Killed with -9 it cannot, so its end is a request to stop.

    Any other parent may go: a shell that is closed leaves what runs in its background alone.
    """

    def __init__(self) -> None:
        self._pid = os.getppid()
        self._is_uv = _name(self._pid) == "uv"

    async def gone(self) -> None:
        """Return once `uv` has ended; never, if it was not `uv` that started us."""
        while not self._is_uv or os.getppid() == self._pid:  # noqa: ASYNC110 - the kernel does not tell us
            await asyncio.sleep(0.2)


def _name(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/comm").read_text(encoding="utf-8").strip()
    except OSError:
        return ""
