"""Is it spending at all? Plans, negations, income, transfers and withdrawals are not."""

import re
from typing import Literal

from expense_app.parsing import vocabulary

NotSpending = Literal["planned", "negated", "income", "transfer", "withdrawal", "refund", "loan", ""]

_HOUSE_STAFF = vocabulary.words("spending", "house staff")
_RETURN_NOUNS = vocabulary.words("spending", "return nouns")
_FUTURE_HINDI = re.compile(r" \w{1,12}(?:na|ni|ne|naa) (?:hai|hain|h|he|hoga|padega|padenge|padegi|tha|thi|the) ")
_FUTURE_DEVANAGARI = re.compile(r"[नाीे]{2} (?:है|हैं|होगा|पड़ेगा|पड़ेंगे) ")
_GOT_FROM = re.compile(r" (?:got|get|received) (?:rs |inr |usd |aed )?[\d.,]+k? (?:rs |rupees |bucks |dollars )?from ")
_CAME_FROM = re.compile(r" se [\d.,]+k? (?:rs |rupaye |rupees )?(?:aaye|aaya|aayi|mile|mila|liye|aa) ")
_LEFT = re.compile(r" [\d.,]+k? (?:rs |rupees |bucks )?left ")
_GOT = frozenset(["mila", "mile", "mili"])
_FOUND_FOR = re.compile(r" (?:me|mein|main|ka|ki|ke|par|pe|saste|sasta|discount|order) mil[aei] ")
_PAST_BUYING = vocabulary.words("spending", "past buying")


_KINDS: tuple[tuple[NotSpending, str], ...] = (
    ("refund", "refund"),
    ("loan", "loan"),
    ("withdrawal", "withdrawal"),
    ("transfer", "own transfer"),
    ("negated", "negated"),
    ("planned", "planned"),
    ("income", "income"),
)
_SETS = tuple(
    (name, tuple(f" {phrase} " for phrase in vocabulary.phrases("spending", section))) for name, section in _KINDS
)
_TRIGGERS = {name: frozenset(phrase.split()[0] for phrase in phrases) for name, phrases in _SETS}


def not_spending(words: list[str]) -> NotSpending:
    """Why a clause (its folded words) tells of no spending; empty if it may."""
    said = f" {' '.join(words)} "
    present = set(words)
    for name, phrases in _SETS:
        if present.isdisjoint(_TRIGGERS[name]):
            continue
        phrase = next((phrase for phrase in phrases if phrase in said), "")
        if phrase and not _excused(name, phrase.strip(), words, said):
            return name
    if _FUTURE_HINDI.search(said) or _FUTURE_DEVANAGARI.search(said):
        return "planned"
    if _LEFT.search(said):
        return "negated"
    if _GOT_FROM.search(said) or _CAME_FROM.search(said) or (present & _GOT and not _FOUND_FOR.search(said)):
        return "income"
    if "return" in present and not present & (_RETURN_NOUNS | {"tax"}):
        return "refund"
    return ""


def _excused(name: NotSpending, phrase: str, words: list[str], said: str) -> bool:
    present = set(words)
    if name == "income":
        if phrase in {"salary", "pagaar", "pagar", "tankhwah", "tankhwa", "tankha", "vetan", "वेतन", "तनख्वाह", "सैलरी"}:
            return bool(present & _HOUSE_STAFF)
        if phrase in {"won", "deposit", "deposited", "bonus"}:
            return (
                bool(present & {"paid", "security", "staff", "maid", "gave", "given", "flat", "house", "kid", "rent"})
                and phrase != "won"
            )
        if phrase in {"मिला", "मिली", "मिले"}:
            return " में मिल" in said or " का मिल" in said
        return phrase == "commission" and "paid" in present
    if name == "withdrawal":
        return bool(present & {"fee", "fees", "charge", "charges", "penalty"})
    if name == "planned":
        if phrase in {"will", "must", "may"} and len(words) > 1:
            return False
        if phrase == "if" and "bought" in present and words.index("if") > words.index("bought"):
            return True
        if phrase in {"would", "could", "wanted to", "planned", "budget", "later", "planning"}:
            return bool(present & _PAST_BUYING) and phrase in {"later", "budget", "planned"}
        if phrase in {"need", "want", "wants", "asked", "asks", "due", "charges", "expected", "needs"}:
            return bool(
                present
                & (
                    _PAST_BUYING
                    | {
                        "cleared",
                        "gave",
                        "given",
                        "bill",
                        "diye",
                        "bank",
                        "delivery",
                        "service",
                        "parking",
                        "late",
                        "wedding",
                    }
                )
            ) and (phrase not in {"need", "want"} or words.index(phrase) > 0)
        if phrase in {"quote", "pending", "estimate", "owed"}:
            return bool(present & {"cleared", "paid", "settled"})
        return phrase in {"upcoming", "next month"} and bool(present & {"paid", "booked", "bought"})
    if name == "loan":
        return phrase in {"udhaar", "udhar"} and ("nahi" in present or "nahin" in present)
    if name == "negated" and phrase == "saved":
        return bool(present & (_PAST_BUYING | {"off", "for"}))
    if name == "negated":
        return phrase in {"cancel", "cancelled", "canceled", "never"} and bool(
            present & {"fee", "fees", "charge", "charges", "charged"}
        )
    return False
