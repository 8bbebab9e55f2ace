"""Where the services listen: a fresh private folder with a short plain path.

A Unix socket's path has at most 107 bytes and stands in a URL; a data folder may lie deep and have any name.
"""

import re
import shutil
import tempfile
from pathlib import Path

from expense_app.local.service_user import ServiceUser, give

_PREFIX = "expense-app-"
_FITS_A_URL = re.compile(r"[A-Za-z0-9._/-]{1,60}", re.ASCII)


def socket_folder(service: Path, user: ServiceUser | None) -> Path:
    """A new folder, mode 0700, that only the service's user (and root) can enter.

    Its path is noted in the folder of the service, so that the one that a killed start left is removed here.
    """
    noted = service / "sockets"
    if noted.exists() and (left := Path(noted.read_text(encoding="utf-8"))).name.startswith(_PREFIX):
        shutil.rmtree(left, ignore_errors=True)
    usual = tempfile.gettempdir()
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=usual if _FITS_A_URL.fullmatch(usual) else "/tmp"))  # noqa: S108
    give(folder, user)
    noted.write_text(str(folder), encoding="utf-8")
    return folder
