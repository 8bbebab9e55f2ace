"""The product beside a bare Litestar application over raw asyncpg, in one run, as ratios.

`uv run python -m benchmarks.ratios` starts its own PostgreSQL, Valkey and web processes. Two minutes and a half;
`--quick` takes shorter rounds and fewer neighbours. Exit code 1 where a bar is not reached.
"""

import argparse
import asyncio
import statistics
import sys
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from itsdangerous import Signer

from benchmarks.ground import HOME, add_neighbours, copy_of, give_a_past, ground
from benchmarks.processes import Web, listening, product
from benchmarks.visitor import Visitor, throughput
from expense_app.config import Settings
from expense_app.web.sessions import token_hash

PAST = 2_000
CONNECTIONS = 8
Ask = Callable[[Visitor], Awaitable[None]]


@dataclass(frozen=True)
class Pace:
    """How long, and how often."""

    seconds: float
    rounds: int
    neighbours: int
    expenses_each: int


FULL = Pace(seconds=2, rounds=5, neighbours=10_000, expenses_each=100)
QUICK = Pace(seconds=0.5, rounds=3, neighbours=1_000, expenses_each=100)


async def main(pace: Pace) -> int:
    async with ground() as settings:
        async with product(settings, RATE_LIMIT_FACTOR="100000") as web:
            asha, sam = await a_home(settings, web, "asha"), await a_home(settings, web, "sam")
            async with bare(settings, asha) as rival:
                missed = await beside_the_bare(asha, sam, Visitor(rival.address), pace)
            asha.close()
        missed += await beside_neighbours(settings, asha, pace)
    return 1 if missed else 0


async def a_home(settings: Settings, web: Web, name: str) -> Visitor:
    """A couple with expenses of two years, seen by one of them."""
    asha, ravi = Visitor(web.address), Visitor(web.address)
    person = {"password": "correct horse battery"}
    home = {"household_name": "Home", **HOME}
    entered = await asha.json(
        "POST", "/auth/register", {**person, "email": f"{name}@example.com", "full_name": "Asha Rao", **home}
    )
    code = (await asha.json("POST", "/auth/invite", {}))["invite_code"]
    joining = {**person, "email": f"ravi-{name}@example.com", "full_name": "Ravi Rao", "invite_code": code}
    await ravi.json("POST", "/auth/join", joining)
    ravi.close()
    await give_a_past(settings, entered["household"]["id"], PAST)
    return asha


@asynccontextmanager
async def bare(settings: Settings, asha: Visitor) -> AsyncGenerator[Web]:
    token = Signer(settings.app_secret, salt="session-cookie").unsign(asha.cookies["session"]).decode()
    urls = ("--database-url", settings.database_url, "--redis-url", settings.redis_url)
    async with listening(("-m", "benchmarks.bare", *urls, "--token-hash", token_hash(token).hex()), {}) as web:
        yield web


async def beside_the_bare(asha: Visitor, sam: Visitor, rival: Visitor, pace: Pace) -> int:
    """Asha's pages; what is confirmed is Sam's, so that no page fills with drafts."""
    same_size = len((await asha("GET", "/expenses")).body) / len((await rival("GET", "/list")).body)
    assert 0.97 < same_size < 1.03, same_size
    ours = [asha.again() for _ in range(CONNECTIONS)]
    theirs = [rival.again() for _ in range(CONNECTIONS)]
    print(f"{CONNECTIONS} connections, requests a second, median of {pace.rounds} rounds side by side")
    missed = 0
    for name, path, bare_path, bar in (
        ("list page", "/expenses", "/list", 0.5),
        ("dashboard", "/expenses/dashboard", "/dashboard", 0.5),
    ):
        missed += await compare(name, (ours, getting(path)), (theirs, getting(bare_path)), pace, bar)
    others = [sam.again() for _ in range(CONNECTIONS)]
    missed += await compare_confirms(others, theirs, pace)
    for visitor in (*ours, *others, *theirs):
        visitor.close()
    return missed


async def compare_confirms(ours: list[Visitor], theirs: list[Visitor], pace: Pace) -> int:
    """One draft at a time, and as "Confirm all" does it: the drafts of one message, counted one by one."""
    drafts = Drafts(ours)

    def confirming(count: int) -> Ask:
        async def confirm(visitor: Visitor) -> None:
            wanted = [{"id": draft["id"], "version": draft["version"]} for draft in drafts.pop(count)]
            key = uuid4().hex
            assert (
                await visitor("POST", "/expenses/confirm", {"drafts": wanted}, JSON, idempotency_key=key)
            ).status == 200

        return confirm

    def posting(path: str, count: int = 1) -> Ask:
        async def ask(visitor: Visitor) -> None:
            for _ in range(count):
                assert (await visitor("POST", path, {"text": "lunch"}, JSON)).status == 200

        return ask

    missed = 0
    for name, count, path, bar in (
        ("confirm, beside the same rows", 1, "/confirm", 0.4),
        ("confirm, beside one insert", 1, "/insert", 0.4),
        ("confirm all ten, beside ten inserts", 10, "/insert", 0.4),
    ):
        rival = (theirs, posting(path, count))
        missed += await compare(name, (ours, confirming(count)), rival, pace, bar, drafts.refill)
    return missed


JSON = "application/json"


@dataclass
class Drafts:
    """Enough of them before each round; making them is not measured."""

    visitors: list[Visitor]
    waiting: list[dict[str, Any]] = field(default_factory=list)

    def pop(self, count: int) -> list[dict[str, Any]]:
        taken, self.waiting = self.waiting[-count:], self.waiting[:-count]
        return taken

    async def refill(self, seconds: float) -> None:
        text = ", ".join(f"item{n} {100 + n}" for n in range(10))
        while len(self.waiting) < seconds * _MORE_THAN_ANYBODY_CONFIRMS:
            answers = await asyncio.gather(
                *(each.json("POST", "/expenses/log", {"text": text}) for each in self.visitors)
            )
            self.waiting += [draft for answer in answers for draft in answer["drafts"]]


_MORE_THAN_ANYBODY_CONFIRMS = 1_200


def getting(path: str) -> Ask:
    async def ask(visitor: Visitor) -> None:
        assert (await visitor("GET", path)).status == 200

    return ask


async def nothing(_seconds: float) -> None:
    """Before a round that needs nothing."""


async def compare(
    name: str,
    ours: tuple[list[Visitor], Ask],
    theirs: tuple[list[Visitor], Ask],
    pace: Pace,
    bar: float,
    before: Callable[[float], Awaitable[None]] = nothing,
) -> int:
    """Both in turn, so that whatever else the machine does hits both; the first round only warms up."""
    rounds: list[tuple[float, float]] = []
    for _ in range(pace.rounds + 1):
        await before(pace.seconds)
        rounds.append((await throughput(*ours, pace.seconds), await throughput(*theirs, pace.seconds)))
    we, they = (statistics.median(side) for side in zip(*rounds[1:], strict=True))
    ratio = statistics.median(we / they for we, they in rounds[1:])
    return report(name, f"{we:7.0f} to {they:7.0f}", ratio, ratio >= bar, f"at least {bar}")


async def beside_neighbours(settings: Settings, asha: Visitor, pace: Pace) -> int:
    """The same home in a database of its own, and in one with many others."""
    crowded = await copy_of(settings)
    began = time.perf_counter()
    await add_neighbours(crowded, pace.neighbours, pace.expenses_each)
    print(
        f"{pace.neighbours:,} neighbours with {pace.neighbours * pace.expenses_each:,} expenses made in "
        f"{time.perf_counter() - began:.0f} s; one connection, milliseconds a page"
    )
    async with product(settings) as alone, product(crowded) as amid:
        visitors = [Visitor(web.address, dict(asha.cookies)) for web in (alone, amid)]
        missed = 0
        for name, path in (("list page", "/expenses"), ("dashboard", "/expenses/dashboard"), ("chat", "/")):
            missed += await compare_times(name, path, visitors, pace)
        for visitor in visitors:
            visitor.close()
    return missed


async def compare_times(name: str, path: str, visitors: list[Visitor], pace: Pace) -> int:
    taken: tuple[list[float], list[float]] = ([], [])
    for turn in range(int(pace.seconds * pace.rounds * 20)):
        for visitor, times in zip(visitors, taken, strict=True):
            began = time.perf_counter()
            await getting(path)(visitor)
            if turn >= 10:
                times.append((time.perf_counter() - began) * 1000)
    alone, amid = map(statistics.median, taken)
    return report(f"{name} beside", f"{amid:7.2f} to {alone:7.2f}", amid / alone, amid / alone <= 1.1, "at most 1.1")


def report(name: str, figures: str, ratio: float, reached: bool, bar: str) -> int:
    print(f"{name:36} {figures}   ratio {ratio:5.2f}   {bar}: {'yes' if reached else 'NO'}", flush=True)
    return 0 if reached else 1


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--quick", action="store_true")
    sys.exit(asyncio.run(main(QUICK if arguments.parse_args().quick else FULL)))
