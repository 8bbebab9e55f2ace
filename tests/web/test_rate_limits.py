"""Counting, apart from what is counted."""

import asyncio
import time
from collections.abc import AsyncGenerator, Callable
from datetime import timedelta
from pathlib import Path

import pytest
from arq.connections import ArqRedis

from expense_app.errors import TooMany
from expense_app.jobs import connect
from expense_app.local import start_valkey
from expense_app.web.rate_limits import Limit, RateLimits, in_words
from tests.support.people import Couple

Counting = Callable[..., RateLimits]
TWICE = Limit("test", 2, timedelta(minutes=1), "That was often.")


@pytest.fixture
async def counting() -> AsyncGenerator[Counting]:
    """The limits of one more process, on a Redis of that address."""
    opened: list[ArqRedis] = []

    def start(url: str, factor: int = 1) -> RateLimits:
        opened.append(connect(url))
        return RateLimits(opened[-1], factor)

    yield start
    for redis in opened:
        await redis.aclose(close_connection_pool=True)


async def is_limited(limits: RateLimits, who: str, limit: Limit = TWICE) -> bool:
    try:
        await limits.count(limit, who)
    except TooMany:
        return True
    return False


async def test_one_more_than_the_limit_is_told_how_long_to_wait(
    counting: Counting, redis_url: str, couple: Couple
) -> None:
    limits = counting(redis_url)
    await limits.count(TWICE, couple.asha.id)
    await limits.count(TWICE, couple.asha.id)

    with pytest.raises(TooMany, match=r"That was often. Please wait (\d+ seconds|1 minute)\.") as refused:
        await limits.count(TWICE, couple.asha.id)

    assert 50 <= refused.value.retry_after <= 60


async def test_processes_count_together_and_people_apart(counting: Counting, redis_url: str, couple: Couple) -> None:
    one, other = counting(redis_url), counting(redis_url)
    await one.count(TWICE, couple.ravi.id)
    await other.count(TWICE, couple.ravi.id)

    assert await is_limited(one, couple.ravi.id)
    assert not await is_limited(one, f"{couple.ravi.id}-other")


async def test_limits_of_different_names_do_not_share_a_counter(
    counting: Counting, redis_url: str, couple: Couple
) -> None:
    limits = counting(redis_url)
    for _ in range(2):
        await limits.count(TWICE, couple.asha.household["id"])

    assert not await is_limited(
        limits, couple.asha.household["id"], Limit("another", TWICE.most, TWICE.within, TWICE.doing)
    )


async def test_a_factor_widens_a_limit(counting: Counting, redis_url: str, couple: Couple) -> None:
    limits = counting(redis_url, factor=2)

    assert [await is_limited(limits, couple.asha.id) for _ in range(5)] == [False] * 4 + [True]


async def test_a_limit_ends_as_its_span_moves_on(counting: Counting, redis_url: str, couple: Couple) -> None:
    limits = counting(redis_url)
    short = Limit("short", 1, timedelta(seconds=1), "That was often.")
    assert [await is_limited(limits, couple.asha.id, short) for _ in range(2)] == [False, True]

    await asyncio.sleep(1.1)

    assert not await is_limited(limits, couple.asha.id, short)


async def test_a_process_counts_by_itself_when_redis_stops_and_together_again_when_it_is_back(
    counting: Counting, couple: Couple, tmp_path: Path
) -> None:
    server = start_valkey(tmp_path)
    limits, who = counting(server.url), couple.asha.id
    assert [await is_limited(limits, who) for _ in range(3)] == [False, False, True]

    server.stop()
    alone = [await is_limited(limits, who) for _ in range(3)]
    server = start_valkey(tmp_path)
    limits._silent_until = 0.0
    together = await is_limited(limits, who)
    server.stop()

    assert alone == [False, False, True]
    assert together


async def test_a_redis_that_never_answers_costs_one_wait_and_not_one_a_request(
    counting: Counting, couple: Couple
) -> None:
    async def silence(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    server = await asyncio.start_server(silence, "127.0.0.1", 0)
    limits = counting(f"redis://127.0.0.1:{server.sockets[0].getsockname()[1]}")
    began = time.monotonic()

    answers = [await is_limited(limits, couple.asha.id) for _ in range(3)]

    assert answers == [False, False, True]
    assert time.monotonic() - began < 2
    server.close()


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(1, "1 second"), (59, "59 seconds"), (60, "1 minute"), (61, "2 minutes"), (3599, "60 minutes"), (3600, "1 hour")],
)
def test_a_wait_is_said_in_words_and_never_too_short(seconds: int, words: str) -> None:
    assert in_words(seconds) == words
