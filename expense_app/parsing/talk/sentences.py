"""Whole sentences about something else: "the train leaves from track 11", "ac 24 pe rakhna".

An expense in short form has no verb ("bus 45"), or one of spending. A number without a currency in a sentence with
another verb is a time, a place, a count or a score.
"""

from expense_app.parsing import vocabulary
from expense_app.parsing.clauses import Clause
from expense_app.parsing.fillers import DONE
from expense_app.parsing.talk.outsiders import others_spend
from expense_app.parsing.talk.positions import placed_as_something_else, placed_elsewhere
from expense_app.parsing.talk.verbs import has_verb

_BILLS = vocabulary.words("talk", "bills")
_WHETHER = frozenset({"kya", "kab", "kyun", "kyu", "क्या", "कब", "क्यों"})
_NO_SERVICE = vocabulary.words("talk", "no service")
_LYING = frozenset({"balance", "bal", "limit", "lmt", "शेष"})
"""Words right before money that lies somewhere."""
_THANKS = frozenset({"thanks", "thank", "you're", "youre", "one", "told"})


def says_something_else(clause: Clause) -> bool:
    """Whether it asks, or a bare number is part of a sentence that is not about paying."""
    if clause.asked or not _WHETHER.isdisjoint(clause.words):
        return True
    if others_spend(clause.words):
        return True
    if clause.before[-1:] and clause.before[-1] in _LYING and DONE.isdisjoint(clause.words):
        return True
    if clause.marked:
        return _thanks(clause)
    if placed_elsewhere(clause):
        return True
    if (
        clause.borrowed
        or clause.came_to
        or _served(clause)
        or not DONE.isdisjoint(clause.words)
        or not _BILLS.isdisjoint(clause.words)
    ):
        return False
    return has_verb(clause.words) or placed_as_something_else(clause)


def _served(clause: Clause) -> bool:
    """ "Tyre patched for 25", "reordered for 410": what was done for the money."""
    verb = clause.before[-2] if clause.before[-1:] == ["for"] and len(clause.before) > 1 else ""
    return verb.endswith("ed") and len(verb) > 4 and verb not in _NO_SERVICE


def _thanks(clause: Clause) -> bool:
    """ "Thanks a million", "one in a million"."""
    return clause.figure.spoken and not clause.figure.currency and not _THANKS.isdisjoint(clause.before)
