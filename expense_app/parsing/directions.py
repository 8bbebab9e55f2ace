"""Which way the money went: to us, from us, or from one pocket of ours into the other."""

import re
from typing import Literal

from expense_app.parsing import vocabulary
from expense_app.parsing.particles import NE
from expense_app.parsing.said_amounts import AMOUNT

Direction = Literal["income", "transfer", "withdrawal", ""]

_GIVERS = vocabulary.words("directions", "givers")
_GAVE = vocabulary.words("directions", "gave")
_GAVE_HINDI = vocabulary.words("directions", "gave in hindi")
_TAKES_HINDI = vocabulary.words("directions", "takes in hindi")
_OURS = vocabulary.words("directions", "own accounts")
_SHOPS = vocabulary.phrases("directions", "shops")
_OURS_SAID = tuple(f" {phrase} " for phrase in vocabulary.phrases("directions", "own account phrases"))
_OURS_BEGIN = frozenset(phrase.split()[0] for phrase in _OURS_SAID)
_EXCUSES = vocabulary.words("directions", "own account excuses")
_MOVED = re.compile(rf" moved {AMOUNT}| sent {AMOUNT}(?:\w+ )?home ")
_READ = 400
_ACCOUNTS = ("konto", "depot")
_POSSESSIVES = frozenset({"my", "our", "the", "meri", "mere", "hamare", "his", "her"})
_TO_AN_ACCOUNT = re.compile(
    r" (?:moved|transferred|transfer|put|added|deposited|shifted|wired|pushed|swept|sent) .*"
    r"(?:to|into|in) (?:\w+ ){1,3}(?:account|acct|acc) "
)
_TOOK_OUT = re.compile(rf" took out {AMOUNT}(?:$|cash |from )| (?:got|pulled|took|drew) {AMOUNT}out ")


def direction(words: list[str]) -> Direction:
    """Why the money of a clause (its folded words) was not spent; empty if it may have been."""
    if not words:
        return ""
    said = f" {' '.join(words)} "
    if _given_by_others(words):
        return "income"
    if _into_own_account(words, said):
        return "transfer"
    if _MOVED.search(said):
        return "transfer"
    return "withdrawal" if _TOOK_OUT.search(said) else ""


def _given_by_others(words: list[str]) -> bool:
    """ "my parents sent us 500", "nan gave leo 20", "mummy ne 2100 diye"; not "gave mom 500"."""
    subject = next((i for i, word in enumerate(words) if word not in _POSSESSIVES), 0)
    verb = next((i for i, word in enumerate(words[subject : subject + 4], subject) if word in _GAVE), 0)
    if verb > subject and any(word in _GIVERS for word in words[subject:verb]) and "i" not in words[:verb]:
        return True
    if words[0] in _GIVERS and not NE.isdisjoint(words[1:3]):
        return not _GAVE_HINDI.isdisjoint(words)
    return False


def _into_own_account(words: list[str], said: str) -> bool:
    if not _EXCUSES.isdisjoint(words):
        return False
    if "depot" in words and any(f" {shop} " in said for shop in _SHOPS):
        words = [word for word in words if word != "depot"]
    if not _OURS.isdisjoint(words) or any(word.endswith(_ACCOUNTS) for word in words):
        return True
    if "account" in said and _TO_AN_ACCOUNT.search(said[:_READ]):
        return True
    return not _OURS_BEGIN.isdisjoint(words) and any(phrase in said for phrase in _OURS_SAID)


def took_hindi(words: list[str]) -> bool:
    """ "electrician ne 800 liye": they charged it."""
    return not NE.isdisjoint(words) and not _TAKES_HINDI.isdisjoint(words)
