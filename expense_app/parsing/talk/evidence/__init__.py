"""What speaks for an amount having been spent, and what against it.

A note of an expense is short, names a thing that can be bought, says that it was paid, or has its amount where such
notes have it. Talk has a subject and a verb, says how things are, or is about something that numbers belong to: an
address, a recipe, a match. No cue decides alone: each has its weight in `words/evidence.txt`, which
`benchmarks/fit_evidence.py` fits to the cases of tests/parsing.
"""

from collections.abc import Iterator, Sequence

from expense_app.parsing import vocabulary
from expense_app.parsing.clauses import own_clause
from expense_app.parsing.message import Message
from expense_app.parsing.split import Part
from expense_app.parsing.talk.evidence.amount import amount_cues
from expense_app.parsing.talk.evidence.subjects import subject_cues
from expense_app.parsing.talk.evidence.surroundings import Surroundings, surroundings
from expense_app.parsing.talk.evidence.topics import topic_cues
from expense_app.parsing.talk.evidence.words import word_cues
from expense_app.parsing.types import ParsedExpense

__all__ = ["cues", "spent", "surroundings"]


def _read_weights() -> dict[str, float]:
    """The weight of each cue: what both sections give it."""
    found: dict[str, float] = {}
    for section in ("steady", "weights"):
        for cue, weight in vocabulary.values("evidence", section).items():
            found[cue] = found.get(cue, 0.0) + float(weight)
    return found


_WEIGHTS = _read_weights()
_LEAST, _SURE, _LEAST_BESIDE = (float(vocabulary.phrases("evidence", name)[0]) for name in ("least", "sure", "beside"))


def spent(message: Message, read: Sequence[tuple[Part, ParsedExpense]]) -> list[ParsedExpense]:
    """Those of the expenses read that were rather spent than not. Beside one that surely was, a weaker one passes."""
    around = surroundings(message)
    sums = [sum(_WEIGHTS.get(cue, 0.0) for cue in cues(message, part, expense, around)) for part, expense in read]
    least = _LEAST if max(sums, default=0.0) < _SURE else _LEAST_BESIDE
    return [expense for (_, expense), total in zip(read, sums, strict=True) if total >= least]


def cues(message: Message, part: Part, expense: ParsedExpense, around: Surroundings) -> Iterator[str]:
    """What there is for and against, by the names of the weights."""
    clause = own_clause(message.tokens, message.pieces, part)
    yield "any"
    yield from amount_cues(message.pieces, part, expense, clause)
    yield from word_cues(clause, _words(message, part), around)
    yield from topic_cues(clause.words, around.topics, marked=clause.marked)
    yield from subject_cues(clause.words, "clause")
    yield from around.cues
    if around.hour and not clause.before and not clause.marked and clause.figure.value <= 12:
        yield "hour-beside-another"


def _words(message: Message, part: Part) -> list[str]:
    tokens = message.tokens[message.pieces[part.first].first : message.pieces[part.last - 1].last]
    return [token.text for token in tokens if token.kind != "mark"]
