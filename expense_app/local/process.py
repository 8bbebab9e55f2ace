"""Start, stop and find again the programs behind the product. Times are in seconds."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from expense_app.local.errors import CannotStart
from expense_app.local.service_user import ServiceUser

_LAUNCHER = Path(__file__).with_name("launch.py")
_POLL = 0.01


@dataclass(frozen=True, slots=True)
class Program:
    """What to run; `stop_signal` asks it to end in order, and the kernel sends it when we are killed."""

    argv: list[str]
    cwd: Path
    log: Path
    stop_signal: signal.Signals
    user: ServiceUser | None


def launch_order(
    argv: list[str], stop_signal: signal.Signals, user: ServiceUser | None = None, reach: tuple[str, ...] = ()
) -> list[str]:
    """The command that becomes `argv` and ends, by `stop_signal`, when the process that runs it dies.

    Run it in a thread that lives as long: to the kernel (Linux) the thread that ran it is the parent.
    """
    order = {
        "argv": argv,
        "parent": os.getpid(),
        "signal": int(stop_signal),
        "user": [user.uid, user.gid] if user else None,
        "reach": reach,
    }
    return [sys.executable, "-I", "-S", str(_LAUNCHER), json.dumps(order)]


def spawn(program: Program) -> subprocess.Popen[bytes]:
    """Start `program` in a session of its own, so that Ctrl-C at the terminal reaches only us.

    The environment is not passed on: PGPORT and its like must not change an embedded server.
    """
    reach = (program.argv[0], str(program.cwd))
    with program.log.open("ab") as log:
        return subprocess.Popen(
            launch_order(program.argv, program.stop_signal, program.user, reach),
            cwd=program.cwd,
            env={"LC_ALL": "C", "PATH": os.defpath},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            umask=0o077,
        )


def stop(process: subprocess.Popen[bytes], *signals: signal.Signals, within: float) -> None:
    """Send each signal in turn, wait `within` after each, then kill. Returns once it has ended."""
    for each in signals:
        process.send_signal(each)
        try:
            process.wait(within)
        except subprocess.TimeoutExpired:
            continue
        return
    process.kill()
    process.wait()


@contextmanager
def ended_on_error(process: subprocess.Popen[bytes], last: signal.Signals) -> Generator[None]:
    """What happens here may fail or be interrupted; then `process` is ended by `last`."""
    try:
        yield
    except BaseException:
        stop(process, last, within=2.0)
        raise


def stop_leftover(pid: int, marker: str, *signals: signal.Signals, within: float) -> None:
    """End a service that an earlier, killed start left behind; nothing if `pid` is now something else.

    `marker` is a part of its command line that no other program has: its data folder or its socket.
    """
    for each in (*signals, signal.SIGKILL):
        if marker not in command_line(pid):
            return
        with suppress(ProcessLookupError):
            os.kill(pid, each)
        until = time.monotonic() + within
        while time.monotonic() < until and marker in command_line(pid):
            time.sleep(_POLL)
    if marker in command_line(pid):
        raise CannotStart(f"An earlier start left process {pid} behind and it does not end. Please stop it.")


def command_line(pid: int) -> str:
    """The command line of a living process, empty if there is none (or only its zombie)."""
    if Path("/proc/self/cmdline").exists():
        try:
            return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            return ""
    shown = subprocess.run(
        ["/bin/ps", "-ww", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return shown.stdout
