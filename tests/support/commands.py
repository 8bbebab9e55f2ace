"""The commands, run as a person or a platform runs them."""

import os
import subprocess
import sys
from collections.abc import Mapping


def expense_app(*argv: str, stdin: str = "", environ: Mapping[str, str] | None = None) -> tuple[int, str, str]:
    """Exit code, what it printed, and what it complained about."""
    ran = subprocess.run(
        [sys.executable, "-m", "expense_app", *argv],
        input=stdin,
        env={"PATH": os.defpath, **(environ or {})},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return ran.returncode, ran.stdout, ran.stderr
