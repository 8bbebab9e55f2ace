"""Digits as people write them: Indian and Western grouping, decimal commas, k, lakh and crore."""

import re
from decimal import Decimal

_GROUPS = {sep: re.compile(rf"\d{{1,3}}(?:{re.escape(sep)}\d{{2,3}})*{re.escape(sep)}\d{{3}}") for sep in ",.'"}
_WESTERN_GROUPS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_LONGEST = 24

SUFFIXES: dict[str, Decimal] = {
    "k": Decimal(1000),
    "l": Decimal(100_000),
    "lac": Decimal(100_000),
    "lacs": Decimal(100_000),
    "lakh": Decimal(100_000),
    "lakhs": Decimal(100_000),
    "lkh": Decimal(100_000),
    "lk": Decimal(100_000),
    "cr": Decimal(10_000_000),
    "crore": Decimal(10_000_000),
    "crores": Decimal(10_000_000),
    "m": Decimal(1_000_000),
    "mn": Decimal(1_000_000),
    "hundred": Decimal(100),
    "thousand": Decimal(1000),
    "sau": Decimal(100),
    "hazar": Decimal(1000),
    "hazaar": Decimal(1000),
    "hajar": Decimal(1000),
    "hajaar": Decimal(1000),
    "सौ": Decimal(100),
    "हजार": Decimal(1000),
    "हज़ार": Decimal(1000),
    "हज़ार": Decimal(1000),
    "लाख": Decimal(100_000),
    "करोड़": Decimal(10_000_000),
    "करोड़": Decimal(10_000_000),
    "million": Decimal(1_000_000),
    "grand": Decimal(1000),
    "billion": Decimal(1_000_000_000),
}


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
