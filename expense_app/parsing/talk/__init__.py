"""Numbers that no money is meant by, and money that was not spent: talk, prices heard, adverts."""

from expense_app.parsing.clauses import Clause
from expense_app.parsing.talk.prices import tells_a_price
from expense_app.parsing.talk.sentences import says_something_else

__all__ = ["said_in_passing"]


def said_in_passing(clause: Clause) -> bool:
    """Whether the clause of an amount tells of something else than of buying."""
    return says_something_else(clause) or tells_a_price(clause)
