"""Words, numbers and marks with their place in the text."""

import re
from dataclasses import dataclass
from typing import Literal

from expense_app.parsing.normalise import fold

TokenKind = Literal["word", "number", "mark", "newline", "link"]

_LETTER = r"[^\W\d_]|[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0971-\u0dff\u0e31-\u0e4e]"
_TOKEN = re.compile(
    rf"""
    (?P<link>https?://\S+|www\.\S+|[a-z0-9_.+-]{{1,64}}@[a-z0-9-]{{1,64}}\.[a-z]{{2,12}}(?![a-z]))
  | (?P<number>\d+(?:[.,']\d+)*|(?<![\w.])\.\d+)
  | (?P<word>(?:{_LETTER})+(?:['_](?:{_LETTER})+)*)
  | (?P<newline>\n)
  | (?P<mark>[^\w\s]|_)
    """,
    re.VERBOSE,
)


@dataclass(slots=True)
class Token:
    """`text` is folded; `start` and `end` are offsets into the cleaned message. `glued` says that nothing
    stands between this token and the one before."""

    kind: TokenKind
    text: str
    start: int
    end: int
    glued: bool


MOST_TOKENS = 800


def tokenise(text: str) -> list[Token]:
    """The tokens of a cleaned message, in order."""
    tokens: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(fold(text)):
        start = match.start()
        glued = start == end and start > 0
        end = match.end()
        tokens.append(Token(match.lastgroup, match.group(), start, end, glued))  # pyright: ignore[reportArgumentType]
        if len(tokens) >= MOST_TOKENS:
            break
    return tokens
