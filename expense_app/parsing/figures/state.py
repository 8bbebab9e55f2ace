"""The tokens of one message, with what is needed to price its numbers."""

from dataclasses import dataclass
from functools import lru_cache

from expense_app import money
from expense_app.parsing.currencies import ENGLISH_WORDS, currency_of
from expense_app.parsing.tokens import Token

decimals_of = lru_cache(maxsize=512)(money.minor_unit)
"""How many decimals a currency has."""


@dataclass(slots=True)
class Scan:
    """The tokens of one message with what is needed to price its numbers. `original` is the cleaned text."""

    tokens: list[Token]
    original: str
    currency: str
    names: frozenset[str] = frozenset()
    several: bool = False

    def __post_init__(self) -> None:
        self.several = sum(token.kind == "number" for token in self.tokens) > 1

    @property
    def decimals(self) -> int:
        return decimals_of(self.currency)

    def word(self, at: int) -> str:
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def kind(self, at: int) -> str:
        return self.tokens[at].kind if 0 <= at < len(self.tokens) else ""

    def glued(self, at: int) -> bool:
        return 0 <= at < len(self.tokens) and self.tokens[at].glued

    def named_currency(self, at: int) -> bool:
        """Whether an ISO code in capitals stands by itself ("100 Hotel USD")."""
        text = self.tokens[at].text
        known = len(text) == 3 and text not in ENGLISH_WORDS and currency_of(text, self.currency) == text.upper()
        return known and self.upper(at) and not self.original.isupper()

    def upper(self, at: int) -> bool:
        token = self.tokens[at]
        return self.original[token.start : token.end].isupper()
