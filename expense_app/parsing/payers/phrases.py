"""Words for a person, and verbs of paying, over tokens."""

from dataclasses import dataclass

from expense_app.parsing import vocabulary
from expense_app.parsing.particles import NE
from expense_app.parsing.payers.household import Household, is_spouse_word
from expense_app.parsing.payers.spelling import resembling
from expense_app.parsing.tokens import Token
from expense_app.parsing.types import Person

VERBS = vocabulary.words("payers", "verbs")
_HELPERS = frozenset(["has", "have", "had", "already", "also", "just", "only", "actually", "then"])
_NE = NE | {"nay"}


@dataclass(slots=True)
class Somebody:
    """A person phrase over tokens up to `end`. `person` is None when it names nobody in the household."""

    person: Person | None
    end: int
    sure: bool = True


def word_at(tokens: list[Token], at: int) -> str:
    return tokens[at].text if 0 <= at < len(tokens) else ""


def skip_verb(tokens: list[Token], at: int) -> int:
    i = at
    while word_at(tokens, i) in _HELPERS:
        i += 1
    if word_at(tokens, i) in VERBS:
        i += 1
        if word_at(tokens, i) in {"up", "for"}:
            i += 1
        return i
    return at


def verb_after(tokens: list[Token], start: int) -> tuple[int, int]:
    """Where the subject ends and where its verb ends; -1 without a verb."""
    for end in (start + 1, start + 2):
        if word_at(tokens, end) in _NE:
            return end, skip_verb(tokens, end + 1)
        verb = skip_verb(tokens, end)
        if verb != end:
            return end, verb
    return -1, -1


def owner_of(word: str, home: Household) -> Person | None:
    if word in {"my", "mine", "mere"}:
        return None
    if word in {"her", "his", "uske"}:
        return home.other
    plain = (
        word.removesuffix("'s")
        if word.endswith("'s")
        else word.removesuffix("s")
        if word in {"wifes", "hubbys"}
        else ""
    )
    if not plain:
        return None
    return home.other if is_spouse_word(plain) else home.named(plain)


def read_somebody(tokens: list[Token], at: int, home: Household, *, fuzzy: bool) -> Somebody | None:
    if not (0 <= at < len(tokens)) or tokens[at].kind != "word":
        return None
    word = tokens[at].text
    if is_spouse_word(word):
        return Somebody(home.other, at + 1)
    person = home.named(word)
    sure = True
    if person is None and fuzzy:
        person, sure = resembling(word, home), False
    if person is None:
        return None
    end = at + 1
    if home.named(word_at(tokens, end)) == person or any(
        name == word_at(tokens, end) and owner is None for name, owner in home.names
    ):
        end += 1
    return Somebody(person, end, sure)
