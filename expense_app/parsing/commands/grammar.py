"""A message wholly in one of the forms of a command becomes the change it asks for. Anything else is no command."""

from expense_app.parsing import vocabulary
from expense_app.parsing.commands.changes import change, plain_target
from expense_app.parsing.commands.forms import CLAUSES, CORRECTS, DELETE, DISMISSED, LEAD, NAMEABLE, THING, TRAIL, UNDO
from expense_app.parsing.commands.statements import statement
from expense_app.parsing.normalise import clean, fold
from expense_app.parsing.types import Command, Context

LONGEST = 120
_MOST_CLAUSES = 3
_LONGEST_REASON = 9
_FAULTS = vocabulary.words("commands", "faults")


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
    return _undo_or_delete(rest) or change(rest, context) or statement(rest, context, corrected=corrected)


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
    return Command("delete", target="" if THING.fullmatch(target) else plain_target(target))


def _tells_more(target: str) -> bool:
    """ "delete key keyboard repair 500" is an expense."""
    return len(target.split()) > 2 and any(char.isdigit() for char in target)
