"""What somebody outside the household spent: "my parents covered the flights", "dad paid for petrol"."""

from collections.abc import Sequence

from expense_app.parsing import vocabulary

_WHO = vocabulary.words("directions", "givers") | vocabulary.words("outsiders", "who")
_SPEND = vocabulary.words("outsiders", "spend")
_BETWEEN = vocabulary.words("outsiders", "between")
_OURS = vocabulary.words("outsiders", "ours")
_WE = vocabulary.words("topics", "we")
_FARTHEST = 3


def others_spend(words: Sequence[str]) -> bool:
    """Whether the folded words of a clause begin with somebody else as the subject of a verb of spending."""
    who = next((i for i, word in enumerate(words[:_FARTHEST]) if word in _WHO), -1)
    if who < 0 or any(word not in _OURS for word in words[:who]):
        return False
    verb = next((i for i, word in enumerate(words[who + 1 :], who + 1) if word not in _BETWEEN), len(words))
    return verb < len(words) and words[verb] in _SPEND and _WE.isdisjoint(words[verb:])
