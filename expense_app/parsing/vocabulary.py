"""The words of the grammar, kept as plain text in `words/` so that a person can add one.

A file holds sections under `[name]`. A section is a set of words, a list of phrases parted by ";", or lines of
`value: word word` that give each word its value. "#" at the start of a line is a comment.
"""

from functools import cache
from importlib.resources import files

from expense_app.parsing.normalise import fold


def words(topic: str, section: str) -> frozenset[str]:
    """The words of a section, folded."""
    return frozenset(fold(_sections(topic)[section]).split())


def phrases(topic: str, section: str) -> tuple[str, ...]:
    """The phrases of a section, folded, in order."""
    text = fold(_sections(topic)[section]).replace("\n", " ")
    return tuple(" ".join(phrase.split()) for phrase in text.split(";") if phrase.strip())


def lines(topic: str, section: str) -> tuple[str, ...]:
    """The lines of a section, folded."""
    return tuple(fold(_sections(topic)[section]).splitlines())


def values(topic: str, section: str) -> dict[str, str]:
    """Each word of a section, folded, with the value of its line."""
    found: dict[str, str] = {}
    for line in _sections(topic)[section].splitlines():
        value, _, named = line.partition(":")
        found.update({word: value.strip() for word in fold(named).split()})
    return found


@cache
def _sections(topic: str) -> dict[str, str]:
    text = (files("expense_app.parsing") / "words" / f"{topic}.txt").read_text("utf-8")
    read: dict[str, list[str]] = {}
    current: list[str] = []
    for line in text.splitlines():
        if line.startswith("[") and line.endswith("]"):
            current = read.setdefault(line[1:-1], [])
        elif line.strip() and not line.startswith("#"):
            current.append(line)
    return {name: "\n".join(content) for name, content in read.items()}
