"""Verbs of sentences that are about something else than paying."""

import re

from expense_app.parsing import vocabulary
from expense_app.parsing.fillers import DONE, VERBS_OF_SPENDING
from expense_app.parsing.lexicon import lexicon

_VERBS = vocabulary.words("talk", "verbs")
_OF_PAYING = (
    DONE
    | VERBS_OF_SPENDING
    | vocabulary.words("sentences", "handed-over")
    | vocabulary.words("payers", "verbs")
    | vocabulary.words("talk", "inflected")
)
_INFLECTED = re.compile(r"[a-z]{3,}(?:ing|ed|n't)")
_GOING_ON = re.compile(
    r" (?:\w+(?:ta|ti|te) (?:hai|hain|hu|hun|hoon|ho)|rah[aie] (?:hai|hain|hu|hun|hoon|ho|h)|rh[aie] (?:hai|h)"
    r"|\S+(?:ता|ती|ते) (?:है|हैं|हूँ|हूं|हो)|रह[ाीे] (?:है|हैं|हूँ|हूं|हो))(?= )"
)
"""Habitual and progressive verbs of Hindi: "chalte hai", "dikha raha hai"."""


_NOTE = 3
"""A note of so many words names a service by its verb: "skate sharpening 8", "winter tires swapped 85"."""


def has_verb(words: list[str]) -> bool:
    """Whether one of the folded words is such a verb: a known one, or an English form in -ing, -ed or -n't that
    nobody buys ("parking", "washed apples" and the like are in the lexicon)."""
    if not _VERBS.isdisjoint(words) or _GOING_ON.search(f" {' '.join(words)} "):
        return True
    return len(words) > _NOTE and any(_INFLECTED.fullmatch(word) and not _bought(word) for word in words)


def _bought(word: str) -> bool:
    return word in _OF_PAYING or word in lexicon().vocabulary
