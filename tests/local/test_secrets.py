"""The secrets of a local instance."""

import base64
import threading
from pathlib import Path

import pytest

from expense_app.local import CannotStart, LocalSecrets, local_secrets


def test_they_are_made_once_and_kept(tmp_path: Path) -> None:
    assert local_secrets(tmp_path) == local_secrets(tmp_path)


def test_another_folder_has_others(tmp_path: Path) -> None:
    one, other = local_secrets(tmp_path / "one"), local_secrets(tmp_path / "other")
    assert one.app_secret != other.app_secret
    assert one.encryption_key != other.encryption_key


def test_the_encryption_key_is_fit_for_aes_256(tmp_path: Path) -> None:
    assert len(base64.b64decode(local_secrets(tmp_path).encryption_key, validate=True)) == 32


def test_nobody_else_may_read_them(tmp_path: Path) -> None:
    local_secrets(tmp_path)
    assert (tmp_path / "secrets.json").stat().st_mode & 0o777 == 0o600


def test_first_starts_at_the_same_moment_agree(tmp_path: Path) -> None:
    got: list[LocalSecrets] = []
    threads = [threading.Thread(target=lambda: got.append(local_secrets(tmp_path))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(got) == 8
    assert len({each.encryption_key for each in got}) == 1


@pytest.mark.parametrize("damaged", [b"", b"{", b'{"app_secret": "x"}'])
def test_damaged_ones_are_never_replaced(tmp_path: Path, damaged: bytes) -> None:
    (tmp_path / "secrets.json").write_bytes(damaged)

    with pytest.raises(CannotStart, match="restore that file"):
        local_secrets(tmp_path)
    assert (tmp_path / "secrets.json").read_bytes() == damaged
