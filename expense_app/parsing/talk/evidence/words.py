"""What the words of an amount's clause, and those around it, say of it."""

from collections.abc import Iterator, Sequence

from expense_app.parsing import vocabulary
from expense_app.parsing.clauses import Clause
from expense_app.parsing.fillers import DONE
from expense_app.parsing.known import is_of_sentences
from expense_app.parsing.spending import not_spending
from expense_app.parsing.talk.evidence.surroundings import CLASSES, Surroundings, has_any_verb

_HANDED_OVER = vocabulary.words("sentences", "handed-over")
_SHORT, _LONG = 3, 6
_LENGTHS = (3, 6, 10, 16)


def word_cues(clause: Clause, part: list[str], around: Surroundings) -> Iterator[str]:
    """The weights of how the clause is built, of its classes of words, of single words, and of why the rest of its
    part (its folded words) tells of no spending."""
    if reason := not_spending(part):
        yield f"told-{reason}"
    elif around.reason:
        yield f"told-elsewhere-{around.reason}"
    yield from _of_the_clause(clause, around)
    yield from _of_each_word(clause, around)


def _of_the_clause(clause: Clause, around: Surroundings) -> Iterator[str]:
    words = clause.words
    done = clause.came_to or not (DONE.isdisjoint(words) and _HANDED_OVER.isdisjoint(words))
    if done:
        yield "done"
    if has_any_verb(words):
        yield "verb-beside-done" if done else "verb"
    elif around.verb:
        yield "verb-elsewhere"
    for name, members in CLASSES.items():
        if not members.isdisjoint(words):
            yield f"{name}-beside-done" if done else name
        elif name in around.classes:
            yield f"{name}-elsewhere"
    yield _length_of(words)
    yield "short-message" if around.length <= _SHORT else "longer-message"
    yield f"length-{sum(around.length > most for most in _LENGTHS)}"


def _length_of(words: Sequence[str]) -> str:
    count = len(words)
    return "one-word" if count <= 1 else "few-words" if count <= _SHORT else "long" if count >= _LONG else "some-words"


def _of_each_word(clause: Clause, around: Surroundings) -> Iterator[str]:
    said = set(clause.words)
    for word in said:
        if is_of_sentences(word):
            yield f"in:{word}"
    for word in around.words:
        if word not in said:
            yield f"out:{word}"
    yield f"prev:{_plain(clause.before[-1]) if clause.before else '^'}"
    yield f"next:{_plain(clause.behind[0]) if clause.behind else '$'}"


def _plain(word: str) -> str:
    return word if is_of_sentences(word) else "thing"
