"""Runs web and worker side by side until somebody asks for the end or something gives up."""

import asyncio
import signal
import subprocess
from collections.abc import Coroutine, Mapping, Sequence
from contextlib import suppress
from typing import Any

from expense_app.local.errors import CannotStart
from expense_app.serve.child import Child, Keeper, Say
from expense_app.serve.listener import Listener, answers
from expense_app.serve.parent import Parent

GRACE = 3
"""Seconds that requests under way get to finish: all has to end within five, on a busy machine too."""

_KILL_AFTER = GRACE + 0.8


async def supervise(
    listener: Listener,
    web: Child,
    worker: Child,
    services: Mapping[str, subprocess.Popen[bytes]],
    parent: Parent,
    say: Say,
) -> None:
    """Return after a signal to stop or the end of our parent, with web and worker ended.

    Raises CannotStart when the product cannot go on: the web process ended before its first answer, or a
    service ended.
    """
    asked = _stop_signal()
    keepers = (Keeper(web, say), Keeper(worker, say, proved=True))
    duties = [
        *(keeper.keep() for keeper in keepers),
        *(_watch(name, process) for name, process in services.items()),
        _announce(listener, keepers[0], say),
    ]
    work = asyncio.create_task(_all(duties))
    try:
        await _first(work, asked.wait(), parent.gone())
    finally:
        say("Stopping.")
        listener.socket.close()
        await asyncio.gather(*(keeper.stop(_KILL_AFTER) for keeper in keepers))
    with suppress(asyncio.CancelledError):
        await work


async def _first(*awaited: Coroutine[Any, Any, object] | asyncio.Task[None]) -> None:
    tasks = {asyncio.ensure_future(each) for each in awaited}
    _, others = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for other in others:
        other.cancel()


def stop_signals() -> list[signal.Signals]:
    """Ctrl-C, a manager's request, and the closing of the terminal unless we were told to outlive it (`nohup`)."""
    signals = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    return [number for number in signals if signal.getsignal(number) is not signal.SIG_IGN]


def _stop_signal() -> asyncio.Event:
    asked = asyncio.Event()
    for number in stop_signals():
        asyncio.get_running_loop().add_signal_handler(number, asked.set)
    return asked


async def _all(duties: Sequence[Coroutine[Any, Any, None]]) -> None:
    reasons: list[BaseException] = []
    try:
        async with asyncio.TaskGroup() as group:
            for duty in duties:
                group.create_task(duty)
    except* CannotStart as failed:
        reasons.extend(failed.exceptions)
    for reason in reasons:
        raise reason


async def _announce(listener: Listener, web: Keeper, say: Say) -> None:
    await answers(listener)
    web.proved = True
    say(f"Ready: {listener.url} (stop with Ctrl-C)")


async def _watch(name: str, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:  # noqa: ASYNC110 - a Popen cannot be awaited
        await asyncio.sleep(0.5)
    raise CannotStart(f"{name} ended unexpectedly, so everything stops. Start again to go on.")
