"""A local instance: the database, Valkey and secrets that the environment does not name."""

import subprocess
import time
from collections.abc import Callable, Generator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from expense_app.local.errors import FolderInUse
from expense_app.local.postgres import running_postgres, start_postgres
from expense_app.local.secrets import local_secrets
from expense_app.local.valkey import running_valkey, start_valkey

_OTHER_READY_WITHIN = 20.0

_STOP_WITHIN = 1.0
"""Seconds for each step from polite to final; it takes 0.02 s unless the disk is slow."""

_OTHER_GONE_WITHIN = 5.0
"""Seconds; a start that has just been told to stop may still be finishing its last requests."""


@dataclass(frozen=True, slots=True)
class Instance:
    """`environ` is complete for `read_settings`; `services` are the programs started here, by name."""

    environ: dict[str, str]
    own_database: bool
    services: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict[str, "subprocess.Popen[bytes]"])


@contextmanager
def instance(environ: Mapping[str, str], data_dir: Path, *, share: bool) -> Generator[Instance]:
    """Start what `environ` does not name; on leaving, stop what was started. Enter it in the main thread.

    With `share` the services that another process runs on this folder are used and left running; without it
    they raise FolderInUse. The folder's secrets are for its own database: a given one needs given secrets.
    """
    complete = dict(environ)
    found = Instance(complete, own_database=not environ.get("DATABASE_URL"))
    with ExitStack() as stop:
        if found.own_database:
            _add_secrets(complete, data_dir)
            complete["DATABASE_URL"] = _postgres(found, data_dir, stop, share=share)
        if not environ.get("REDIS_URL"):
            complete["REDIS_URL"] = _valkey(found, data_dir, stop, share=share)
        yield found


def _add_secrets(complete: dict[str, str], data_dir: Path) -> None:
    kept = local_secrets(data_dir)
    complete["APP_SECRET"] = complete.get("APP_SECRET") or kept.app_secret
    complete["APP_ENCRYPTION_KEY"] = complete.get("APP_ENCRYPTION_KEY") or kept.encryption_key


def _postgres(found: Instance, data_dir: Path, stop: ExitStack, *, share: bool) -> str:
    try:
        started = start_postgres(data_dir, patience=0 if share else _OTHER_GONE_WITHIN)
    except FolderInUse:
        if share and (url := _of_other(running_postgres, data_dir)):
            return url
        raise
    stop.callback(started.stop, _STOP_WITHIN)
    found.services["PostgreSQL"] = started.process
    return started.url


def _valkey(found: Instance, data_dir: Path, stop: ExitStack, *, share: bool) -> str:
    try:
        started = start_valkey(data_dir)
    except FolderInUse:
        if share and (url := _of_other(running_valkey, data_dir)):
            return url
        raise
    stop.callback(started.stop, _STOP_WITHIN)
    found.services["Valkey"] = started.process
    return started.url


def _of_other(running: Callable[[Path], str | None], data_dir: Path) -> str | None:
    """The other process may only just be starting it."""
    until = time.monotonic() + _OTHER_READY_WITHIN
    while not (url := running(data_dir)) and time.monotonic() < until:
        time.sleep(0.05)
    return url
