"""The members of a household by the words that name them."""

from dataclasses import dataclass
from functools import lru_cache

from expense_app.parsing import vocabulary
from expense_app.parsing.normalise import fold
from expense_app.parsing.types import Person

_SPOUSE = vocabulary.words("payers", "spouse")


@dataclass(frozen=True, slots=True)
class Household:
    """The members by the words that name them. `other` is None unless there are exactly two members."""

    author: Person
    other: Person | None
    names: tuple[tuple[str, Person | None], ...]

    @property
    def words(self) -> frozenset[str]:
        """Every word of the members' names."""
        return frozenset(name for name, _ in self.names)

    def named(self, word: str) -> Person | None:
        """The member with exactly that first, last or full name."""
        return next((person for name, person in self.names if name == word), None)


@lru_cache(maxsize=256)
def household(members: tuple[Person, ...], author: Person) -> Household:
    """Name words shared by two members name neither."""
    others = [person for person in members if person.id != author.id]
    owners: dict[str, Person | None] = {}
    for person in (author, *others):
        for word in fold(person.name).replace("-", " ").split():
            owners[word] = person if owners.get(word, person) is person else None
    return Household(author, others[0] if len(others) == 1 else None, tuple(owners.items()))


def is_spouse_word(word: str) -> bool:
    return word in _SPOUSE


def who(text: str, home: Household) -> Person | None:
    """The member that a phrase on its own names: "my wife", "priya", "me"."""
    words = [word for word in text.split() if word not in {"my", "the", "by", "actually"}]
    if len(words) == 1 and words[0] in {"me", "i", "maine", "myself", "mine"}:
        return home.author
    if len(words) == 1 and words[0] in {"he", "she", "her", "him"}:
        return home.other
    if not 0 < len(words) < 3:
        return None
    if len(words) == 1 and is_spouse_word(words[0]):
        return home.other
    named = {home.named(word) for word in words}
    return named.pop() if len(named) == 1 else None
