"""What a message is about besides spending: an address, a recipe, a match, a notice of a company.

One word of a topic says little, three of them say a lot: each topic has a weight for every number of its words in the
message, and another where one stands in the clause of the amount.
"""

from collections.abc import Iterator, Mapping, Sequence

from expense_app.parsing import vocabulary
from expense_app.parsing.known import TOPICS

_WORDS = {name: vocabulary.words("topics", name) for name in TOPICS}
_MANY = 3


def topics(words: Sequence[str]) -> dict[str, int]:
    """How many different words of each topic a message has."""
    said = set(words)
    return {name: count for name, members in _WORDS.items() if (count := len(members & said))}


def topic_cues(clause: Sequence[str], around: Mapping[str, int], *, marked: bool) -> Iterator[str]:
    """The weights of the topics around an amount whose clause has these words. A number without a currency is
    more easily something else, so its weights have names of their own."""
    kind = "" if marked else "bare-"
    for name, count in around.items():
        yield f"{kind}{name}-{min(count, _MANY)}"
        if not _WORDS[name].isdisjoint(clause):
            yield f"{kind}{name}-here"
