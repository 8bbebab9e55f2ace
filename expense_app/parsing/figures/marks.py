"""Currencies in front of a number or behind it."""

from expense_app.parsing.currencies import ENGLISH_WORDS, currency_of
from expense_app.parsing.figures.state import Scan

_IN_FRONT = frozenset({"rs", "inr", "₹", "£", "usd", "aed"})
"""Marks that rather belong to the number behind them when there is one on either side."""


_EVERYDAY = ENGLISH_WORDS | {"rp", "rm", "kr", "zl", "dh", "re"}


def currency_mark(scan: Scan, at: int, *, after_number: bool = False) -> tuple[str, int] | None:
    """The currency written at a token, with the token after it."""
    if scan.kind(at) not in {"word", "mark"}:
        return None
    word = scan.word(at)
    if scan.word(at + 1) in {"$", "€"} and scan.glued(at + 1):
        found = currency_of(word + scan.word(at + 1), scan.currency)
        if found:
            return found, at + 2
    if word == "l" and scan.word(at + 1) == "." and scan.word(at + 2) == "e":
        return "EGP", at + 3
    found = currency_of(word, scan.currency)
    if found is None or (word in _EVERYDAY and not _meant(scan, at, after_number=after_number)):
        return None
    end = at + 1
    if not after_number:
        return found, end
    if scan.kind(end) == "number" and not scan.glued(at) and (scan.glued(end) or word in _IN_FRONT):
        return None
    dotted = scan.word(end) == "." and word in {"rs", "dh", "dhs", "kr"} and scan.glued(end)
    return found, end + dotted


def _meant(scan: Scan, at: int, *, after_number: bool) -> bool:
    """Whether a mark that is an everyday word too stands for the currency here."""
    word = scan.word(at)
    if after_number:
        return scan.glued(at) or scan.upper(at) or word in {"pound", "pounds", "re", "kr", "dh", "र"}
    return scan.kind(at + 1) == "number" and (scan.glued(at + 1) or scan.upper(at))
