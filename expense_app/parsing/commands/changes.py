"""Commands that name what to change and its new value: "change lunch to 300", "put that under groceries"."""

from expense_app.parsing import vocabulary
from expense_app.parsing.commands.forms import (
    CHANGE,
    FIELDS,
    MAKE_IT,
    MAKE_THE,
    NOT_AT_END,
    SHOULD,
    TARGET_WORDS,
    THING,
)
from expense_app.parsing.commands.values import read_values
from expense_app.parsing.types import Command, Context

_SETTINGS = vocabulary.words("commands", "settings")
_LONGEST_TARGET = 5


def change(rest: str, context: Context) -> Command | None:
    found = CHANGE.fullmatch(rest) or MAKE_IT.fullmatch(rest) or MAKE_THE.fullmatch(rest)
    if found:
        field = FIELDS.fullmatch(found.group("what"))
        what = (field.group("of") or "") if field else found.group("what")
        named = field.group() if field else ""
        return amend(what, found.group("value"), context, named)
    found = SHOULD.fullmatch(rest)
    return amend(found.group("what"), found.group("value"), context, "") if found else None


def amend(what: str, value: str, context: Context, field: str) -> Command | None:
    if FIELDS.fullmatch(what):
        what, field = "", what
    target = "" if not what or THING.fullmatch(what) or what == "from" else plain_target(what)
    if len(target.split()) > _LONGEST_TARGET or target.isdigit() or not _SETTINGS.isdisjoint(target.split()):
        return None
    denied = NOT_AT_END.fullmatch(value)
    return read_values(denied.group("value") if denied else value, context, target=target, field=field)


def plain_target(what: str) -> str:
    previous = None
    while previous != what:
        previous, what = what, TARGET_WORDS.sub("", what).strip()
    return what
