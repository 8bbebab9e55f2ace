"""Plain `expense-app`, from nothing to a running product and back."""

import asyncio
import signal
from collections.abc import Coroutine, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

from expense_app.config import read_settings
from expense_app.local.address import note_address
from expense_app.local.instance import Instance, instance
from expense_app.serve.bytecode import keep_bytecode
from expense_app.serve.child import Child, Say
from expense_app.serve.listener import Listener, listen
from expense_app.serve.parent import Parent
from expense_app.serve.supervisor import stop_signals, supervise


@dataclass(frozen=True, slots=True)
class Place:
    """Where to serve: the address, and the folder for what the environment leaves open."""

    host: str
    port: int
    data_dir: Path


@dataclass(frozen=True, slots=True)
class Parts:
    """Python's arguments for the two processes; for web, the number of the listening socket is added."""

    web: tuple[str, ...]
    worker: tuple[str, ...]


def serve(place: Place, parts: Parts, environ: Mapping[str, str], say: Say) -> None:
    """Run the product until it is told to stop, then end every process. Call it in the main thread.

    Raises CannotStart or SettingsError, with one line for the person, if it cannot start or go on.
    """
    parent = Parent()
    with _interruptible(), listen(place.host, place.port) as listener:
        say("Starting…")
        with instance(environ, place.data_dir, share=False) as found:
            read_settings(found.environ)
            if found.services:
                say(f"Your data is in {place.data_dir}.")
                note_address(place.data_dir, listener.url)
                keep_bytecode(place.data_dir / "bytecode", found.environ)
            try:
                asyncio.run(_run(place, parts, listener, found, parent, say))
            finally:
                _ignore_signals()


def _run(
    place: Place, parts: Parts, listener: Listener, found: Instance, parent: Parent, say: Say
) -> Coroutine[Any, Any, None]:
    logs = place.data_dir if found.services else None
    handed_down = listener.socket.fileno()
    web = Child(
        "web server",
        (*parts.web, str(handed_down)),
        found.environ,
        logs / "web.log" if logs else None,
        fds=(handed_down,),
    )
    worker = Child("worker", parts.worker, found.environ, logs / "worker.log" if logs else None)
    return supervise(listener, web, worker, found.services, parent, say)


@contextmanager
def _interruptible() -> Generator[None]:
    """Let the signals to stop end the start in order; a second one changes nothing."""

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        _ignore_signals()
        raise KeyboardInterrupt

    before = {number: signal.signal(number, interrupt) for number in stop_signals()}
    try:
        yield
    except KeyboardInterrupt:
        return
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _ignore_signals() -> None:
    for number in stop_signals():
        signal.signal(number, signal.SIG_IGN)
