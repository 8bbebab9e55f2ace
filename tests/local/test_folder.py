"""What a data folder must be, and how a person reads it when it is not."""

import subprocess
import sys
from pathlib import Path

import pytest

from expense_app.local import CannotStart
from expense_app.local.folder import make_private

AS_AN_ORDINARY_USER = """
import os, sys
from pathlib import Path
from expense_app.local import CannotStart
from expense_app.local.folder import make_private
if os.geteuid() == 0:
    os.setuid(65534)
try:
    make_private(Path(sys.argv[1]))
except CannotStart as reason:
    print(reason)
"""


def test_it_is_made_with_its_parents_and_private(tmp_path: Path) -> None:
    folder = make_private(tmp_path / "a" / "b")

    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_file_in_its_place_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(CannotStart, match=r"The data folder .*file.* cannot be used: .* a file\. Choose another"):
            make_private(folder)


@pytest.mark.parametrize("below", ["", "below"])
def test_a_folder_that_the_user_may_not_write_is_named(tmp_path: Path, below: str) -> None:
    tmp_path.chmod(0o500)
    try:
        ran = subprocess.run(
            [sys.executable, "-c", AS_AN_ORDINARY_USER, tmp_path / below], capture_output=True, text=True, check=True
        )
    finally:
        tmp_path.chmod(0o700)

    assert ran.stdout == (
        f"The data folder {tmp_path / below} cannot be used: this user may not write there."
        " Choose another with --data-dir.\n"
    )
