"""Doing the same many times."""

import asyncio
from collections.abc import Awaitable, Callable

import httpx
from litestar import Litestar

from tests.support.people import Person

Try = Callable[[], Awaitable[httpx.Response]]


async def statuses(times: int, attempt: Try) -> set[int]:
    """What so many tries were answered with, eight at a time."""
    slots = asyncio.Semaphore(8)

    async def one() -> int:
        async with slots:
            return (await attempt()).status_code

    return set(await asyncio.gather(*(one() for _ in range(times))))


def knock(app: Litestar, email: str, address: str, password: str | None = None) -> Try:
    """Somebody at the door with a password, by default a wrong one."""
    form = {"email": email, "password": password or "a wrong password"}
    return lambda: Person(app, address).post("/auth/login", json=form)
