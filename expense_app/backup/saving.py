"""From the data folder into one file. The product may go on working meanwhile."""

import asyncio
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from expense_app.backup.archive import Manifest, digest, pack, unpacked
from expense_app.backup.postgres import dump
from expense_app.clock import utc_now
from expense_app.config import Settings
from expense_app.local.errors import NotDone
from expense_app.local.secrets import LocalSecrets


@dataclass(frozen=True, slots=True)
class Saved:
    """`size` is in bytes."""

    file: Path
    size: int
    manifest: Manifest


def has_data(data_dir: Path) -> bool:
    """Whether there is anything that a backup would save or a restore would replace."""
    home = data_dir.expanduser()
    return (home / "postgres" / "cluster").exists() or (home / "secrets.json").exists()


def save(url: str, settings: Settings, target: Path) -> Saved:
    """Write `target` (a folder: a file in it that is named after the moment), read it back, and return what it holds.

    `url` is the instance's own. The secrets are those in use: without them the providers' keys in the dump stay
    closed. Raises NotDone.
    """
    file = target / f"expense-app-{utc_now():%Y-%m-%d-%H%M%S}.backup" if target.is_dir() else target
    if file.exists():
        raise NotDone(f"{file} is there already and is not replaced. Choose another name.")
    if not os.access(file.parent, os.W_OK):
        raise NotDone(f"There is no folder {file.parent}, or this user may not write there.")
    secrets = LocalSecrets(settings.app_secret, ",".join(settings.encryption_keys))
    with tempfile.TemporaryDirectory(dir=file.parent, prefix=".expense-app-") as folder:
        dumped = Path(folder) / "dump"
        revision, rows = asyncio.run(dump(url, dumped))
        manifest = Manifest(made_at=utc_now(), revision=revision, rows=rows, sha256=digest(dumped))
        pack(file, manifest, secrets, dumped)
    with unpacked(file) as contents:
        return Saved(file, file.stat().st_size, contents.manifest)
