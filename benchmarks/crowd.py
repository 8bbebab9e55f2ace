"""Many people at once, for two minutes: couples who log in, write, confirm, look and ask, some with a page left open.

`uv run --with locust python -m benchmarks.crowd` runs 50 people, then 500; `--short` five for ten seconds.
Every household's texts carry a word of its own; no answer to anybody else may hold it. At the end each household's
total is compared with what its people confirmed. Exit code 1 for an error, a stray word, or a total that is off.
"""

import argparse
import asyncio
import csv
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import UUID

import asyncpg

from benchmarks.ground import ground, plain_url
from benchmarks.processes import Web, product
from expense_app.config import Settings, environment

PEOPLE = (50, 500)
SECONDS = 120


async def main(people: tuple[int, ...], seconds: int) -> int:
    failed = 0
    for crowd in people:
        async with ground() as settings, product(settings, RATE_LIMIT_FACTOR="100000") as web:
            failed += await visit(settings, web, crowd, seconds)
    return 1 if failed else 0


async def visit(settings: Settings, web: Web, crowd: int, seconds: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        before = web.memory()
        async with memories(web) as seen:
            code = await locust(web, crowd, seconds, Path(folder))
        wrong = await doubled_or_lost(settings, Path(folder) / "confirmed.csv")
        told = totals_told(Path(folder) / "run_stats.csv")
        print(f"{crowd} people, {seconds} s: {told}")
        print(f"  memory: {before / 2**20:.0f} MB at rest, {seen[len(seen) // 2] / 2**20:.0f} MB half-way, ", end="")
        print(f"{seen[-1] / 2**20:.0f} MB at the end")
        print(
            f"  errors and stray words: {'none' if code == 0 else 'SOME, see above'}; totals off: {wrong}", flush=True
        )
        return int(code != 0 or wrong > 0)


async def locust(web: Web, crowd: int, seconds: int, folder: Path) -> int:
    """Its own process: it patches the sockets of the one it runs in."""
    options = ("--headless", "--host", web.address, "--users", str(crowd), "--spawn-rate", str(max(5, crowd / 20)))
    options += ("--run-time", f"{seconds}s", "--stop-timeout", "20", "--only-summary", "--csv", str(folder / "run"))
    command = (sys.executable, "-m", "locust", "-f", str(Path(__file__).with_name("journeys.py")), *options)
    environ = {**environment(), "CROWD_FOLDER": str(folder)}
    process = await asyncio.create_subprocess_exec(*command, env=environ, stdout=subprocess.DEVNULL)
    return await process.wait()


@asynccontextmanager
async def memories(web: Web) -> AsyncGenerator[list[int]]:
    """The web process's resident bytes, once a second."""
    seen: list[int] = []

    async def watch() -> None:
        while True:
            seen.append(web.memory())
            await asyncio.sleep(1)

    watching = asyncio.create_task(watch())
    await asyncio.sleep(0)
    yield seen
    watching.cancel()


async def doubled_or_lost(settings: Settings, confirmed: Path) -> int:
    """How many households hold another number of confirmed expenses than their people were told."""
    expected: dict[UUID, int] = {}
    with confirmed.open() as lines:
        for household, count in csv.reader(lines):
            expected[UUID(household)] = expected.get(UUID(household), 0) + int(count)
    connection = await asyncpg.connect(plain_url(settings))
    rows = await connection.fetch(
        "SELECT household_id, count(*) FROM expense WHERE status = 'confirmed' AND deleted_at IS NULL GROUP BY 1"
    )
    await connection.close()
    found = {UUID(str(household)): count for household, count in rows}
    assert sum(expected.values()) > 0, "nobody confirmed anything"
    return sum(found.get(each, 0) != expected.get(each, 0) for each in found.keys() | expected.keys())


def totals_told(stats: Path) -> str:
    with stats.open() as lines:
        rows = {row["Name"]: row for row in csv.DictReader(lines)}
    every = rows.pop("Aggregated")
    shown = [f"{name} {_times(row)}" for name, row in sorted(rows.items())]
    rate = f"{float(every['Requests/s']):.0f} requests a second"
    return f"{every['Request Count']} requests, {rate}, {_times(every)}\n    " + "\n    ".join(shown)


def _times(row: dict[str, str]) -> str:
    return f"p50 {row['50%']} ms, p99 {row['99%']} ms"


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--short", action="store_true")
    arguments.add_argument("--people", type=int, nargs="*", default=PEOPLE)
    given = arguments.parse_args()
    began = time.perf_counter()
    code = asyncio.run(main((5,), 10) if given.short else main(tuple(given.people), SECONDS))
    print(f"{time.perf_counter() - began:.0f} s in all")
    sys.exit(code)
