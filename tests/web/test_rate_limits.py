from collections.abc import AsyncGenerator, Callable

import pytest
from arq.connections import ArqRedis
from limits import RateLimitItemPerMinute

from expense_app.errors import TooMany
from expense_app.jobs import connect
from expense_app.web.rate_limits import ASKING, Limit, RateLimits
from tests.support.people import Couple

Process = Callable[[str], RateLimits]
TWICE = Limit("test", RateLimitItemPerMinute(2), "That was often.")


@pytest.fixture
async def process() -> AsyncGenerator[Process]:
    """The limits of one more process, on a Redis of that address."""
    opened: list[ArqRedis] = []

    def start(url: str) -> RateLimits:
        opened.append(connect(url))
        return RateLimits(opened[-1])

    yield start
    for redis in opened:
        await redis.aclose(close_connection_pool=True)


async def test_one_more_than_the_limit_is_told_how_long_to_wait(
    process: Process, redis_url: str, couple: Couple
) -> None:
    limits = process(redis_url)
    await limits.count(TWICE, couple.asha.id)
    await limits.count(TWICE, couple.asha.id)

    with pytest.raises(TooMany, match=r"That was often. Please wait \d+ seconds.") as refused:
        await limits.count(TWICE, couple.asha.id)

    assert 50 <= refused.value.retry_after <= 60


async def test_processes_count_together_and_people_apart(process: Process, redis_url: str, couple: Couple) -> None:
    one, other = process(redis_url), process(redis_url)
    await one.count(TWICE, couple.ravi.id)
    await other.count(TWICE, couple.ravi.id)

    with pytest.raises(TooMany):
        await one.count(TWICE, couple.ravi.id)
    await one.count(TWICE, f"{couple.ravi.id}-other")


async def test_limits_of_different_names_do_not_share_a_counter(
    process: Process, redis_url: str, couple: Couple
) -> None:
    limits = process(redis_url)
    for _ in range(2):
        await limits.count(TWICE, couple.asha.household["id"])

    await limits.count(Limit("another", TWICE.rate, TWICE.doing), couple.asha.household["id"])


async def test_a_process_counts_by_itself_while_redis_is_away(process: Process, couple: Couple) -> None:
    limits = process("redis://127.0.0.1:1")
    await limits.count(TWICE, couple.asha.id)
    await limits.count(TWICE, couple.asha.id)

    with pytest.raises(TooMany):
        await limits.count(TWICE, couple.asha.id)


async def test_asking_too_often_is_refused_in_words_and_nothing_is_kept(couple: Couple) -> None:
    question = {"question": "how much this month?"}
    for _ in range(ASKING.rate.amount):
        assert (await couple.asha.post("/analysis/ask", json=question)).status_code == 200

    refused = await couple.asha.post("/chat", json={"text": "how much did we spend this month?"})

    assert refused.status_code == 429
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    assert refused.json()["detail"].startswith("You have asked a lot in a short time. Please wait ")
    assert (await couple.asha.get("/")).json()["messages"] == []
    assert (await couple.asha.post("/chat", json={"text": "lunch 250"})).status_code == 201
    assert (await couple.ravi.post("/analysis/ask", json=question)).status_code == 200
