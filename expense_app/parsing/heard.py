"""Prices that were asked or seen before another was paid: "Croma had it for 24,990, got it at Vijay Sales for 22,500"."""

from expense_app.parsing import vocabulary
from expense_app.parsing.clauses import Clause
from expense_app.parsing.fillers import ALWAYS, BUYING, DONE, EDGES
from expense_app.parsing.known import names_a_thing

_ASKED = vocabulary.words("heard", "asked")
_HAD = vocabulary.words("heard", "had")
_SETTLED = vocabulary.words("heard", "settled")
_IT = vocabulary.words("heard", "it")
_SHOP_FOLLOWS = frozenset({"from", "at", "on", "se", "pe", "से", "पर"})


def heard_only(clauses: list[Clause]) -> list[bool]:
    """For each clause of an amount, whether its price was only heard while another clause says what was paid."""
    paid = [i for i, clause in enumerate(clauses) if _paid(clause)]
    return [
        any(i != other and _heard(clause, clauses[other]) for other in paid) and i not in paid
        for i, clause in enumerate(clauses)
    ]


def _paid(clause: Clause) -> bool:
    words = clause.words
    return clause.came_to or (not (DONE.isdisjoint(words) and _SETTLED.isdisjoint(words)) and _ASKED.isdisjoint(words))


def _heard(clause: Clause, paid: Clause) -> bool:
    if not _ASKED.isdisjoint(clause.words):
        return True
    return not _HAD.isdisjoint(clause.words) and _says_the_same_thing(paid)


def _says_the_same_thing(clause: Clause) -> bool:
    """Whether what was paid names no thing of its own: "bought it from Amazon", "finally took"."""
    words = clause.words
    return not _IT.isdisjoint(words) or not any(
        names_a_thing(word) and word not in ALWAYS | EDGES | BUYING and (not i or words[i - 1] not in _SHOP_FOLLOWS)
        for i, word in enumerate(words)
    )
