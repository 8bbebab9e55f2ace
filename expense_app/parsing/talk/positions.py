"""What the words beside a bare number say that it is: an hour, a score, a place, a count."""

from expense_app.parsing import vocabulary
from expense_app.parsing.clauses import Clause
from expense_app.parsing.talk.verbs import has_verb

_GROUPS = vocabulary.words("talk", "groups")
_RESERVED = vocabulary.words("talk", "reserved")
_PREPOSITIONS = vocabulary.words("talk", "prepositions")
_EXAMS = frozenset({"on", "in", "out"})
_LOCATIVES = frozenset({"me", "mein", "pe", "par", "में", "पर"})
_DATIVES = frozenset({"ko", "tak", "को", "तक"})
_STATES = frozenset({"hai", "hain", "है", "हैं"})
_OF_A_YEAR = frozenset({"was", "is", "me", "mein", "ka", "ki", "will"})
_LAST_OF_MONTH = 31
_MOST_GUESTS = 24


def placed_elsewhere(clause: Clause) -> bool:
    """Whatever verb the clause has: a score, a table, a group."""
    return _scored(clause) or _reserved(clause) or _grouped(clause)


def placed_as_something_else(clause: Clause) -> bool:
    """In a clause without a verb of spending."""
    last = clause.before[-1] if clause.before else ""
    following = clause.behind[0] if clause.behind else ""
    return (
        _names_a_year(clause, following)
        or (last == "the" and bool(following))
        or last in _PREPOSITIONS
        or (following in _LOCATIVES and has_verb(clause.behind))
        or (following in _DATIVES and clause.figure.value <= _LAST_OF_MONTH)
        or following in _STATES
    )


def _scored(clause: Clause) -> bool:
    """ "He got 1480 on the SAT", "7 out of 10"."""
    if ["out", "of"] in (clause.before[-2:], clause.behind[:2]):
        return True
    return clause.before[-1:] in (["got"], ["scored"]) and bool(clause.behind) and clause.behind[0] in _EXAMS


def _reserved(clause: Clause) -> bool:
    """ "Table for 4", "taxi booked for 6"."""
    few = clause.before[-1:] == ["for"] and clause.figure.value <= _MOST_GUESTS
    return few and not _RESERVED.isdisjoint(clause.before[-3:])


def _grouped(clause: Clause) -> bool:
    """ "Party of 8"."""
    return clause.before[-1:] == ["of"] and not _GROUPS.isdisjoint(clause.before[-2:-1])


def _names_a_year(clause: Clause, following: str) -> bool:
    return not clause.before and 1990 <= clause.figure.value <= 2035 and following in _OF_A_YEAR
