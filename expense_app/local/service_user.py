"""PostgreSQL refuses to run as root, so under root the services get a user of their own."""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

_NAME = "expense-app"


@dataclass(frozen=True, slots=True)
class ServiceUser:
    uid: int
    gid: int


def service_user(keeper_of: Path) -> ServiceUser | None:
    """Who the services run as: None for "as we do"; as root the owner of what is there, else a system user.

    The system user is made once (`useradd --system`); where that fails (a read-only /etc), `nobody` serves.
    """
    if os.geteuid() != 0:
        return None
    if keeper_of.exists() and (status := keeper_of.stat()).st_uid != 0:
        return ServiceUser(status.st_uid, status.st_gid)
    entry = _entry(_NAME) or _made() or pwd.getpwnam("nobody")
    return ServiceUser(entry.pw_uid, entry.pw_gid)


def give(path: Path, user: ServiceUser | None) -> None:
    """Hand `path` (not what is in it) to the service's user."""
    if user:
        os.chown(path, user.uid, user.gid)


def _entry(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def _made() -> pwd.struct_passwd | None:
    useradd = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
    if useradd:
        plain = ["--system", "--no-create-home", "--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin"]
        subprocess.run([useradd, *plain, _NAME], check=False, capture_output=True)
    return _entry(_NAME)
