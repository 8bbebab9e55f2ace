"""What somebody outside the household spent: "my parents covered the flights", "didi ne 45000 ka tv liya"."""

from collections.abc import Sequence

from expense_app.parsing import vocabulary
from expense_app.parsing.particles import NE, OF

_WHO = vocabulary.words("directions", "givers") | vocabulary.words("outsiders", "who")
_SPEND = vocabulary.words("outsiders", "spend")
_BETWEEN = vocabulary.words("outsiders", "between")
_OURS = vocabulary.words("outsiders", "ours")
_FOR_THEMSELVES = vocabulary.words("outsiders", "for themselves")
_BOUGHT = vocabulary.words("outsiders", "bought in hindi")
_WE = vocabulary.words("topics", "we")
_FARTHEST = 3


def others_spend(words: Sequence[str]) -> bool:
    """Whether the folded words of a clause begin with somebody else as the subject of a verb of spending."""
    who = next((i for i, word in enumerate(words[:_FARTHEST]) if word in _WHO), -1)
    if who < 0 or any(word not in _OURS and not word.endswith("'s") for word in words[:who]):
        return False
    if words[who + 1 : who + 2] and words[who + 1] in NE:
        return _bought_in_hindi(words[who + 2 :])
    verb = next((i for i, word in enumerate(words[who + 1 :], who + 1) if word not in _BETWEEN), len(words))
    return verb < len(words) and words[verb] in _SPEND and _WE.isdisjoint(words[verb:])


def _bought_in_hindi(words: Sequence[str]) -> bool:
    """ "45000 ka tv liya": the thing stands between its price and the verb. Who just "liye" money was paid it."""
    behind_price = [word for word in words if not word[0].isdigit() and word not in _FOR_THEMSELVES]
    return OF.issuperset(behind_price[:1]) and not _BOUGHT.isdisjoint(behind_price[2:])
