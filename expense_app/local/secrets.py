"""The secrets of a local instance: made on its first start, kept in its data folder for its owner only."""

import base64
import os
import secrets
import tempfile
from dataclasses import dataclass
from pathlib import Path

import msgspec

from expense_app.local.errors import CannotStart
from expense_app.local.folder import explained, make_private

_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class LocalSecrets:
    """`app_secret` is URL-safe text for signing, `encryption_key` base64 of 32 random bytes for AES-256."""

    app_secret: str
    encryption_key: str


def local_secrets(data_dir: Path) -> LocalSecrets:
    """Read the data folder's secrets, making them the first time. Two first starts at once get the same ones.

    Raises CannotStart if the file is damaged: new secrets would lock away what the old ones encrypted.
    """
    kept = make_private(data_dir) / "secrets.json"
    if not kept.exists():
        with explained(kept.parent):
            _keep(kept, LocalSecrets(secrets.token_urlsafe(_KEY_BYTES), _random_key()))
    try:
        return msgspec.json.decode(kept.read_bytes(), type=LocalSecrets)
    except (OSError, msgspec.DecodeError) as error:
        raise CannotStart(f"The secrets in {kept} cannot be read. Please restore that file.") from error


def _random_key() -> str:
    return base64.b64encode(secrets.token_bytes(_KEY_BYTES)).decode()


def _keep(path: Path, made: LocalSecrets) -> None:
    """Put the file in place whole and never over another: a link fails where a rename would replace."""
    with tempfile.NamedTemporaryFile(dir=path.parent) as whole:
        whole.write(msgspec.json.encode(made))
        whole.flush()
        os.fsync(whole.fileno())
        try:
            path.hardlink_to(whole.name)
        except FileExistsError:
            return
