"""The clause in which an amount stands: "didn't get an auto, [took a cab 320]"."""

from collections.abc import Iterable
from dataclasses import dataclass

from expense_app.parsing import vocabulary
from expense_app.parsing.pieces import AnyPiece, Break, Day, Figure, Noise, Recurrence, Word
from expense_app.parsing.split import Part
from expense_app.parsing.tokens import Token

_PARTING_WORDS = vocabulary.words("clauses", "parting")
_HANDED_OVER = {
    *((verb, "to") for verb in ("came", "worked", "amounted", "ran")),
    *((verb, "into") for verb in ("turned", "ran")),
    *((verb, who) for verb in ("cost", "back") for who in ("me", "us")),
    *((who, verb) for who in ("i", "we") for verb in ("gave", "paid", "spent", "swiped", "tapped")),
}
_CONFIRMING = vocabulary.words("clauses", "confirming")
_CONFIRMED = vocabulary.words("clauses", "confirmed")
_CAME = {
    *(
        (of, came)
        for of in ("ka", "ki", "ke")
        for came in ("aaya", "aayi", "aaye", "aai", "aa", "pada", "padi", "pade")
    ),
    *((of, came) for of in ("का", "की", "के", "में") for came in ("आया", "आई", "आए", "पड़ा", "पड़ी")),
    *((of, came) for of in ("me", "mein") for came in ("aaya", "aayi", "aaye")),
}
_LONGEST_CONFIRMATION = 4
_FARTHEST = 40
"""Pieces that a clause reaches to either side, so that a long message takes no long time."""


@dataclass(frozen=True, slots=True)
class Clause:
    """The folded words before an amount and behind it, clock times, dates and references left out. `asked` says that
    it ends in a question mark, `borrowed` that the amount stands apart from it."""

    before: list[str]
    behind: list[str]
    figure: Figure
    asked: bool
    borrowed: bool = False

    @property
    def words(self) -> list[str]:
        return self.before + self.behind

    @property
    def came_to(self) -> bool:
        """Whether the words beside the amount say what was handed over: "rego came to 846", "I gave 20", "345 ki aayi"."""
        return tuple(self.before[-2:]) in _HANDED_OVER or tuple(self.behind[:2]) in _CAME

    @property
    def marked(self) -> bool:
        """Whether the number itself looks like money: a currency, cents, "2k", "3 x 50". One decimal is no cents:
        a temperature or a pressure has it too."""
        figure = self.figure
        return bool(figure.currency or figure.scaled or figure.worked_out or figure.value * 10 % 1)


def own_clause(tokens: list[Token], pieces: list[AnyPiece], part: Part) -> Clause:
    """The clause of a part's amount. It may hold other amounts that nothing separates from this one. An amount that
    stands alone ("ended up ordering thai, 46.80") takes the clause before it, and what says that it was paid ("they
    wanted 915. paid it") counts with it."""
    figure = pieces[part.figure]
    assert isinstance(figure, Figure)  # noqa: S101 - parts are built around figures
    first, last = part.figure, part.figure + 1
    while first > max(0, part.figure - _FARTHEST) and not _parts(pieces[first - 1]):
        first -= 1
    farthest = min(max(part.last, part.figure + 1), part.figure + _FARTHEST)
    while last < farthest and not _parts(pieces[last]):
        last += 1
    alone = not _says_a_word(pieces[first : part.figure]) and not _says_a_word(pieces[part.figure + 1 : last])
    if alone:
        first = _one_further_back(pieces, first)
    return Clause(
        _words(tokens, pieces[first : part.figure]),
        _words(tokens, pieces[part.figure + 1 : last]) + _confirmation(tokens, pieces, last),
        figure,
        asked=last < len(pieces) and getattr(pieces[last], "text", "") == "?",
        borrowed=alone,
    )


def _says_a_word(pieces: Iterable[AnyPiece]) -> bool:
    return any(not isinstance(piece, Noise | Day | Recurrence | Break) for piece in pieces)


def _one_further_back(pieces: list[AnyPiece], first: int) -> int:
    """Where the clause before begins; `first` if it has an amount of its own or a line ends between them."""
    if not first or getattr(pieces[first - 1], "text", "") not in {",", "-", ":", "…"}:
        return first
    for i in range(first - 2, max(-1, first - _FARTHEST), -1):
        if isinstance(pieces[i], Figure):
            return first
        if _parts(pieces[i]):
            return i + 1
    return 0 if first <= _FARTHEST else first


def _confirmation(tokens: list[Token], pieces: list[AnyPiece], last: int) -> list[str]:
    """The words of the next clause where they only say that it was paid: "paid it anyway", "bhar diya"."""
    end = last + 1
    while end < len(pieces) and end <= last + _LONGEST_CONFIRMATION + 1 and not _parts(pieces[end]):
        end += 1
    words = _words(tokens, pieces[last + 1 : end])
    confirms = 0 < len(words) <= _LONGEST_CONFIRMATION and not _CONFIRMING.isdisjoint(words)
    return words if confirms and all(word in _CONFIRMED or word in _CONFIRMING for word in words) else []


def _words(tokens: list[Token], pieces: Iterable[AnyPiece]) -> list[str]:
    return [
        token.text
        for piece in pieces
        if not isinstance(piece, Noise | Day | Recurrence)
        for token in tokens[piece.first : piece.last]
        if token.kind != "mark"
    ]


def _parts(piece: AnyPiece) -> bool:
    return isinstance(piece, Break) or (isinstance(piece, Word) and piece.text in _PARTING_WORDS)
