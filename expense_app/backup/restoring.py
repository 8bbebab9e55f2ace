"""From one file into a data folder. What was there is kept aside, and touched only when all else has worked."""

import asyncio
import shutil
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec

from expense_app import tenancy
from expense_app.backup.archive import Contents, Manifest, unpacked
from expense_app.backup.postgres import load
from expense_app.backup.saving import has_data
from expense_app.clock import utc_now
from expense_app.db import make_engine
from expense_app.local import start_postgres
from expense_app.local.errors import NotDone
from expense_app.local.folder import make_private, own
from expense_app.migrate import knows, migrate

_PARTS = ("postgres", "valkey", "secrets.json")
"""What makes up a data folder; the queue is not in a backup, for the database knows what is open."""


@dataclass(frozen=True, slots=True)
class Restored:
    """`aside` is where the data is that was there before, None where there was none."""

    manifest: Manifest
    aside: Path | None


def restore(file: Path, data_dir: Path, *, force: bool) -> Restored:
    """Make `data_dir` what it was when `file` was saved, and bring it up to date. Call it in the main thread.

    Raises NotDone, or CannotStart where the folder cannot be used; then the folder is as it was.
    """
    home = make_private(data_dir)
    with unpacked(file) as contents, _stopped(home):
        if not knows(contents.manifest.revision):
            raise NotDone(f"{file} was made by a newer version of the product. Install that one first.")
        replaces = has_data(home)
        if replaces and not force:
            raise NotDone(f"{home} holds data already. With --force it is set aside, and nothing of it is lost.")
        staging = home / "restoring"
        shutil.rmtree(staging, ignore_errors=True)  # of a restore that was killed
        _build(staging, contents)
        aside = home / f"before-restore-{utc_now():%Y-%m-%d-%H%M%S}" if replaces else None
        _swap(home, staging, aside)
    return Restored(contents.manifest, aside)


@contextmanager
def _stopped(home: Path) -> Generator[None]:
    """Keep every start of the product off the folder."""
    with ExitStack() as locks:
        for service in ("postgres", "valkey"):
            locks.callback(own(home / service).release)
        yield


def _build(staging: Path, contents: Contents) -> None:
    """A data folder of its own beside the other, complete and proved."""
    server = start_postgres(staging)
    try:
        asyncio.run(_fill(server.url, contents))
    finally:
        server.stop()
    secrets = staging / "secrets.json"
    secrets.touch(mode=0o600)
    secrets.write_bytes(msgspec.json.encode(contents.secrets))


async def _fill(url: str, contents: Contents) -> None:
    await tenancy.make_role(url)
    if await load(url, contents.dump) != contents.manifest.rows:
        raise NotDone("Not every row came back, so nothing was changed. Use another backup.")
    await migrate(url)
    engine = make_engine(url, pool_size=1)
    try:
        await tenancy.check_walls(engine)
    finally:
        await engine.dispose()


def _swap(home: Path, staging: Path, aside: Path | None) -> None:
    if aside:
        aside.mkdir(mode=0o700)
    for name in _PARTS:
        if aside and (home / name).exists():
            (home / name).rename(aside / name)
        elif (home / name).is_dir():
            shutil.rmtree(home / name)  # only our lock is in it
    for name in ("secrets.json", "postgres"):
        (staging / name).rename(home / name)
    shutil.rmtree(staging)
