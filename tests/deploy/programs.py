"""Programs from Debian's packages, run by an ordinary user in a folder of their own, and ended with the tests."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

ORDINARY = "nobody" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
"""Some servers refuse to run as root, and the product should never need to."""

_PATH = ":".join([*map(str, sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), "/usr/sbin", "/usr/bin"])


def program(name: str) -> str:
    """Skips outside CI, where they would make the suite a third longer; in CI a missing one is a failure."""
    if not os.environ.get("CI"):
        pytest.skip("a rented server is tried in CI; set CI=1 to try it here")
    if found := shutil.which(name, path=f"{_PATH}:{os.environ.get('PATH', '')}"):
        return found
    pytest.fail(f"needs {name} (Debian: apt-get install postgresql redis-server nginx pgbouncer openssl)")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def folder() -> Generator[Path]:
    """A folder that the ordinary user owns and everybody may enter, as a server's is."""
    with tempfile.TemporaryDirectory(prefix="expense-app-deploy-") as made:
        os.chmod(made, 0o755)  # noqa: PTH101, S103
        hand_over(Path(made))
        yield Path(made)


def hand_over(path: Path) -> None:
    if os.geteuid() == 0:
        shutil.chown(path, ORDINARY)


def ordinarily(environ: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Arguments of subprocess for running as the ordinary user; as nobody else's servant where we are not root."""
    as_whom = {"user": ORDINARY, "extra_groups": []} if os.geteuid() == 0 else {}
    return {"env": {"PATH": os.environ["PATH"], **(environ or {})}, **as_whom}


@contextmanager
def server(
    name: str, argv: list[str], home: Path, *, port: int | None = None, environ: Mapping[str, str] | None = None
) -> Generator[subprocess.Popen[bytes]]:
    """Running until the end of the block, and at its start listening where a port is given. Its words are in the
    failure if it never does."""
    log = home / f"{name}.log"
    with log.open("wb") as out:
        process = subprocess.Popen(argv, cwd=home, stdout=out, stderr=out, **ordinarily(environ))
    try:
        if port and not _listens(process, port):
            pytest.fail(f"{name} does not listen: {log.read_text(errors='replace')[-2000:]}")
        yield process
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _listens(process: subprocess.Popen[bytes], port: int) -> bool:
    until = time.monotonic() + 30
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return True
        time.sleep(0.05)
    return False
