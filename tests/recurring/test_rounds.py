"""Many workers and one-shots at once, and households that fail."""

import asyncio

from arq.connections import RedisSettings, create_pool
from arq.worker import Worker, func
from structlog.testing import capture_logs

from expense_app import jobs
from expense_app.config import Settings
from expense_app.db import open_database
from expense_app.due import do_what_is_due
from expense_app.recurring import tasks
from expense_app.rounds import Tally, go_round, locked_home
from tests.recurring.conftest import BuildHomes
from tests.recurring.homes import MENDED, SPOILED


async def burst(settings: Settings, queue: str) -> None:
    """A worker that does what is queued, and ends."""
    redis = await create_pool(
        RedisSettings.from_dsn(settings.redis_url), job_serializer=jobs.encode, job_deserializer=jobs.decode
    )
    async with open_database(settings) as database:
        worker = Worker(
            functions=[func(tasks.recur, name="recur", keep_result=0)],
            redis_pool=redis,
            queue_name=queue,
            burst=True,
            poll_delay=0.05,
            handle_signals=False,
            ctx={"database": database},
            job_serializer=jobs.encode,
            job_deserializer=jobs.decode,
        )
        await worker.main()
    await redis.aclose(close_connection_pool=True)


async def queue_rounds(settings: Settings, queue: str, rounds: int) -> None:
    redis = jobs.connect(settings.redis_url)
    for _ in range(rounds):
        await redis.enqueue_job("recur", _queue_name=queue)
    await redis.aclose(close_connection_pool=True)


async def test_two_workers_and_ten_one_shots_make_each_draft_once(settings: Settings, build_homes: BuildHomes) -> None:
    homes = await build_homes(200)
    await queue_rounds(settings, homes.name, rounds=4)

    async with asyncio.TaskGroup() as at_once:
        for _ in range(2):
            at_once.create_task(burst(settings, homes.name))
        one_shots = [at_once.create_task(do_what_is_due(settings)) for _ in range(10)]

    assert await homes.are_complete()
    assert sum(each.result()["drafts"].failed for each in one_shots) == 0


async def test_a_household_that_fails_does_not_stop_the_others(settings: Settings, build_homes: BuildHomes) -> None:
    sound, broken = await build_homes(3), await build_homes(1)
    for statement in SPOILED:
        await broken.spoil(statement)
    try:
        with capture_logs() as said:
            tally = (await do_what_is_due(settings))["drafts"]
    finally:
        await broken.spoil(MENDED)

    assert await sound.are_complete()
    assert await broken.made() == 0
    assert tally.failed >= 1
    failed = {"event": "household failed", "duty": "recurring", "household_id": str(await broken.one())}
    assert {**failed, "error": "IntegrityError", "log_level": "error"} in said
    assert "our secret" not in str(said)

    await do_what_is_due(settings)
    assert await broken.are_complete()


async def test_a_household_that_another_process_is_at_is_left_to_it(
    settings: Settings, build_homes: BuildHomes
) -> None:
    homes = await build_homes(1)
    async with open_database(settings) as mine, open_database(settings) as theirs:
        async with theirs.unit_of_work(await homes.one()) as session:
            home = await locked_home(session)
            assert home
            await tasks.DUTY.work(session, home)
            assert (await go_round(mine, tasks.DUTY)).failed == 0
            assert await homes.made() == 0

        assert await homes.are_complete()
        assert await go_round(mine, tasks.DUTY) == Tally()
