"""Text as it came in, made safe to read: one character in, one character out, so that spans stay true."""

import unicodedata

LONGEST = 10_000
"""Characters of a message that are read; what follows them is left alone."""

_INVISIBLE = {"Cf", "Cc", "Co", "Cs", "Cn"}
_DASHES = "‐‑‒–—―−﹣－"
_QUOTES = "‘’‚‛′`´＇"
_DOUBLE_QUOTES = "“”„‟″«»"


class _Cleaning(dict[int, str | None]):
    """Drops what cannot be seen and spells compatibility forms (full-width letters) plainly."""

    def __missing__(self, point: int) -> str | None:
        char = chr(point)
        kind = unicodedata.category(char)
        if char in "\n\t":
            kept: str | None = char
        elif char == "\r" or kind in {"Zl", "Zp"}:
            kept = "\n"
        elif kind in _INVISIBLE:
            kept = None
        elif kind == "Zs":
            kept = " "
        elif 0xFF01 <= point <= 0xFF5E or 0x1D400 <= point <= 0x1D7FF:
            kept = unicodedata.normalize("NFKC", char)
        else:
            kept = char
        self[point] = kept
        return kept


class _Folding(dict[int, str]):
    """Lower case, digits of any script as 0-9, one kind of dash and quote."""

    def __missing__(self, point: int) -> str:
        char = chr(point)
        if unicodedata.category(char) == "Nd":
            folded = str(unicodedata.digit(char))
        elif char in _DASHES:
            folded = "-"
        elif char in _QUOTES:
            folded = "'"
        elif char in _DOUBLE_QUOTES:
            folded = '"'
        else:
            lower = char.lower()
            folded = lower if len(lower) == 1 else char
        self[point] = folded
        return folded


_cleaning = _Cleaning()
_folding = _Folding()


def clean(text: str) -> str:
    """The text without invisible characters, cut to LONGEST."""
    return text[:LONGEST].replace("\r\n", "\n").translate(_cleaning)


def fold(text: str) -> str:
    """The cleaned text for comparing: exactly as long as `text`."""
    return text.translate(_folding)
