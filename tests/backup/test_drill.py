"""Saving everything, losing everything, and getting everything back."""

import re
import tarfile
from pathlib import Path
from uuid import UUID

import pytest
from litestar import Litestar

from expense_app.backup import restore
from expense_app.backup.archive import unpacked
from expense_app.local import start_postgres
from expense_app.local.errors import NotDone
from expense_app.providers.queries import setting_of
from tests.backup.home import Home
from tests.providers.acts import CANARY
from tests.support.commands import expense_app
from tests.support.expenses import confirm
from tests.support.people import Person

Backup = tuple[Home, Path]


async def key_of(app: Litestar, person: Person) -> str:
    """The provider's key as a call would use it."""
    household = UUID(person.household["id"])
    async with app.state.database.unit_of_work(household) as session:
        setting = await setting_of(session, "openai")
        assert setting
        key = app.state.gateway.vault.open(setting.encrypted_key, household, "openai")
    return key.reveal()


async def test_after_a_loss_everything_is_as_it_was(backup: Backup, tmp_path: Path) -> None:
    home, file = backup
    new = tmp_path / "new machine"

    code, said, complaint = expense_app("--data-dir", str(new), "restore", str(file))

    assert (code, complaint) == (0, "")
    assert said.startswith("Restored 1 household, 2 people, 4 expenses and 3 messages, as they were on ")
    async with home.open(new) as app:
        asha, ravi = await home.log_in(app, "Asha"), await home.log_in(app, "Ravi")
        assert (await ravi.get("/expenses")).json()["totals"] == home.totals
        assert await key_of(app, asha) == CANARY
        waiting = (await ravi.get("/expenses?status=draft")).json()["items"]
        assert [each["description"] for each in await confirm(ravi, *waiting)] == ["milk", "auto"]
        await asha.close()
        await ravi.close()


def test_it_says_what_it_saved_and_that_it_holds_the_secrets(backup: Backup) -> None:
    home, file = backup

    told, warning = home.said.splitlines()
    what = "Saved 1 household, 2 people, 4 expenses and 3 messages in"
    assert re.fullmatch(rf"{what} {re.escape(str(file))} \(\d+ kB\), and read it back\.", told)
    assert "whoever has the file can read everything" in warning


def test_only_its_owner_may_read_it_and_nothing_else_is_left(backup: Backup) -> None:
    _, file = backup

    assert file.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in file.parent.iterdir() if each.name.startswith(".")] == []


def test_a_stopped_home_is_saved_too(backup: Backup, tmp_path: Path) -> None:
    home, file = backup

    code, said, complaint = expense_app("--data-dir", str(home.data_dir), "backup", str(tmp_path))

    assert (code, complaint) == (0, "")
    [made] = tmp_path.iterdir()
    assert re.fullmatch(r"expense-app-\d{4}-\d\d-\d\d-\d{6}\.backup", made.name)
    assert str(made) in said
    with unpacked(made) as now, unpacked(file) as then:
        assert now.manifest.rows["expense"] == then.manifest.rows["expense"]


def test_it_replaces_no_file(backup: Backup) -> None:
    home, file = backup

    code, _, complaint = expense_app("--data-dir", str(home.data_dir), "backup", str(file))

    assert code == 1
    assert complaint == f"expense-app: {file} is there already and is not replaced. Choose another name.\n"


def test_a_folder_without_data_is_not_saved(tmp_path: Path) -> None:
    code, _, complaint = expense_app("--data-dir", str(tmp_path / "wrong"), "backup", str(tmp_path))

    assert code == 1
    assert complaint.startswith("expense-app: There is nothing to save in ")
    assert list(tmp_path.iterdir()) == []


def test_data_that_is_there_is_kept_aside_and_only_when_asked(backup: Backup, tmp_path: Path) -> None:
    _, file = backup
    start_postgres(tmp_path, durable=False).stop()
    argv = ("--data-dir", str(tmp_path), "restore", str(file))

    code, _, complaint = expense_app(*argv)
    assert code == 1
    assert complaint.startswith(f"expense-app: {tmp_path} holds data already.")

    code, said, _ = expense_app(*argv, "--force")
    assert code == 0
    [aside] = tmp_path.glob("before-restore-*")
    assert str(aside) in said
    assert (aside / "postgres" / "cluster" / "PG_VERSION").exists()
    assert (tmp_path / "postgres" / "cluster" / "PG_VERSION").exists()
    assert (tmp_path / "secrets.json").stat().st_mode & 0o777 == 0o600
    assert not (tmp_path / "restoring").exists()


def test_a_running_product_is_not_restored_over(backup: Backup, tmp_path: Path) -> None:
    _, file = backup
    server = start_postgres(tmp_path, durable=False)

    code, _, complaint = expense_app("--data-dir", str(tmp_path), "restore", str(file), "--force")

    server.stop()
    assert code == 1
    assert "is in use by another start of this product" in complaint
    assert list(tmp_path.glob("before-restore-*")) == []


def test_a_damaged_backup_touches_nothing(backup: Backup, tmp_path: Path) -> None:
    _, file = backup
    whole = file.read_bytes()
    with tarfile.open(file) as archive:
        middle = archive.getmember("database.dump").offset_data + archive.getmember("database.dump").size // 2
    turned = whole[:middle] + bytes([whole[middle] ^ 0xFF]) + whole[middle + 1 :]
    wrongs = {"cut short": whole[: middle + 1], "one byte": turned, "something else": b"not a tar", "empty": b""}

    for name, content in wrongs.items():
        (tmp_path / "wrong").write_bytes(content)
        with pytest.raises(NotDone, match="damaged"):
            restore(tmp_path / "wrong", tmp_path / "home", force=False)
        assert not (tmp_path / "home" / "postgres" / "cluster").exists(), name


def test_data_that_is_kept_elsewhere_is_not_ours_to_save(tmp_path: Path) -> None:
    given = {"DATABASE_URL": "postgresql://db.example/expenses"}

    for command in ("backup", "restore"):
        code, _, complaint = expense_app(command, str(tmp_path / "file"), environ=given)
        assert code == 1
        assert complaint.startswith("expense-app: DATABASE_URL is set, so the data is kept there and not here")
