"""A message taken apart: scanned, worked out and split."""

from dataclasses import dataclass

from expense_app.parsing import vocabulary
from expense_app.parsing.arithmetic import work_out
from expense_app.parsing.dates.fallback import find_foreign
from expense_app.parsing.dates.found import Reader
from expense_app.parsing.figures import Scan
from expense_app.parsing.payers import Household, household
from expense_app.parsing.pieces import AnyPiece, Figure, Word
from expense_app.parsing.scan import scan
from expense_app.parsing.split import Part, split
from expense_app.parsing.tokens import Token, tokenise
from expense_app.parsing.totals import settle_totals
from expense_app.parsing.types import Context

_DECIMAL_COMMA = vocabulary.words("read", "decimal comma")


_OF_A_NANNY = frozenset({"ko", "ki", "ka", "ke", "ne", "salary", "wages", "bai", "bonus", "advance"})
_ARRIVED = frozenset({"aaya", "aya", "aayi", "aai", "aaye"})


@dataclass(slots=True)
class Message:
    """A message that has been taken apart."""

    text: str
    tokens: list[Token]
    pieces: list[AnyPiece]
    parts: list[Part]
    home: Household


def take_apart(text: str, context: Context) -> Message:
    """The parts of a cleaned message, before anything is ruled out as no spending."""
    message = scan_text(text, context)
    work_out(message.pieces, context.default_currency)
    settle_totals(message.pieces)
    _hush_arrivals(message.pieces)
    message.parts = split(message.pieces)
    return message


def _hush_arrivals(pieces: list[AnyPiece]) -> None:
    """ "Gas 915 ka aaya" tells what it came to, "cylinder aaya" that it came; elsewhere an aaya is a nanny."""
    for i, piece in enumerate(pieces):
        if isinstance(piece, Word) and piece.text in _ARRIVED and _follows_what_came(pieces, i):
            piece.content = False
    for figure, of, came in zip(pieces, pieces[1:], pieces[2:], strict=False):
        if isinstance(figure, Figure) and isinstance(of, Word) and isinstance(came, Word):
            came.content = came.content and not (of.text in {"ka", "ki", "ke"} and came.text in _ARRIVED)


def _follows_what_came(pieces: list[AnyPiece], at: int) -> bool:
    before = pieces[at - 1] if at else None
    behind = getattr(pieces[at + 1], "text", "") if at + 1 < len(pieces) else ""
    return isinstance(before, Word) and before.content and behind not in _OF_A_NANNY


def scan_text(text: str, context: Context) -> Message:
    """The typed pieces of a cleaned text, not yet worked out nor split."""
    tokens = tokenise(text)
    home = household(context.members, context.author)
    reader = Reader(
        tokens,
        context.today,
        month_first=context.locale == "en-US",
        comma_decimals=_decimal_comma(context),
    )
    reader.foreign = find_foreign(tokens, context.today)
    pieces = scan(Scan(tokens, text, context.default_currency, home.words), reader, home)
    return Message(text, tokens, pieces, [], home)


def _decimal_comma(context: Context) -> bool:
    language = context.locale.partition("-")[0]
    return language in _DECIMAL_COMMA or (
        context.default_currency == "EUR" and context.locale not in {"en-IE", "en-GB"}
    )
