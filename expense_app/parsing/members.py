"""Money that goes from one member to the other is no spending."""

from expense_app.parsing import vocabulary
from expense_app.parsing.directions import took_hindi
from expense_app.parsing.fillers import ALWAYS, EDGES
from expense_app.parsing.payers import Household, in_other_script, is_spouse_word

_HANDING = vocabulary.words("members", "handing")
_TO_ME = vocabulary.words("members", "to one of us")
_YOU = vocabulary.words("members", "you")
_BY_APP = vocabulary.words("members", "by app")
_IGNORED = vocabulary.words("members", "ignored")


def transfer_between(words: list[str], home: Household) -> bool:
    """Whether the words hand money from one member to another and say nothing of what it bought."""
    handing = [i for i, word in enumerate(words) if word in _HANDING]
    if not handing:
        return _from_one_to_other(words, home)
    words = [word.removesuffix("'s") for word in words]
    members = [
        i
        for i, word in enumerate(words)
        if is_spouse_word(word) or word in _YOU or home.named(word) or in_other_script(word, home)
    ]
    to_me = any(word in _TO_ME for word in words)
    if not members and took_hindi(words):
        return False
    if not members and not to_me and "ne" not in words and "ने" not in words:
        return False
    if any(words[i] in _BY_APP and words[i + 1 : i + 2] and words[i + 1] in _YOU for i in handing):
        return True
    rest = [
        word
        for i, word in enumerate(words)
        if i not in members
        and word not in _HANDING
        and word not in _IGNORED
        and word not in _TO_ME
        and word not in ALWAYS
        and word not in EDGES
        and not word[0].isdigit()
    ]
    if not members and not to_me:
        return 0 < len(rest) <= 2 and any(f" {rest[-1]} {ne} " in f" {' '.join(words)} " for ne in ("ne", "ने"))
    if rest or not members:
        return False
    if "back" in words or "ne" in words or "ने" in words:
        return True
    return (
        to_me
        or any(word in {"to", "ko", "को", "from", "se"} for word in words)
        or members[0] == handing[0] + 1
        or _object(words, members, handing)
    )


def _from_one_to_other(words: list[str], home: Household) -> bool:
    """ "rahul to priya 5000"."""
    named = {person.id for word in words if (person := home.named(word))}
    rest = [word for word in words if not home.named(word) and word not in _IGNORED and not word[0].isdigit()]
    return len(named) > 1 and not rest and "to" in words


def _object(words: list[str], members: list[int], handing: list[int]) -> bool:
    """ "gave 500 to priya", "transferred 500 priya": the member comes after the verb."""
    return members[-1] > handing[0] and words[handing[0]] != "paid"
