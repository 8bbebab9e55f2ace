"""The one-shot for a platform's cron, and the worker's health, as a platform runs them."""

import asyncio
import os
import re
import sys

from expense_app.config import Settings
from tests.recurring.conftest import BuildHomes
from tests.recurring.homes import MENDED, SPOILED


async def expense_app(settings: Settings, *argv: str) -> tuple[int | None, str]:
    """Exit code and what it printed."""
    environ = {
        "PATH": os.defpath,
        "DATABASE_URL": settings.database_url,
        "REDIS_URL": settings.redis_url,
        "APP_SECRET": "a secret that is long enough for these commands",
        "APP_ENCRYPTION_KEY": ",".join(settings.encryption_keys),
    }
    ran = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "expense_app", *argv, env=environ, stdout=asyncio.subprocess.PIPE
    )
    said, _ = await ran.communicate()
    return ran.returncode, said.decode()


async def test_it_makes_what_is_due_and_says_how_much(settings: Settings, build_homes: BuildHomes) -> None:
    homes = await build_homes(3)

    both = await asyncio.gather(*(expense_app(settings, "recurring") for _ in range(2)))

    assert [code for code, _ in both] == [0, 0]
    assert await homes.are_complete()
    made = [int(found[1]) for _, said in both if (found := re.match(r"drafts: (\d+) made in \d+ households, 0", said))]
    assert len(made) == 2
    assert sum(made) >= 3


async def test_it_fails_where_a_household_fails(settings: Settings, build_homes: BuildHomes) -> None:
    sound, broken = await build_homes(1), await build_homes(1)
    for statement in SPOILED:
        await broken.spoil(statement)
    try:
        code, said = await expense_app(settings, "recurring")
    finally:
        await broken.spoil(MENDED)

    assert code == 1
    assert re.search(r"drafts: .* [1-9]\d* households failed", said)
    assert await sound.are_complete()


async def test_the_check_fails_where_no_worker_is_alive(settings: Settings) -> None:
    assert await expense_app(settings, "worker", "--check") == (1, "worker: none has been alive for 10 seconds\n")
