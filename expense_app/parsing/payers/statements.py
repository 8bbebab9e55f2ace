"""Statements about the payer: "priya paid", "paid by my wife", "rahul ne diye", "(hubby)"."""

from expense_app.parsing import vocabulary
from expense_app.parsing.payers.household import Household
from expense_app.parsing.payers.phrases import VERBS, owner_of, read_somebody, skip_verb, verb_after, word_at
from expense_app.parsing.pieces import Payment
from expense_app.parsing.tokens import Token
from expense_app.parsing.types import Person

_ME = vocabulary.words("payers", "me")
_ME_ALONE = frozenset(["maine", "mene", "mainne", "hamne", "humne", "मैंने", "मैने", "हमने"])
_SAYS_NE = frozenset(["usne", "isne", "unhone", "inhone", "उसने", "उन्होंने", "इन्होंने"])
_TOOK = frozenset(["liye", "liya", "le", "लिए", "लिये", "लिया"])
_NOT_SUBJECT_AFTER = vocabulary.words("payers", "not subject after")
_POSSESSIONS = vocabulary.words("payers", "possessions")
_AND = frozenset({"aur", "and", "&", "n", "और"})
_JOINED = _AND | {"but", "while"}
_OWN_DEEDS = vocabulary.words("payers", "own deeds")
_BY = frozenset({"by", "from", "via", "using", "on", "with", "through"})


def match_payment(tokens: list[Token], at: int, home: Household) -> Payment | None:
    """The statement about the payer that begins at token `at`."""
    word = tokens[at].text
    if word in _ME_ALONE:
        return Payment(at, skip_verb(tokens, at + 1), home.author.id, home.author.name, leading=True)
    if word in _SAYS_NE and not _charged(tokens, at):
        return _payment(home.other, at, skip_verb(tokens, at + 1), leading=True)
    if word in _BY or word in VERBS or word in {"payer", "bought"}:
        return _behind_by(tokens, at, home)
    if word in {"(", "-", "@", "["}:
        return _aside(tokens, at, home)
    return _as_subject(tokens, at, home)


def _charged(tokens: list[Token], at: int) -> bool:
    """ "Isne 120 le liye", "850 liye usne": what was taken for the work, by whoever did it."""
    number = at + 1 < len(tokens) and tokens[at + 1].kind == "number"
    return word_at(tokens, at - 1) in _TOOK or word_at(tokens, at + 2 if number else at + 1) in _TOOK


def _payment(person: Person | None, first: int, last: int, *, leading: bool) -> Payment:
    if person is None:
        return Payment(first, last, None, "", leading, "who paid is not in the household")
    return Payment(first, last, person.id, person.name, leading)


def _as_subject(tokens: list[Token], at: int, home: Household) -> Payment | None:
    """ "my wife paid", "Priya ne", "Priya: ..."."""
    before = word_at(tokens, at - 1)
    if before in _NOT_SUBJECT_AFTER:
        return None
    if tokens[at].text == "i" and before in _JOINED and word_at(tokens, at + 1) in _OWN_DEEDS:
        return Payment(at, at + 1, home.author.id, home.author.name, leading=True)
    start = at + 1 if tokens[at].text in {"my", "meri", "mere", "the", "our"} else at
    end, verb = verb_after(tokens, start)
    if end < 0:
        return _label(tokens, at, start, home)
    word = word_at(tokens, start)
    if before in _AND and word_at(tokens, at - 2) in _ME:
        return Payment(at, verb, home.author.id, home.author.name, leading=True)
    if word in {"i", "we"}:
        return Payment(at, verb, home.author.id, home.author.name, leading=True)
    if word in {"he", "she"}:
        return _payment(home.other, at, verb, leading=True) if home.other else None
    somebody = read_somebody(tokens, start, home, fuzzy=True)
    if somebody is None or somebody.end != end:
        return None
    payment = _payment(somebody.person, at, verb, leading=True)
    if not somebody.sure:
        payment.doubt = f"read “{word}” as {payment.name.split()[0]}"
    return payment


def _label(tokens: list[Token], at: int, start: int, home: Household) -> Payment | None:
    """ "Priya: lunch 250" and "wife's card"."""
    word = word_at(tokens, start)
    owner = owner_of(word, home)
    if owner and word_at(tokens, start + 1) in _POSSESSIONS:
        return Payment(at, start + 2, owner.id, owner.name, leading=False)
    if word.endswith("'s") or not (at == 0 or tokens[at - 1].kind == "newline"):
        return None
    somebody = read_somebody(tokens, start, home, fuzzy=False)
    if somebody and somebody.person and word_at(tokens, somebody.end) == ":":
        return _payment(somebody.person, at, somebody.end + 1, leading=True)
    return None


def _behind_by(tokens: list[Token], at: int, home: Household) -> Payment | None:
    """ "paid by priya", "by my husband", "from wife's card"."""
    i = at
    while word_at(tokens, i) in VERBS:
        i += 1
    stated = i > at
    if word_at(tokens, i) not in _BY:
        return None
    by = word_at(tokens, i) == "by"
    i += 1
    if word_at(tokens, i) in {"my", "our", "the", "meri", "mere"} and word_at(tokens, i + 1) not in _POSSESSIONS:
        i += 1
    owner = owner_of(word_at(tokens, i), home)
    if owner and word_at(tokens, i + 1) in _POSSESSIONS:
        end = i + 2
        while word_at(tokens, end) in _POSSESSIONS:
            end += 1
        return Payment(at, end, owner.id, owner.name, leading=False)
    if not by:
        return None
    if word_at(tokens, i) in _ME:
        return Payment(at, i + 1, home.author.id, home.author.name, leading=False)
    somebody = read_somebody(tokens, i, home, fuzzy=stated)
    if somebody:
        return _payment(somebody.person, at, somebody.end, leading=False)
    if stated and word_at(tokens, i) in {"him", "her"}:
        return _payment(home.other, at, i + 1, leading=False)
    return None


def _aside(tokens: list[Token], at: int, home: Household) -> Payment | None:
    """ "(Priya)", "- priya" at the end of a line, "@priya"."""
    if tokens[at].text == "@" and not (at + 1 < len(tokens) and tokens[at + 1].glued):
        return None
    if tokens[at].text == "-" and (at == 0 or tokens[at - 1].kind == "newline" or tokens[at].glued):
        return None
    start = at + 1
    if word_at(tokens, start) == "my":
        start += 1
    somebody = read_somebody(tokens, start, home, fuzzy=False)
    if somebody is None or somebody.person is None:
        return None
    end = somebody.end
    if tokens[at].text in {"(", "["}:
        return _payment(somebody.person, at, end + 1, leading=False) if word_at(tokens, end) in {")", "]"} else None
    closes = end >= len(tokens) or tokens[end].kind == "newline" or tokens[end].text in {",", ";", "."}
    return _payment(somebody.person, at, end, leading=False) if closes else None
