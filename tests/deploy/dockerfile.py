"""The Dockerfile's steps, done by hand in a folder: no Docker is needed to see that they lead to a running product.

Understands no more than our file uses. What makes the image's machine (pip install uv, useradd) is taken for granted.
"""

import json
import os
import shlex
import shutil
import signal
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from expense_app.config import ROOT
from tests.deploy.programs import program

WORKDIR = "/app"
OF_THE_MACHINE = ("pip install", "useradd")


@dataclass
class Image:
    """What a container of the last stage would start with; `home` stands for its /app."""

    home: Path
    environ: dict[str, str] = field(default_factory=dict[str, str])
    command: list[str] = field(default_factory=list[str])
    healthcheck: list[str] = field(default_factory=list[str])
    user: str = "root"
    stop_signal: signal.Signals = signal.SIGTERM


def instructions(text: str) -> list[tuple[str, str]]:
    """Its lines as (instruction, rest); a line that ends with a backslash goes on."""
    lines = text.replace("\\\n", " ").splitlines()
    split = (line.split(maxsplit=1) for line in lines if line.strip() and not line.startswith("#"))
    return [(name, rest) for name, rest in split]


def build(dockerfile: Path, home: Path) -> Image:
    image = Image(home)
    for name, rest in instructions(dockerfile.read_text()):
        _STEPS[name](image, rest)
    return image


def _from(image: Image, _rest: str) -> None:
    image.environ, image.user = {}, "root"


def _run(image: Image, rest: str) -> None:
    if rest.startswith(OF_THE_MACHINE):
        return
    outside = {name: os.environ[name] for name in os.environ if name not in {"VIRTUAL_ENV", "UV_PROJECT_ENVIRONMENT"}}
    environ = outside | {"UV_PYTHON": program("python3")} | image.environ
    done = subprocess.run(
        ["/bin/sh", "-ec", rest], cwd=image.home, env=environ, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"RUN {rest}\n{done.stderr}"


def _copy(image: Image, rest: str) -> None:
    *what, to = shlex.split(rest)
    if what[0].startswith("--from="):  # from the first stage's /app to the last one's: the same folder here
        assert (what[1:], to) == ([WORKDIR], WORKDIR)
        return
    for each in what:
        source, target = ROOT / each, image.home / to
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)


def _env(image: Image, rest: str) -> None:
    for each in shlex.split(rest):
        name, value = each.split("=", 1)
        image.environ[name] = value.replace(f"{WORKDIR}/", f"{image.home}/").replace("$PATH", os.environ["PATH"])


def _workdir(_image: Image, rest: str) -> None:
    assert rest == WORKDIR


def _user(image: Image, rest: str) -> None:
    image.user = rest


def _stop(image: Image, rest: str) -> None:
    image.stop_signal = signal.Signals[rest]


def _cmd(image: Image, rest: str) -> None:
    image.command = json.loads(rest)


def _healthcheck(image: Image, rest: str) -> None:
    image.healthcheck = json.loads(rest.partition(" CMD ")[2])


def _expose(_image: Image, rest: str) -> None:
    assert rest.isdigit()


_STEPS = {
    "FROM": _from,
    "RUN": _run,
    "COPY": _copy,
    "ENV": _env,
    "WORKDIR": _workdir,
    "USER": _user,
    "STOPSIGNAL": _stop,
    "CMD": _cmd,
    "HEALTHCHECK": _healthcheck,
    "EXPOSE": _expose,
}
