"""Whose spending a question is about."""

import itertools
import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from expense_app.parsing.devanagari import to_latin
from expense_app.parsing.patterns import words
from expense_app.parsing.questions.blanks import ASKING, PERSON, blank
from expense_app.parsing.questions.categories import category_words, filler_words
from expense_app.parsing.questions.words import WORD, fold, real_words, spellings
from expense_app.parsing.types import Context, Person
from expense_app.parsing.typo import sound

_SPOUSE = {"wife", "husband", "spouse", "she", "he", "her", "his", "him"}
_SHORTEST_NICKNAME = 3
_SHORTEST_TYPO = 4
_SHORT_NAME = 6
_BOTH = {"we", "us"}
_ASKING = words("""
    (?:can|could|may|should|do) i (?:see|get|have|know|ask|check|view|please), let me,
    (?:my|our) (?:dear|friend),
    i (?:want|need|would|wanna|d|am|m|wonder|think|guess|just|wish|like)(?: to)?(?: like to| know| see)?,
    (?:show|tell|give|list|help|find|remind) (?:me|us|i|we)
""")
"""The person who asks is not the person asked about."""
_GIVE_ME = re.compile(r"^(?:(?:please|pls|hey|ok|can you|could you|kindly|just|now) )*(?:give|send|get) (?:me|us)\b")
_TO_ME = words("""
    (?:by|for|of|about|and|versus|or|between|than|from|is it|only|just) me, me (?:versus|and|or)
""")
_JOINED = re.compile(r" (?:and|or|versus|/|&|,|, and|, or|than|se) ?")
_RELATION = re.compile(r" (?:wife|husband|spouse|better half)\b")
_OBJECT = re.compile(r"\b(?:for|on|to) (?:my |our |the )?$")


@dataclass(frozen=True, slots=True)
class People:
    """`user_id` is the one member meant, None for both. `only_for`: the person stands only behind "for",
    "on" or "to". `several`: more than one was named apart.
    `text` has the words about people blanked out."""

    user_id: str | None
    only_for: bool
    several: bool
    text: str


@dataclass(frozen=True, slots=True)
class _Mention:
    person: Person | None
    start: int
    end: int
    rank: int


_SUBJECT, _OWNER, _OBJECT_RANK = 0, 1, 2


def read_people(text: str, context: Context) -> People:
    hidden = text
    for asking in (_ASKING, _GIVE_ME):
        hidden = asking.sub(lambda match: ASKING * len(match[0]), hidden)
    mentions = _mentions(hidden, context)
    blanked = hidden
    for mention in mentions:
        blanked = blank(blanked, mention.start, mention.end, PERSON)
    apart = _named_apart(mentions, hidden)
    meant = [] if apart else _meant(mentions)
    ids = {person.id if person else None for person in meant}
    return People(
        user_id=ids.pop() if len(ids) == 1 else None,
        only_for=all(mention.rank == _OBJECT_RANK for mention in mentions),
        several=apart or len(ids - {None}) > 1,
        text=blanked,
    )


def _named_apart(mentions: list[_Mention], text: str) -> bool:
    """ "me and priya", "neha or my": two persons side by side."""
    return any(
        _JOINED.fullmatch(text, one.end, other.start) and one.person != other.person and one.person and other.person
        for one, other in itertools.pairwise(mentions)
    )


def _meant(mentions: list[_Mention]) -> list[Person | None]:
    best = min((mention.rank for mention in mentions), default=_SUBJECT)
    return [mention.person for mention in mentions if mention.rank == best]


def _mentions(text: str, context: Context) -> list[_Mention]:
    to_me = {match.start() + match[0].index("me") for match in _TO_ME.finditer(text)}
    found: list[_Mention] = []
    for match in WORD.finditer(text):
        if match[0] == "me" and match.start() not in to_me:
            continue
        if mention := _mention(match, text, context):
            found.append(mention)
    return found


def _mention(match: re.Match[str], text: str, context: Context) -> _Mention | None:
    word, start, end = match[0], match.start(), match.end()
    rank = _OBJECT_RANK if _OBJECT.search(text, 0, start) else _SUBJECT
    if word in _BOTH or word == "i":
        return _Mention(context.author if word == "i" else None, start, end, _SUBJECT)
    if word == "me":
        return _Mention(context.author, start, end, rank)
    if word in {"my", "our"}:
        if _RELATION.match(text, end):
            return None
        return _Mention(context.author if word == "my" else None, start, end, max(rank, _OWNER))
    person = _other_member(context) if word in _SPOUSE else _named(word, context)
    return _Mention(person, start, end, rank) if person else None


def _other_member(context: Context) -> Person | None:
    others = [member for member in context.members if member.id != context.author.id]
    return others[0] if len(others) == 1 else None


def _named(word: str, context: Context) -> Person | None:
    names = name_parts(context.members)
    if word in names:
        return names[word]
    if len(word) < _SHORTEST_NICKNAME or is_known(word):
        return None
    spelt = word if word.isascii() else to_latin(word)
    if short := [name for name in names if name.startswith(spelt)]:
        return names[short[0]] if len(short) == 1 else None
    close = [name for name in names if min(len(name), len(spelt)) >= _SHORTEST_TYPO and _is_typo_of(name, spelt)]
    return names[close[0]] if len(close) == 1 else None


def _is_typo_of(name: str, word: str) -> bool:
    allowed = 2 if len(name) > _SHORT_NAME else 1
    if sound(name) == sound(word):
        return True
    return OSA.distance(word, name, score_cutoff=allowed) <= allowed


@lru_cache(maxsize=4096)
def is_known(word: str) -> bool:
    """A word that means something else and so is no misspelt name."""
    return word in filler_words() or word in spellings() or word in category_words() or word in real_words()


@lru_cache(maxsize=64)
def name_parts(members: tuple[Person, ...]) -> dict[str, Person]:
    """First names and every other part that only one member has."""
    found: dict[str, Person] = {}
    shared: set[str] = set()
    for member in members:
        for part in set(WORD.findall(fold(member.name))):
            if part in found:
                shared.add(part)
            found[part] = member
    return {part: member for part, member in found.items() if part not in shared and len(part) > 1}
