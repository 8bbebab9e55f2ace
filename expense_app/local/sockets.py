"""Where the services listen: a fresh private folder with a short plain path.

A Unix socket's path has at most 107 bytes and stands in a URL; a data folder may lie deep and have any name.
"""

import re
import tempfile
from pathlib import Path

from expense_app.local.service_user import ServiceUser, give

_FITS_A_URL = re.compile(r"[A-Za-z0-9._/-]{1,60}", re.ASCII)


def socket_folder(user: ServiceUser | None) -> Path:
    """A new folder, mode 0700, that only the service's user (and root) can enter."""
    usual = tempfile.gettempdir()
    folder = Path(
        tempfile.mkdtemp(prefix="expense-app-", dir=usual if _FITS_A_URL.fullmatch(usual) else "/tmp")  # noqa: S108
    )
    give(folder, user)
    return folder
