"""The file: a tar of what the backup says of itself, the secrets, and PostgreSQL's own dump."""

import hashlib
import os
import shutil
import tarfile
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from expense_app.backup.postgres import rows_of_dump
from expense_app.local.errors import NotDone
from expense_app.local.secrets import LocalSecrets

_FORMAT = 1
_MANIFEST, _SECRETS, _DUMP = "manifest.json", "secrets.json", "database.dump"
_SMALL = 1_000_000


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """`rows` counts each table in the moment of the backup, `revision` is the newest migration that it had."""

    format: int = _FORMAT
    made_at: datetime
    revision: str
    rows: dict[str, int]
    sha256: str


@dataclass(frozen=True, slots=True)
class Contents:
    """A backup that was read from end to end and found whole; `dump` is there until it is closed."""

    manifest: Manifest
    secrets: LocalSecrets
    dump: Path


def pack(target: Path, manifest: Manifest, secrets: LocalSecrets, dump: Path) -> None:
    """Write the file, for its owner only. It appears whole or not at all."""
    packed = dump.with_name("packed.tar")
    small = {_MANIFEST: msgspec.json.encode(manifest), _SECRETS: msgspec.json.encode(secrets)}
    with tarfile.open(packed, "w") as archive:
        for name, content in small.items():
            (dump.parent / name).write_bytes(content)
            archive.add(dump.parent / name, name)
        archive.add(dump, _DUMP)
    packed.chmod(0o600)
    with packed.open("rb") as whole:
        os.fsync(whole.fileno())
    packed.replace(target)


@contextmanager
def unpacked(file: Path) -> Generator[Contents]:
    """Raises NotDone where the file is no backup, is damaged or was made by a newer version."""
    if not file.is_file():
        raise NotDone(f"There is no file {file}.")
    with tempfile.TemporaryDirectory(prefix="expense-app-restore-") as folder:
        dump = Path(folder) / _DUMP
        try:
            with tarfile.open(file) as archive:
                manifest = msgspec.json.decode(_small(archive, _MANIFEST), type=Manifest)
                secrets = msgspec.json.decode(_small(archive, _SECRETS), type=LocalSecrets)
                _extract(archive, dump)
        except (tarfile.TarError, KeyError, msgspec.DecodeError, EOFError) as error:
            raise NotDone(f"{file} is no backup of this product, or it is damaged.") from error
        _check(manifest, dump, file)
        yield Contents(manifest, secrets, dump)


def digest(path: Path) -> str:
    with path.open("rb") as whole:
        return hashlib.file_digest(whole, "sha256").hexdigest()


def _check(manifest: Manifest, dump: Path, file: Path) -> None:
    """Every byte and every row is there."""
    if manifest.format != _FORMAT:
        raise NotDone(f"{file} was made by a newer version of the product. Install that one first.")
    if digest(dump) != manifest.sha256 or rows_of_dump(dump) != manifest.rows:
        raise NotDone(f"{file} is damaged: what is in it is not what was saved. Use another backup.")


def _small(archive: tarfile.TarFile, name: str) -> bytes:
    member = archive.extractfile(name)
    if member is None:
        raise KeyError(name)
    return member.read(_SMALL)


def _extract(archive: tarfile.TarFile, to: Path) -> None:
    member = archive.extractfile(_DUMP)
    if member is None:
        raise KeyError(_DUMP)
    with to.open("wb") as out:
        shutil.copyfileobj(member, out)
