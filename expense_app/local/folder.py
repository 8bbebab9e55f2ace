"""A folder that one process at a time owns: made private, checked, and locked until that process ends."""

import errno
import fcntl
import os
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from expense_app.local.errors import CannotStart, FolderInUse

_REASONS = {
    errno.EACCES: "this user may not write there",
    errno.EPERM: "this user may not write there",
    errno.EROFS: "the disk is read-only",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.ENOTDIR: "part of the path is a file",
    errno.EEXIST: "it is a file",
    errno.ENAMETOOLONG: "the path is too long",
}


def make_private(folder: Path) -> Path:
    """The absolute path of `folder`, made if it is missing (mode 0700) and proved to be writable.

    Raises CannotStart with one line that names the folder and the reason.
    """
    absolute = folder.expanduser().absolute()
    with explained(absolute):
        if not absolute.exists():
            absolute.parent.mkdir(parents=True, exist_ok=True)
            absolute.mkdir(mode=0o700, exist_ok=True)
        with tempfile.TemporaryFile(dir=absolute):
            return absolute


@contextmanager
def explained(folder: Path) -> Generator[None]:
    """Turn what the system says about `folder` or what is in it into CannotStart with one line for the person."""
    try:
        yield
    except OSError as error:
        reason = _REASONS.get(error.errno or 0) or f"{error.strerror} ({error.filename})"
        raise CannotStart(
            f"The data folder {folder} cannot be used: {reason}. Choose another with --data-dir."
        ) from error


@dataclass(frozen=True, slots=True)
class OwnedFolder:
    """A folder locked for this process. The kernel keeps the lock, so it ends however the process ends."""

    path: Path
    _lock: TextIO

    def release(self) -> None:
        self._lock.close()


def own(folder: Path, patience: float = 0) -> OwnedFolder:
    """Make and lock `folder`. Raises FolderInUse if a process holds it for longer than `patience` seconds."""
    path = make_private(folder)
    with explained(path):
        lock = (path / "lock").open("a+", encoding="ascii")
    if not _locked(lock, patience):
        lock.seek(0)
        holder = lock.read().strip()
        lock.close()
        raise FolderInUse(
            f"The data folder {path.parent} is in use by another start of this product"
            f"{f' (process {holder})' if holder else ''}."
            " Stop that one first, or choose another folder with --data-dir."
        )
    lock.truncate(0)
    lock.write(str(os.getpid()))
    lock.flush()
    return OwnedFolder(path, lock)


def _locked(lock: TextIO, patience: float) -> bool:
    until = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                return False
            time.sleep(0.05)
        else:
            return True
