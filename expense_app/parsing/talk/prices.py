"""What a thing costs, said without buying it: "gas is 4.89 at the corner", "tickets start at $85"."""

from expense_app.parsing import vocabulary
from expense_app.parsing.clauses import Clause
from expense_app.parsing.fillers import DONE

_PRICE_VERBS = vocabulary.words("talk", "price verbs")
_PRICE_PHRASES = tuple(f" {phrase} " for phrase in vocabulary.phrases("talk", "price phrases"))
_IS = frozenset({"is", "are", "ist", "sind"})
_NEARLY = frozenset({"now", "like", "about", "around", "only", "at", "just", "already", "up", "to", "rs", "inr", "aed"})
_THESE_DAYS = vocabulary.words("talk", "these days")
_RATES = vocabulary.words("talk", "rates")
_BECAME = frozenset({"ho", "हो"})


def tells_a_price(clause: Clause) -> bool:
    if not DONE.isdisjoint(clause.words):
        return False
    said = f" {' '.join(clause.before)} # {' '.join(clause.behind)} "
    return (
        not _PRICE_VERBS.isdisjoint(clause.words)
        or any(phrase in said for phrase in _PRICE_PHRASES)
        or _is_now(clause)
        or (clause.behind[1:2] != [] and clause.behind[0] in _RATES and clause.behind[1] in _BECAME)
    )


def _is_now(clause: Clause) -> bool:
    """ "Eggs are 7 dollars now"."""
    copula = next((word for word in reversed(clause.before) if word not in _NEARLY), "")
    return (copula in _IS or copula.endswith("'s")) and not _THESE_DAYS.isdisjoint(clause.behind)
