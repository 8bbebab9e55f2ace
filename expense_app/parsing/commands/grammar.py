"""A message wholly in one of the forms of a command becomes the change it asks for. Anything else is no command."""

from collections.abc import Iterator

from expense_app.parsing import vocabulary
from expense_app.parsing.commands.forms import (
    A_PRICE,
    BADLO,
    BELONGS,
    CHANGE,
    CLAUSES,
    CORRECTS,
    DELETE,
    DISMISSED,
    FIELDS,
    INSTEAD,
    IT_WAS,
    KAR_DO,
    KHARCHA_THA,
    LEAD,
    MAKE_IT,
    MAKE_THE,
    NAHI_THA,
    NAMEABLE,
    NAMED,
    NICHT,
    NOT_AT_END,
    NOT_BUT,
    NOT_HER,
    NOT_THIS,
    PAID_THAT,
    RENAME,
    SET_PAYER,
    SHOULD,
    STARRED,
    TARGET_WORDS,
    THING,
    TRAIL,
    UNDO,
    WAS_NOT,
    WASNT,
)
from expense_app.parsing.commands.values import read_values
from expense_app.parsing.normalise import clean, fold
from expense_app.parsing.types import Command, Context

LONGEST = 120
_MOST_CLAUSES = 3
_LONGEST_REASON = 9
_LONGEST_NAME = 5
_NOBODYS_NAMES = vocabulary.words("commands", "called")
_FAULTS = vocabulary.words("commands", "faults")
_SETTINGS = vocabulary.words("commands", "settings")
_NAMES = vocabulary.words("commands", "named")


def read_command(text: str, context: Context) -> Command | None:
    """The change that a message asks for, or None when it is no command."""
    said = fold(clean(text)).strip(" \n.!…")
    if not said or said.endswith("?") or len(said) > LONGEST or said.count("\n") > 0:
        return None
    lead, trail = LEAD.match(said), TRAIL.search(said)
    corrected = any(found and CORRECTS.search(found.group()) for found in (lead, trail))
    begin, end = lead.end() if lead else 0, trail.start() if trail else len(said)
    return (
        _undo_or_delete(said)
        or _read(said[begin:], context, corrected=corrected)
        or (_read(said[begin:end], context, corrected=corrected) if trail else None)
        or _with_a_reason(said, context)
    )


def _with_a_reason(said: str, context: Context) -> Command | None:
    """A command beside clauses that only say why: "undo it, wrong chat", "kunal ne diye the, change karo"."""
    clauses = [clause for part in CLAUSES.split(said) if (clause := part.strip())]
    if not 1 < len(clauses) <= _MOST_CLAUSES:
        return None
    for i, clause in enumerate(clauses):
        others = clauses[:i] + clauses[i + 1 :]
        if not all(_is_reason(other) for other in others):
            continue
        at_fault = any(not _FAULTS.isdisjoint(other.split()) for other in others)
        lead = LEAD.match(clause)
        rest = clause[lead.end() :] if lead else clause
        command = _undo_or_delete(rest) or (_read(rest, context, corrected=True) if at_fault else None)
        if command:
            return command
    return None


def _is_reason(clause: str) -> bool:
    """Says nothing that could be set, nor bought."""
    return len(clause.split()) <= _LONGEST_REASON and not any(char.isdigit() for char in clause)


def _read(rest: str, context: Context, *, corrected: bool) -> Command | None:
    return _undo_or_delete(rest) or _change(rest, context) or _statement(rest, context, corrected=corrected)


def _undo_or_delete(said: str) -> Command | None:
    """Also behind a reason without a number: "that's a duplicate, remove it"."""
    reason, comma, last = said.rpartition(",")
    if comma and not any(char.isdigit() for char in reason):
        last = last.strip()
        command = _undo_or_delete(last[lead.end() :] if (lead := LEAD.match(last)) else last)
        return command if command and not command.target else None
    if UNDO.fullmatch(said):
        return Command("undo")
    if DISMISSED.fullmatch(said):
        return Command("delete")
    found = DELETE.fullmatch(said)
    return _deletion(found.groupdict()) if found else None


def _deletion(named: dict[str, str | None]) -> Command | None:
    if named["off"] or named["out"] or named["not"]:
        return Command("delete")
    if named["thing"] is not None:
        return Command("delete") if THING.fullmatch(named["thing"]) else None
    target = (named["target"] or named["before"] or named["after"] or "").strip()
    if len(target.split()) > 6 or not NAMEABLE.fullmatch(target) or _tells_more(target):
        return None
    return Command("delete", target="" if THING.fullmatch(target) else _plain_target(target))


def _tells_more(target: str) -> bool:
    """ "delete key keyboard repair 500" is an expense."""
    return len(target.split()) > 2 and any(char.isdigit() for char in target)


def _plain_target(what: str) -> str:
    previous = None
    while previous != what:
        previous, what = what, TARGET_WORDS.sub("", what).strip()
    return what


def _change(rest: str, context: Context) -> Command | None:
    found = CHANGE.fullmatch(rest) or MAKE_IT.fullmatch(rest) or MAKE_THE.fullmatch(rest)
    if found:
        field = FIELDS.fullmatch(found.group("what"))
        what = (field.group("of") or "") if field else found.group("what")
        named = field.group() if field else ""
        return _amend(what, found.group("value"), context, named)
    found = SHOULD.fullmatch(rest)
    return _amend(found.group("what"), found.group("value"), context, "") if found else None


def _amend(what: str, value: str, context: Context, field: str) -> Command | None:
    if FIELDS.fullmatch(what):
        what, field = "", what
    target = "" if not what or THING.fullmatch(what) or what == "from" else _plain_target(what)
    if len(target.split()) > 5 or target.isdigit() or not _SETTINGS.isdisjoint(target.split()):
        return None
    denied = NOT_AT_END.fullmatch(value)
    return read_values(denied.group("value") if denied else value, context, target=target, field=field)


def _statement(rest: str, context: Context, *, corrected: bool) -> Command | None:
    """The first form of a statement that fits and whose values are understood."""
    if A_PRICE.search(rest) and not corrected:
        return None
    return next((command for command in _statements(rest, context, corrected=corrected) if command), None)


def _statements(rest: str, context: Context, *, corrected: bool) -> Iterator[Command | None]:
    yield _payer(rest, context, corrected=corrected)
    yield _renamed(rest)
    payer = SET_PAYER.fullmatch(rest)
    if payer:
        yield read_values(payer.group("who"), context, field="payer")
    starred = STARRED.fullmatch(rest)
    if starred:
        yield read_values(starred.group("before") or starred.group("behind"), context)
    changed = BADLO.fullmatch(rest)
    if changed:
        yield read_values(changed.group("value") or changed.group("value2"), context, field="category")
    for form in (INSTEAD, NAHI_THA, WAS_NOT, WASNT, NICHT, NOT_THIS, NOT_BUT, KHARCHA_THA):
        found = form.fullmatch(rest)
        if found:
            yield read_values(found.group("value"), context)
    stated = IT_WAS.fullmatch(rest)
    if stated:
        yield _amend("", stated.group("value").removesuffix(" who paid"), context, "")
    done = KAR_DO.fullmatch(rest)
    if done:
        yield _amend(done.group("target") or "", done.group("value"), context, "")
    belongs = BELONGS.fullmatch(rest)
    if belongs:
        yield read_values(belongs.group("value"), context, field="category")
    denied = NOT_AT_END.fullmatch(rest)
    if denied and not corrected:
        yield _instead_of(denied.group("value"), denied.group("old"), context)
    elif corrected:
        yield read_values(denied.group("value") if denied else rest, context)


def _renamed(rest: str) -> Command | None:
    named = RENAME.fullmatch(rest)
    if named is None:
        return None
    name = named.group("name") or named.group("name2")
    return None if any(char.isdigit() for char in name) or _tells_of_talk(name) else Command("amend", description=name)


def _tells_of_talk(name: str) -> bool:
    """ "Call me later", "name the baby"."""
    first = name.split()[0]
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
    return read_values(found.group("value"), context, target=_plain_target(found.group("what")))
