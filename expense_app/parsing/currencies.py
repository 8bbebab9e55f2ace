"""Marks of currencies, and which currency a mark means to this household."""

from functools import lru_cache

from expense_app import money
from expense_app.parsing import vocabulary

_DOLLARS = frozenset({"USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "BSD", "BBD", "JMD", "TTD", "FJD"})
_SHARED: dict[str, tuple[frozenset[str], str]] = {
    "$": (_DOLLARS, "USD"),
    "dollar": (_DOLLARS, "USD"),
    "dollars": (_DOLLARS, "USD"),
    "£": (frozenset({"GBP", "EGP", "LBP"}), "GBP"),
    "pound": (frozenset({"GBP", "EGP", "LBP"}), "GBP"),
    "pounds": (frozenset({"GBP", "EGP", "LBP"}), "GBP"),
    "¥": (frozenset({"JPY", "CNY"}), "JPY"),
    "kr": (frozenset({"SEK", "NOK", "DKK", "ISK"}), "SEK"),
    "dinar": (frozenset({"KWD", "BHD", "JOD", "IQD", "TND"}), "KWD"),
    "dinars": (frozenset({"KWD", "BHD", "JOD", "IQD", "TND"}), "KWD"),
}
_RUPEES = frozenset({"INR", "PKR", "LKR", "NPR", "MUR"})
_RIYALS = frozenset({"SAR", "QAR", "OMR", "YER"})
_DIRHAMS = frozenset({"AED", "MAD"})
_WORDS = vocabulary.values("currencies", "names")
_DEFAULT = frozenset({"bucks", "buck"})

ENGLISH_WORDS = vocabulary.words("currencies", "english words")
"""Marks that are everyday words too: they count only beside a number, written in capitals or unmistakably."""

SUBUNITS = vocabulary.words("currencies", "subunits")


@lru_cache(maxsize=4096)
def currency_of(mark: str, default: str) -> str | None:
    """The ISO code that a folded mark stands for in a household that counts in `default`; None: no mark."""
    shared = _SHARED.get(mark)
    if shared:
        return default if default in shared[0] else shared[1]
    if mark in _DEFAULT:
        return default
    code = _WORDS.get(mark)
    if code == "INR" and mark != "₹" and mark != "inr" and default in _RUPEES:
        return default
    if mark.startswith("riyal") and default in _RIYALS:
        return default
    if mark.startswith("dirham") and default in _DIRHAMS:
        return default
    if code:
        return code
    upper = mark.upper()
    return upper if len(mark) == 3 and mark.isascii() and mark.isalpha() and upper in money.currencies() else None
