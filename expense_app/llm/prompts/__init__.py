"""The instructions that providers get, as files that a person can read."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Prompt:
    """`version` is the file's name, its own number and a short digest: "expenses-1+3fa1b2c4"."""

    text: str
    version: str


@cache
def prompt(name: str) -> Prompt:
    """Read `name`.md, whose first line is "version: N"."""
    source = files(__name__).joinpath(f"{name}.md").read_text(encoding="utf-8")
    head, _, text = source.partition("\n")
    number = head.removeprefix("version:").strip()
    digest = sha256(source.encode()).hexdigest()[:8]
    return Prompt(text.strip(), f"{name}-{number}+{digest}")
