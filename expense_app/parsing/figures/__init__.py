"""Numbers in their surroundings, made into pieces."""

from expense_app.parsing.figures.numbers import match_marked, match_number, match_numeral
from expense_app.parsing.figures.state import Scan
from expense_app.parsing.figures.values import priced

__all__ = ["Scan", "match_marked", "match_number", "match_numeral", "priced"]
