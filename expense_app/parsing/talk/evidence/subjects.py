"""Who spends: "my boss spends 900 a day", "Didi's hospital bill", "padosi ne 8 lakh ki car li"."""

from collections.abc import Iterator, Sequence

from expense_app.parsing import vocabulary
from expense_app.parsing.particles import NE, OF

_OUTSIDERS = vocabulary.words("topics", "outsiders")
_THEIR_VERBS = vocabulary.words("topics", "their verbs")
_WE = vocabulary.words("topics", "we")
_TOWARDS = frozenset({"for", "to", "with", "from", "at", "ko", "se", "gave", "paid", "को", "से"}) | OF
_LONGEST = 6


def subject_cues(words: Sequence[str], where: str) -> Iterator[str]:
    """Whether somebody outside the household is the subject of a sentence that begins with these words."""
    head = words[:_LONGEST]
    verb = next((i for i, word in enumerate(head) if i and word in _THEIR_VERBS), len(head))
    subject = head[:verb]
    person = next((i for i, word in enumerate(subject) if _who(word) in _OUTSIDERS), -1)
    if person < 0 or not _WE.isdisjoint(subject) or (person and subject[person - 1] in _TOWARDS):
        return
    following = subject[person + 1] if person + 1 < len(subject) else ""
    if _who(subject[person]) != subject[person] or following in OF:
        yield f"outsiders-thing-{where}"
    elif following in NE:
        yield f"outsider-did-{where}"
    elif following not in _TOWARDS:
        yield f"outsider-spends-{where}" if verb < len(head) else f"outsider-first-{where}"


def _who(word: str) -> str:
    """ "Didi's" is didi."""
    return word.removesuffix("'s").removesuffix("'")
