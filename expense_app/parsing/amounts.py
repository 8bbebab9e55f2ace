"""Digits as people write them: Indian and Western grouping, decimal commas, k, lakh and crore."""

import re
from decimal import Decimal

from expense_app.parsing import vocabulary

_GROUPS = {sep: re.compile(rf"\d{{1,3}}(?:{re.escape(sep)}\d{{2,3}})*{re.escape(sep)}\d{{3}}") for sep in ",.'"}
_WESTERN_GROUPS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_LONGEST = 24

SUFFIXES = {word: Decimal(value) for word, value in vocabulary.values("numerals", "suffixes").items()}
"""What a word behind digits multiplies them by."""


def read_number(text: str, decimals: int = 2) -> Decimal | None:
    """The number that `text` (digits, commas, points, apostrophes) stands for, or None where it is none.

    `decimals` are those of the currency: with three of them 1.250 is one and a quarter, otherwise a point
    before three digits groups thousands, since no price has a third decimal. 1,234 is never 1.23.
    """
    if len(text) > _LONGEST:
        return None
    last = max(text.rfind(","), text.rfind("."))
    if last < 0:
        return _plain(text)
    sep = text[last]
    other = "." if sep == "," else ","
    whole, fraction = text[:last], text[last + 1 :]
    if other in whole or "'" in whole:
        mark = other if other in whole else "'"
        grouped = sep not in whole and _GROUPS[mark].fullmatch(whole)
        return Decimal(f"{whole.replace(mark, '')}.{fraction}") if grouped else None
    if sep in whole:
        return Decimal(text.replace(sep, "")) if _GROUPS[sep].fullmatch(text) else None
    return _one_separator(text, sep, whole or "0", fraction, decimals)


def _plain(text: str) -> Decimal | None:
    if "'" not in text:
        return Decimal(text)
    return Decimal(text.replace("'", "")) if _GROUPS["'"].fullmatch(text) else None


def _one_separator(text: str, sep: str, whole: str, fraction: str, decimals: int) -> Decimal | None:
    grouping = _GROUPS[","].fullmatch(text) if sep == "," else _WESTERN_GROUPS.fullmatch(text)
    if grouping and whole.strip("0") and (sep == "," or decimals < 3):
        return Decimal(text.replace(sep, ""))
    if sep == "," and len(fraction) > 2:
        return None
    return Decimal(f"{whole}.{fraction}")
