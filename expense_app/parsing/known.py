"""Which words the parser knows: those of things that cost money, and those of sentences."""

from functools import cache

from expense_app.parsing import vocabulary
from expense_app.parsing.fillers import ALWAYS, BUYING, EDGES
from expense_app.parsing.lexicon import lexicon
from expense_app.parsing.phrase import stem

TOPICS = (
    "notices", "places", "school", "sport", "readings", "kitchen", "comparing", "quoting", "prices", "habits",
    "wishes", "lists", "incoming", "returning", "work", "outsiders",
)  # fmt: skip
"""What a message may be about besides spending: sections of `words/topics.txt`."""

_GRAMMAR = frozenset(
    word
    for name in (
        "others", "us", "states", "havings", "modals", "denials", "money-talk", "verbs", "prepositions", "articles",
        "pasts", "joints", "remarks", "whereabouts",
    )
    for word in vocabulary.words("sentences", name)
)  # fmt: skip
_OF_SENTENCES = _GRAMMAR.union(ALWAYS, EDGES, BUYING, *(vocabulary.words("topics", name) for name in TOPICS))


def in_lexicon(word: str) -> bool:
    known = lexicon().vocabulary
    return word in known or stem(word) in known


def is_known(word: str) -> bool:
    return word in _GRAMMAR or in_lexicon(word)


@cache
def is_of_sentences(word: str) -> bool:
    """Whether a word may have a weight of its own. What one buys and where has none: a new shop is no less a shop."""
    return word in _OF_SENTENCES or not in_lexicon(word)


def names_a_thing(word: str) -> bool:
    """Whether it is something that costs money, and nothing else."""
    return word not in _OF_SENTENCES and in_lexicon(word)
