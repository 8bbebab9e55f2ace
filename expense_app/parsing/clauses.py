"""The clause in which an amount stands: "didn't get an auto, [took a cab 320]"."""

from dataclasses import dataclass

from expense_app.parsing import vocabulary
from expense_app.parsing.pieces import AnyPiece, Figure
from expense_app.parsing.split import Part
from expense_app.parsing.tokens import Token

_PARTING_WORDS = vocabulary.words("clauses", "parting")
_PARTING_MARKS = frozenset({",", ".", ";", "!", "?", "।", "…"})


@dataclass(frozen=True, slots=True)
class Clause:
    """The folded words before an amount and behind it."""

    before: list[str]
    behind: list[str]
    figure: Figure

    @property
    def words(self) -> list[str]:
        return self.before + self.behind

    @property
    def marked(self) -> bool:
        """Whether the number itself looks like money: a currency, cents, "2k", "3 x 50"."""
        figure = self.figure
        return bool(figure.currency or figure.scaled or figure.worked_out or figure.value % 1)


def own_clause(tokens: list[Token], pieces: list[AnyPiece], part: Part) -> Clause:
    """The clause of a part's amount, which never leaves the part."""
    figure = pieces[part.figure]
    assert isinstance(figure, Figure)  # noqa: S101 - parts are built around figures
    first, last = pieces[part.first].first, pieces[part.last - 1].last
    before = figure.first
    while before > first and not _parts(tokens, before - 1):
        before -= 1
    behind = figure.last
    while behind < last and not _parts(tokens, behind):
        behind += 1
    return Clause(_words(tokens[before : figure.first]), _words(tokens[figure.last : behind]), figure)


def _words(tokens: list[Token]) -> list[str]:
    return [token.text for token in tokens if token.kind != "mark"]


def _parts(tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    if token.kind == "mark":
        return token.text in _PARTING_MARKS and not (token.text == "." and _abbreviates(tokens, at))
    return token.kind == "newline" or token.text in _PARTING_WORDS


def _abbreviates(tokens: list[Token], at: int) -> bool:
    """The dot of "rs. 250"."""
    return at > 0 and len(tokens[at - 1].text) <= 2
