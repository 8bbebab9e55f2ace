"""Who paid: "priya paid", "paid by my wife", "rahul ne diye", "(hubby)"."""

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from expense_app.parsing import vocabulary
from expense_app.parsing.normalise import fold
from expense_app.parsing.pieces import Payment
from expense_app.parsing.tokens import Token
from expense_app.parsing.types import Person

_SPOUSE = vocabulary.words("payers", "spouse")
_ME = vocabulary.words("payers", "me")
_ME_ALONE = frozenset(["maine", "mene", "mainne", "hamne", "humne", "मैंने", "मैने", "हमने"])
_HE_OR_SHE = vocabulary.words("payers", "he or she")
_SAYS_NE = frozenset(["usne", "isne", "unhone", "inhone", "उसने", "उन्होंने", "इन्होंने"])
_VERBS = vocabulary.words("payers", "verbs")
_HELPERS = frozenset(["has", "have", "had", "already", "also", "just", "only", "actually", "then"])
_NE = frozenset({"ne", "ने", "nay"})
_NOT_SUBJECT_AFTER = vocabulary.words("payers", "not subject after")
_POSSESSIONS = vocabulary.words("payers", "possessions")
_BY = frozenset({"by", "from", "via", "using", "on", "with", "through"})


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


@dataclass(slots=True)
class Somebody:
    """A person phrase over tokens up to `end`. `person` is None when it names nobody in the household."""

    person: Person | None
    end: int
    sure: bool = True


def is_spouse_word(word: str) -> bool:
    return word in _SPOUSE


def match_payment(tokens: list[Token], at: int, home: Household) -> Payment | None:
    """The statement about the payer that begins at token `at`."""
    word = tokens[at].text
    if word in _ME_ALONE:
        return Payment(at, _skip_verb(tokens, at + 1), home.author.id, home.author.name, leading=True)
    if word in _SAYS_NE:
        return _payment(home.other, at, _skip_verb(tokens, at + 1), leading=True)
    if word in _BY or word in _VERBS or word in {"payer", "bought"}:
        return _behind_by(tokens, at, home)
    if word in {"(", "-", "@", "["}:
        return _aside(tokens, at, home)
    return _as_subject(tokens, at, home)


def _payment(person: Person | None, first: int, last: int, *, leading: bool) -> Payment:
    if person is None:
        return Payment(first, last, None, "", leading, "who paid is not in the household")
    return Payment(first, last, person.id, person.name, leading)


def _word(tokens: list[Token], at: int) -> str:
    return tokens[at].text if 0 <= at < len(tokens) else ""


def _skip_verb(tokens: list[Token], at: int) -> int:
    i = at
    while _word(tokens, i) in _HELPERS:
        i += 1
    if _word(tokens, i) in _VERBS:
        i += 1
        if _word(tokens, i) in {"up", "for"}:
            i += 1
        return i
    return at


def _as_subject(tokens: list[Token], at: int, home: Household) -> Payment | None:
    """ "my wife paid", "Priya ne", "Priya: ..."."""
    before = _word(tokens, at - 1)
    if before in _NOT_SUBJECT_AFTER:
        return None
    start = at + 1 if tokens[at].text in {"my", "meri", "mere", "the", "our"} else at
    end, verb = _verb_after(tokens, start)
    if end < 0:
        return _label(tokens, at, start, home)
    word = _word(tokens, start)
    if word in {"i", "we"}:
        return Payment(at, verb, home.author.id, home.author.name, leading=True)
    if word in {"he", "she"}:
        return _payment(home.other, at, verb, leading=True) if home.other else None
    somebody = _somebody(tokens, start, home, fuzzy=True)
    if somebody is None or somebody.end != end:
        return None
    payment = _payment(somebody.person, at, verb, leading=True)
    if not somebody.sure:
        payment.doubt = f"read “{word}” as {payment.name.split()[0]}"
    return payment


def _verb_after(tokens: list[Token], start: int) -> tuple[int, int]:
    """Where the subject ends and where its verb ends; -1 without a verb."""
    for end in (start + 1, start + 2):
        if _word(tokens, end) in _NE:
            return end, _skip_verb(tokens, end + 1)
        verb = _skip_verb(tokens, end)
        if verb != end:
            return end, verb
    return -1, -1


def _label(tokens: list[Token], at: int, start: int, home: Household) -> Payment | None:
    """ "Priya: lunch 250" and "wife's card"."""
    word = _word(tokens, start)
    owner = _owner(word, home)
    if owner and _word(tokens, start + 1) in _POSSESSIONS:
        return Payment(at, start + 2, owner.id, owner.name, leading=False)
    if word.endswith("'s") or not (at == 0 or tokens[at - 1].kind == "newline"):
        return None
    somebody = _somebody(tokens, start, home, fuzzy=False)
    if somebody and somebody.person and _word(tokens, somebody.end) == ":":
        return _payment(somebody.person, at, somebody.end + 1, leading=True)
    return None


def _owner(word: str, home: Household) -> Person | None:
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
    return home.other if plain in _SPOUSE else home.named(plain)


def _behind_by(tokens: list[Token], at: int, home: Household) -> Payment | None:
    """ "paid by priya", "by my husband", "from wife's card"."""
    i = at
    while _word(tokens, i) in _VERBS:
        i += 1
    stated = i > at
    if _word(tokens, i) not in _BY:
        return None
    by = _word(tokens, i) == "by"
    i += 1
    if _word(tokens, i) in {"my", "our", "the", "meri", "mere"} and _word(tokens, i + 1) not in _POSSESSIONS:
        i += 1
    owner = _owner(_word(tokens, i), home)
    if owner and _word(tokens, i + 1) in _POSSESSIONS:
        end = i + 2
        while _word(tokens, end) in _POSSESSIONS:
            end += 1
        return Payment(at, end, owner.id, owner.name, leading=False)
    if not by:
        return None
    if _word(tokens, i) in _ME:
        return Payment(at, i + 1, home.author.id, home.author.name, leading=False)
    somebody = _somebody(tokens, i, home, fuzzy=stated)
    if somebody:
        return _payment(somebody.person, at, somebody.end, leading=False)
    if stated and _word(tokens, i) in {"him", "her"}:
        return _payment(home.other, at, i + 1, leading=False)
    return None


def _aside(tokens: list[Token], at: int, home: Household) -> Payment | None:
    """ "(Priya)", "- priya" at the end of a line, "@priya"."""
    if tokens[at].text == "@" and not (at + 1 < len(tokens) and tokens[at + 1].glued):
        return None
    if tokens[at].text == "-" and (at == 0 or tokens[at - 1].kind == "newline" or tokens[at].glued):
        return None
    start = at + 1
    if _word(tokens, start) == "my":
        start += 1
    somebody = _somebody(tokens, start, home, fuzzy=False)
    if somebody is None or somebody.person is None:
        return None
    end = somebody.end
    if tokens[at].text in {"(", "["}:
        return _payment(somebody.person, at, end + 1, leading=False) if _word(tokens, end) in {")", "]"} else None
    closes = end >= len(tokens) or tokens[end].kind == "newline" or tokens[end].text in {",", ";", "."}
    return _payment(somebody.person, at, end, leading=False) if closes else None


def _somebody(tokens: list[Token], at: int, home: Household, *, fuzzy: bool) -> Somebody | None:
    if not (0 <= at < len(tokens)) or tokens[at].kind != "word":
        return None
    word = tokens[at].text
    if word in _SPOUSE:
        return Somebody(home.other, at + 1)
    person = home.named(word)
    sure = True
    if person is None and fuzzy:
        person, sure = _resembling(word, home), False
    if person is None:
        return None
    end = at + 1
    if home.named(_word(tokens, end)) == person or any(
        name == _word(tokens, end) and owner is None for name, owner in home.names
    ):
        end += 1
    return Somebody(person, end, sure)


def in_other_script(word: str, home: Household) -> bool:
    """Whether the word names a member whose name is written in another script."""
    return not word.isascii() and len(_skeleton(word)) > 1 and _resembling(word, home) is not None


def _resembling(word: str, home: Household) -> Person | None:
    """A member whose name is a small misspelling, a short form or another script away."""
    spelt = _skeleton(word)
    found: set[Person] = set()
    for name, person in home.names:
        if person is None:
            continue
        close = _misspelt(word, name) or (len(word) >= 3 and name.startswith(word) and word not in _COMMON)
        if close or (len(spelt) > 1 and word.isascii() != name.isascii() and spelt == _skeleton(name)):
            found.add(person)
    return found.pop() if len(found) == 1 else None


_COMMON = vocabulary.words("payers", "common")


def _misspelt(word: str, name: str) -> bool:
    if len(word) < 4 or word in _COMMON or word[0] != name[0]:
        return False
    allowed = 1 if len(name) < 7 else 2
    swapped = len(word) == len(name) and sorted(word) == sorted(name)
    distance = Levenshtein.distance(word, name, score_cutoff=2)
    return distance <= allowed or (swapped and distance == 2)


_DEVANAGARI = dict(
    zip(
        "कखगघचछजझटठडढणतथदधनपफबभमयरलवशषसहड़ढ़",
        [
            "k",
            "k",
            "g",
            "g",
            "c",
            "c",
            "j",
            "j",
            "t",
            "t",
            "d",
            "d",
            "n",
            "t",
            "t",
            "d",
            "d",
            "n",
            "p",
            "f",
            "b",
            "b",
            "m",
            "y",
            "r",
            "l",
            "v",
            "s",
            "s",
            "s",
            "h",
            "d",
            "d",
        ],
        strict=False,
    )
)


def _skeleton(word: str) -> str:
    """The consonants of a name, the same for "Sunita" and "सुनीता"."""
    if word.isascii():
        roman = word.replace("sh", "s").replace("ph", "f").replace("w", "v").replace("z", "j").replace("q", "k")
        letters = [
            c
            for i, c in enumerate(roman)
            if c not in "aeiou" and not (c == "h" and i > 0 and roman[i - 1] in "kgcjtdpb")
        ]
    else:
        letters = [_DEVANAGARI[c] for c in word if c in _DEVANAGARI]
    return "".join(c for i, c in enumerate(letters) if i == 0 or letters[i - 1] != c)


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
