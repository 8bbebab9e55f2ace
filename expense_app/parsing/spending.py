"""Is it spending at all? Plans, negations, income, transfers and withdrawals are not."""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Literal

from expense_app.parsing import vocabulary
from expense_app.parsing.directions import direction
from expense_app.parsing.fillers import DONE
from expense_app.parsing.said_amounts import AMOUNT

NotSpending = Literal["planned", "negated", "income", "transfer", "withdrawal", "refund", "loan", ""]

_RETURN_NOUNS = vocabulary.words("spending", "return nouns")
_FUTURE_HINDI = re.compile(r" \w{1,12}(?:na|ni|ne|naa) (?:hai|hain|h|he|hoga|padega|padenge|padegi|tha|thi|the) ")
_FUTURE_DEVANAGARI = re.compile(r"[नाीे]{2} (?:है|हैं|होगा|पड़ेगा|पड़ेंगे) |(?:[ऊू][ँं]|[एेओो]ं?)(?:गा|गी|गे) ")
_FUTURE = re.compile(r"[a-z]{1,9}(?:unga|ungi|oonga|oongi|ega|egi|enge|engi|aega|aegi)")
_NO_FUTURE = frozenset({"omega", "vega", "mega", "bodega", "rutabaga", "challenge", "revenge", "sega", "lego"})
_GOT_FROM = re.compile(rf" (?:got|get|received) {AMOUNT}from ")
_CAME_FROM = re.compile(rf" se {AMOUNT}(?:aaye|aaya|aayi|mile|mila|liye|aa) ")
_MADE = re.compile(rf" made {AMOUNT}| (?:got|get) {AMOUNT}back ")
_SOLD_FOR = re.compile(rf" (?:got|made|fetched) {AMOUNT}for (?:the|my|our|his|her|all|old) ")
_PUT_BACK = re.compile(r" put .{1,40} back ")
_CAME_TO = re.compile(rf" (?:{AMOUNT})?(?:ka|ki|ke|का|की|के) (?:aa|आ)")
_ARRIVALS = frozenset({"aayi", "aai", "aa gayi", "aa gai", "aa gaye", "आई", "आ गई", "आ गए", "आ गया"})
_LEFT = re.compile(rf" (?:{AMOUNT}|\d{{1,2}} \w+ )left ")
_DENIALS = vocabulary.words("spending", "denials")
_DENIALS_BEHIND = vocabulary.words("spending", "denials behind")
_PAYING = DONE | vocabulary.words("sentences", "handed-over")
_GOT = frozenset(["mila", "mile", "mili"])
_FOUND_FOR = re.compile(r" (?:me|mein|main|ka|ki|ke|par|pe|saste|sasta|discount|order) mil[aei] ")


_KINDS: tuple[tuple[NotSpending, str], ...] = (
    ("refund", "refund"),
    ("loan", "loan"),
    ("withdrawal", "withdrawal"),
    ("transfer", "own transfer"),
    ("negated", "negated"),
    ("planned", "planned"),
    ("income", "income"),
)


def _by_first_word(phrases: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for phrase in phrases:
        found.setdefault(phrase.split()[0], []).append(phrase)
    return found


_SETS: tuple[tuple[NotSpending, dict[str, list[str]]], ...] = tuple(
    (name, _by_first_word(vocabulary.phrases("spending", section))) for name, section in _KINDS
)


def not_spending(words: list[str]) -> NotSpending:
    """Why a clause (its folded words) tells of no spending; empty if it may."""
    said = f" {' '.join(words)} "
    present = set(words)
    for name, phrases in _SETS:
        begun = present & phrases.keys()
        if any(
            f" {phrase} " in said and not _excused(name, phrase, words) for word in begun for phrase in phrases[word]
        ):
            return name
    if _denied(words):
        return "negated"
    if _FUTURE_HINDI.search(said) or _FUTURE_DEVANAGARI.search(said) or _in_future(present):
        return "planned"
    if _LEFT.search(said) or _PUT_BACK.search(said):
        return "negated"
    if (
        _GOT_FROM.search(said)
        or _CAME_FROM.search(said)
        or _MADE.search(said)
        or _SOLD_FOR.search(said)
        or (present & _GOT and not _FOUND_FOR.search(said))
    ):
        return "income"
    if "return" in present and not present & (_RETURN_NOUNS | {"tax"}):
        return "refund"
    return direction(words)


def _denied(words: list[str]) -> bool:
    """ "Nahi bhara", "liya nahi", "pas pris", "nichts gekauft": a denial beside a verb of paying."""
    return any(
        (one in _DENIALS and other in _PAYING) or (one in _PAYING and other in _DENIALS_BEHIND)
        for one, other in pairwise(words)
    )


def _in_future(words: set[str]) -> bool:
    """Romanised Hindi verbs in the future: "launga", "karenge"."""
    return any(word[-1] in "aei" and _FUTURE.fullmatch(word) and word not in _NO_FUTURE for word in words)


def _excused(name: NotSpending, phrase: str, words: list[str]) -> bool:
    """Whether another word turns the phrase around: a maid's salary is spending, a withdrawal's fee too."""
    if phrase in _FIRST_COUNTS and words[0] == phrase:
        return False
    if phrase in _ARRIVALS and _CAME_TO.search(f" {' '.join(words)} "):
        return True
    if phrase == "if":
        return "bought" in words and words.index("if") > words.index("bought")
    excuses = _EXCUSES.get(phrase) or _EXCUSES.get(f"any {name}", frozenset())
    return not excuses.isdisjoint(words)


def _read_excuses() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in vocabulary.lines("spending", "excuses"):
        phrases, _, excuses = line.partition(":")
        for phrase in phrases.split(";"):
            found[phrase.strip()] = found.get(phrase.strip(), frozenset()) | frozenset(excuses.split())
    return found


_EXCUSES = _read_excuses()
_FIRST_COUNTS = frozenset({"need", "want"})
