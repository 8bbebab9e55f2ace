"""What the date rules read from, and what they find."""

from dataclasses import dataclass
from datetime import date

from expense_app.parsing.tokens import Token


@dataclass(slots=True)
class Found:
    date: date
    end: int
    doubt: str = ""
    day_of_month: int | None = None


@dataclass(slots=True)
class Reader:
    """The tokens with what is needed to make dates of them. `introduced` says that "on" stood in front, `foreign` is
    a date (start, end, day) that was found in another language."""

    tokens: list[Token]
    today: date
    month_first: bool = False
    comma_decimals: bool = False
    introduced: bool = False
    foreign: tuple[int, int, date] | None = None
    numbers: int = -1
    words: int = -1

    def __post_init__(self) -> None:
        if self.numbers < 0:
            self.numbers = sum(token.kind == "number" for token in self.tokens)
            self.words = sum(token.kind == "word" for token in self.tokens)

    def word(self, at: int) -> str:
        """The folded text of a token, empty past either end."""
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def kind(self, at: int) -> str:
        return self.tokens[at].kind if 0 <= at < len(self.tokens) else ""

    def others(self, kind: str, start: int, end: int) -> bool:
        """Whether a token of that kind stands outside `start` up to `end`."""
        inside = sum(token.kind == kind for token in self.tokens[start:end])
        return (self.numbers if kind == "number" else self.words) > inside

    def glued(self, at: int) -> bool:
        return 0 <= at < len(self.tokens) and self.tokens[at].glued
