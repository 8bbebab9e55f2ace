"""Whole sentences about something else: "the train leaves from track 11", "ac 24 pe rakhna".

An expense in short form has no verb ("bus 45"), or one of spending. A number without a currency in a sentence with
another verb is a time, a place, a count or a score.
"""

import re

from expense_app.parsing import vocabulary
from expense_app.parsing.clauses import Clause
from expense_app.parsing.fillers import DONE

_VERBS = vocabulary.words("talk", "verbs")
_BILLS = vocabulary.words("talk", "bills")
_GROUPS = vocabulary.words("talk", "groups")
_RESERVED = vocabulary.words("talk", "reserved")
_WHETHER = frozenset({"kya", "kab", "kyun", "kyu", "क्या", "कब", "क्यों"})
_EXAMS = frozenset({"on", "in", "out"})
_LOCATIVES = (["me"], ["mein"], ["pe"], ["par"], ["में"], ["पर"])
_DATIVES = (["ko"], ["tak"], ["को"], ["तक"])
_STATES = (["hai"], ["hain"], ["है"], ["हैं"], ["h"])
_LAST_OF_MONTH, _LAST_MINUTE = 31, 60
_GOING_ON = re.compile(
    r" (?:\w+(?:ta|ti|te) (?:hai|hain|hu|hun|hoon|ho)|rah[aie] (?:hai|hain|hu|hun|hoon|ho|h)|rh[aie] (?:hai|h)"
    r"|\S+(?:ता|ती|ते) (?:है|हैं|हूँ|हूं|हो)|रह[ाीे] (?:है|हैं|हूँ|हूं|हो))(?= )"
)
"""Habitual and progressive verbs of Hindi: "chalte hai", "dikha raha hai"."""


def says_something_else(clause: Clause) -> bool:
    """Whether it asks, or a bare number is part of a sentence that is not about paying."""
    if clause.asked or not _WHETHER.isdisjoint(clause.words):
        return True
    if clause.marked:
        return _thanks(clause)
    if _scored(clause) or _reserved(clause) or _grouped(clause):
        return True
    if not DONE.isdisjoint(clause.words) or not _BILLS.isdisjoint(clause.words):
        return False
    return (
        not _VERBS.isdisjoint(clause.words)
        or bool(_GOING_ON.search(f" {' '.join(clause.words)} "))
        or _names_a_year(clause)
        or (clause.before[-1:] == ["the"] and bool(clause.behind))
        or _in_place_or_time(clause)
    )


def _thanks(clause: Clause) -> bool:
    """ "Thanks a million", "one in a million"."""
    if not clause.figure.spoken or clause.figure.currency:
        return False
    return not {"thanks", "thank", "you're", "youre", "one", "told"}.isdisjoint(clause.before)


def _scored(clause: Clause) -> bool:
    """ "He got 1480 on the SAT"."""
    return clause.before[-1:] in (["got"], ["scored"]) and bool(clause.behind) and clause.behind[0] in _EXAMS


def _reserved(clause: Clause) -> bool:
    """ "Table for 4", "taxi booked for 6"."""
    return clause.before[-1:] == ["for"] and clause.figure.value <= 24 and not _RESERVED.isdisjoint(clause.before[-3:])


def _grouped(clause: Clause) -> bool:
    """ "Party of 8"."""
    return clause.before[-1:] == ["of"] and clause.before[-2] in _GROUPS if len(clause.before) > 1 else False


def _names_a_year(clause: Clause) -> bool:
    year = not clause.before and 1990 <= clause.figure.value <= 2035
    return year and clause.behind[:1] in (["was"], ["is"], ["me"], ["mein"], ["ka"], ["ki"], ["will"])


def _in_place_or_time(clause: Clause) -> bool:
    """ "Flat 1204 me aa jao", "25 ko aa rahe", "back in 20", "not 9", "set the oven to 375", "bukhar 101 hai"."""
    value, last, following = clause.figure.value, clause.before[-1:], clause.behind[:1]
    return (
        (following in _LOCATIVES and not _VERBS.isdisjoint(clause.behind))
        or (following in _DATIVES and value <= _LAST_OF_MONTH)
        or (last == ["in"] and value <= _LAST_MINUTE and not clause.behind)
        or last == ["not"]
        or (clause.before[:1] == ["set"] and last == ["to"])
        or clause.behind in _STATES
    )
