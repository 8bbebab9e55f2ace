"""Numbers that no money is meant by, and money that was not spent: talk, prices heard, adverts."""

from expense_app.parsing.clauses import own_clause
from expense_app.parsing.pieces import AnyPiece
from expense_app.parsing.split import Part
from expense_app.parsing.talk.prices import tells_a_price
from expense_app.parsing.talk.sentences import says_something_else
from expense_app.parsing.tokens import Token

__all__ = ["said_in_passing"]


def said_in_passing(tokens: list[Token], pieces: list[AnyPiece], part: Part) -> bool:
    """Whether the clause of a part's amount tells of something else than of buying."""
    clause = own_clause(tokens, pieces, part)
    return says_something_else(clause) or tells_a_price(clause)
