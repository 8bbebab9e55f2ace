"""A cap on the calls that one process makes at the same time."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from expense_app.llm.base import LLMError


class Slots:
    """At most `limit` calls at once; a further one waits its turn for `patience` seconds.

    The wait comes before the call's own deadline begins, or a burst would fail calls never made.
    """

    def __init__(self, limit: int = 20, patience: float = 20.0) -> None:
        self._free = asyncio.Semaphore(limit)
        self._patience = patience

    @asynccontextmanager
    async def slot(self) -> AsyncGenerator[None]:
        if not await self._taken():
            raise LLMError("busy", "no_slot")
        try:
            yield
        finally:
            self._free.release()

    async def _taken(self) -> bool:
        try:
            async with asyncio.timeout(self._patience):
                return await self._free.acquire()
        except TimeoutError:
            return False
