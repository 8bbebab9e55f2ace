"""What was spent on something that is no category: the word is searched in the descriptions."""

import re

from expense_app.parsing.questions.asked import Asked
from expense_app.parsing.questions.intents.answer import over_period
from expense_app.parsing.types import Question

_BEFORE = re.compile(r"\b(?:at|on|for|from|in|with|to|of|into|towards|via)(?: (?:the|a|an|some))? ?$")
_VERB_BEFORE = re.compile(r"\b(?:bought|order|ordered|was|were|did)(?: (?:the|a|an|some))? ?$")
_BEHIND = re.compile(r" (?:on|in|of|expense|transaction|purchase|bill|order|spending|spend|cost)\b")


def recognise(asked: Asked) -> Question | None:
    if asked.category or not (word := searched_word(asked)):
        return None
    return over_period(asked, "matching_expenses", text=word, sure=False)


def searched_word(asked: Asked) -> str | None:
    """The unknown words that stand where a shop or a thing stands ("at X", "X expenses"), as typed."""
    for run in _runs(asked):
        start, end = run
        if (
            _BEFORE.search(asked.rest, 0, start)
            or _VERB_BEFORE.search(asked.rest, 0, start)
            or _BEHIND.match(asked.rest, end)
        ):
            return asked.rest[start:end]
    return None


def _runs(asked: Asked) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for match in asked.unknown:
        if runs and match.start() - runs[-1][1] <= 1:
            runs[-1] = (runs[-1][0], match.end())
        else:
            runs.append((match.start(), match.end()))
    return runs
