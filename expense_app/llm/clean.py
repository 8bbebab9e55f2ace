"""Text of a model, made harmless to show: one line, no invisible marks."""

import unicodedata

_DROPPED = {"Cc", "Cf", "Cs", "Co", "Cn"}
_BLANK = "\u115f\u1160\u2800\u3164\uffa0"
_SPACES = {"Zs", "Zl", "Zp"}


def clean_line(text: str, limit: int) -> str:
    """`text` on one line without controls, zero-width and direction marks, at most `limit` characters."""
    kept = "".join(_shown(char) for char in unicodedata.normalize("NFC", text[: limit * 8]))
    line = " ".join(kept.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def quoted(value: object) -> str:
    """A value of the model inside a sentence of ours."""
    return f"“{clean_line(str(value), 40)}”"


def _shown(char: str) -> str:
    category = unicodedata.category(char)
    if char in "\n\t\r" or category in _SPACES:
        return " "
    return "" if category in _DROPPED or char in _BLANK else char
