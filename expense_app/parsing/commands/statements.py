"""Statements that set the last entry right: "that was yesterday", "54 ki jagah 45", "call it dinner"."""

from collections.abc import Iterator

from expense_app.parsing import vocabulary
from expense_app.parsing.commands.changes import amend, plain_target
from expense_app.parsing.commands.forms import (
    A_PRICE,
    BADLO,
    BELONGS,
    INSTEAD,
    IT_WAS,
    KAR_DO,
    KHARCHA_THA,
    NAHI_THA,
    NAMED,
    NICHT,
    NOT_AT_END,
    NOT_BUT,
    NOT_HER,
    NOT_THIS,
    PAID_THAT,
    RENAME,
    SET_PAYER,
    STARRED,
    WAS_NOT,
    WASNT,
)
from expense_app.parsing.commands.values import read_values
from expense_app.parsing.types import Command, Context

_NAMES = vocabulary.words("commands", "named")
_LONGEST_NAME = 5
_NOBODYS_NAMES = vocabulary.words("commands", "called")
_FORMS = (
    (SET_PAYER, "payer"),
    (STARRED, ""),
    (BADLO, "category"),
    *((form, "") for form in (INSTEAD, NAHI_THA, WAS_NOT, WASNT, NICHT, NOT_THIS, NOT_BUT, KHARCHA_THA)),
    (BELONGS, "category"),
)
"""Forms whose last group is the new value, and the field that it must be where the form says so."""


def statement(rest: str, context: Context, *, corrected: bool) -> Command | None:
    """The first form of a statement that fits and whose values are understood."""
    if A_PRICE.search(rest) and not corrected:
        return None
    return next((command for command in _statements(rest, context, corrected=corrected) if command), None)


def _statements(rest: str, context: Context, *, corrected: bool) -> Iterator[Command | None]:
    yield _payer(rest, context, corrected=corrected)
    yield _renamed(rest)
    for form, field in _FORMS:
        found = form.fullmatch(rest)
        if found:
            yield read_values(found[found.lastgroup or "value"], context, field=field)
    stated = IT_WAS.fullmatch(rest)
    if stated:
        yield amend("", stated.group("value").removesuffix(" who paid"), context, "")
    done = KAR_DO.fullmatch(rest)
    if done:
        yield amend(done.group("target") or "", done.group("value"), context, "")
    yield _denying(rest, context, corrected=corrected)


def _denying(rest: str, context: Context, *, corrected: bool) -> Command | None:
    denied = NOT_AT_END.fullmatch(rest)
    if denied and not corrected:
        return _instead_of(denied.group("value"), denied.group("old"), context)
    return read_values(denied.group("value") if denied else rest, context) if corrected else None


def _renamed(rest: str) -> Command | None:
    named = RENAME.fullmatch(rest)
    if named is None:
        return None
    name = named.group("name") or named.group("name2")
    return None if any(char.isdigit() for char in name) or _tells_of_talk(name) else Command("amend", description=name)


def _tells_of_talk(name: str) -> bool:
    """ "Call me later", "name the baby"."""
    first = name.split(maxsplit=1)[0]
    return first in _NOBODYS_NAMES or len(name.split()) > _LONGEST_NAME


def _payer(rest: str, context: Context, *, corrected: bool) -> Command | None:
    paid = PAID_THAT.fullmatch(NOT_HER.sub("", rest)) or PAID_THAT.fullmatch(rest)
    if paid is None:
        return None
    who = next(name for group in ("who", "by", "by2", "ne", "alone") if (name := paid.group(group)))
    command = read_values(who.removesuffix(" ne"), context, field="payer")
    bare = bool(paid.group("by2") or paid.group("ne"))
    return command if corrected or not bare or not any(c.isdigit() for c in rest) else None


def _instead_of(value: str, old: str, context: Context) -> Command | None:
    """ "lunch was 300 not 250": the words name the target; "shoe size 8, not 9" is no amount."""
    if old[:1].isdigit() and value[:1].isdigit():
        return read_values(value, context)
    found = NAMED.fullmatch(value)
    if not found or not old[:1].isdigit() or not _NAMES.isdisjoint(found.group("what").split()):
        return None
    return read_values(found.group("value"), context, target=plain_target(found.group("what")))
