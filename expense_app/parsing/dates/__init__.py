"""Dates as people say them. `match_day` reads the one that begins at a token."""

from expense_app.parsing.dates.grammar import DayMatch, match_day

__all__ = ["DayMatch", "match_day"]
