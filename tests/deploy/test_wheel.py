"""The product installed as a wheel finds what lies beside the package in the repository."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from expense_app.config import ROOT
from tests.deploy.programs import program


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel of this tree, unpacked as an installer would."""
    made, site = tmp_path_factory.mktemp("wheel"), tmp_path_factory.mktemp("site")
    order = [program("uv"), "build", "--wheel", "--quiet", "--out-dir", str(made)]
    subprocess.run(order, cwd=ROOT, check=True)
    with zipfile.ZipFile(next(made.glob("*.whl"))) as wheel:
        wheel.extractall(site)
    return site


def test_every_template_style_script_and_migration_is_in_it(installed: Path) -> None:
    for folder in ("templates", "static", "migrations"):
        ours = {file.relative_to(ROOT) for file in (ROOT / folder).rglob("*") if file.is_file()}
        missing = {file for file in ours if not (installed / "expense_app/beside" / file).is_file()}
        assert {file for file in missing if "__pycache__" not in file.parts} == set()


def test_it_finds_them_there_and_not_here(installed: Path) -> None:
    look = "from expense_app.config import ROOT; from expense_app.web.assets import Assets; Assets(); print(ROOT)"
    environ = {"PATH": os.defpath, "PYTHONPATH": str(installed)}

    done = subprocess.run([sys.executable, "-c", look], cwd=installed, env=environ, capture_output=True, check=True)

    assert Path(done.stdout.decode().strip()) == installed / "expense_app/beside"
    assert (installed / "expense_app/beside/worker.py").is_file()
