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
    *((who, verb) for who in ("i", "we") for verb in ("gave", "paid", "spent", "swiped", "tapped")),
}
_FARTHEST = 40
"""Pieces that a clause reaches to either side, so that a long message takes no long time."""


@dataclass(frozen=True, slots=True)
class Clause:
    """The folded words before an amount and behind it, clock times, dates and references left out. `asked` says that
    it ends in a question mark."""

    before: list[str]
    behind: list[str]
    figure: Figure
    asked: bool

    @property
    def words(self) -> list[str]:
        return self.before + self.behind

    @property
    def came_to(self) -> bool:
        """Whether the words right before the amount say what was handed over: "rego came to 846", "I gave 20"."""
        return tuple(self.before[-2:]) in _HANDED_OVER

    @property
    def marked(self) -> bool:
        """Whether the number itself looks like money: a currency, cents, "2k", "3 x 50". One decimal is no cents:
        a temperature or a pressure has it too."""
        figure = self.figure
        return bool(figure.currency or figure.scaled or figure.worked_out or figure.value * 10 % 1)


def own_clause(tokens: list[Token], pieces: list[AnyPiece], part: Part) -> Clause:
    """The clause of a part's amount. It may hold other amounts that nothing separates from this one."""
    figure = pieces[part.figure]
    assert isinstance(figure, Figure)  # noqa: S101 - parts are built around figures
    first, last = part.figure, part.figure + 1
    while first > max(0, part.figure - _FARTHEST) and not _parts(pieces[first - 1]):
        first -= 1
    farthest = min(max(part.last, part.figure + 1), part.figure + _FARTHEST)
    while last < farthest and not _parts(pieces[last]):
        last += 1
    return Clause(
        _words(tokens, pieces[first : part.figure]),
        _words(tokens, pieces[part.figure + 1 : last]),
        figure,
        asked=last < len(pieces) and getattr(pieces[last], "text", "") == "?",
    )


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
