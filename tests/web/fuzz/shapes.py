"""JSON Schema of what people may send, out of the forms' annotations and the bounds that their readers hold."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, fields
from datetime import date, datetime
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints
from uuid import UUID

from msgspec import UnsetType

from expense_app.dashboard.months import Month
from expense_app.expenses.forms import amount_text
from expense_app.web import fields as readers

Schema = dict[str, Any]
Known = Mapping[str, Sequence[Any]]
"""Values that mean something to whoever sends them, such as the ids of their own expenses, by the field's name."""

_BY_READER: dict[Callable[..., Any], Schema] = {
    readers.email: {"type": "string", "format": "email", "maxLength": 254},
    readers.new_password: {"type": "string", "minLength": 10, "maxLength": 128},
    readers.known_password: {"type": "string", "minLength": 1, "maxLength": 128},
    readers.currency: {"enum": ["INR", "usd", "JPY", "KWD", "XAU"]},
    readers.timezone: {"enum": ["Asia/Kolkata", "Pacific/Kiritimati", "America/St_Johns", "posixrules", "Factory"]},
    readers.locale: {"enum": ["en-IN", "hi_IN", "ar-AE", "zh-Hant-TW", "de", "en-US-POSIX"]},
    amount_text: {"type": "string", "pattern": r"^[0-9]{1,12}(\.[0-9]{1,3})?$"},
    Month.read: {"type": "string", "pattern": "^(19|20)[0-9]{2}-(0[1-9]|1[0-2])$"},
}
_BY_TYPE: dict[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
    UUID: {"type": "string", "format": "uuid"},
}


def shape(form: type[Any], known: Known) -> Schema:
    """The object that a form reads: nothing unknown, nothing missing."""
    hints = get_type_hints(form, include_extras=True)
    sent = {field.name.removesuffix("_"): (field, hints[field.name]) for field in fields(form)}
    return {
        "type": "object",
        "properties": {name: field_shape(hint, known.get(name, ())) for name, (_, hint) in sent.items()},
        "required": [name for name, (field, _) in sent.items() if _is_needed(field)],
        "additionalProperties": False,
    }


def field_shape(hint: Any, known: Sequence[Any] = ()) -> Schema:
    """Of `Annotated[type, reader]`."""
    kind, reader = hint.__origin__, hint.__metadata__[0]
    own = _of_reader(reader) or _of_type(kind)
    return {"anyOf": [{"enum": list(known)}, own]} if known else own


def _is_needed(field: Any) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _of_reader(reader: Callable[..., Any]) -> Schema | None:
    if reader in _BY_READER:
        return _BY_READER[reader]
    held = inspect.getclosurevars(reader).nonlocals if inspect.isfunction(reader) else {}
    for inner in ("reader", "opened"):
        if inner in held:
            return _of_reader(held[inner])
    if "choices" in held:
        return {"enum": list(held["choices"])}
    if {"least", "most"} <= held.keys():
        return _bounded(reader, held["least"], held["most"])
    return None


def _bounded(reader: Callable[..., Any], least: int, most: int) -> Schema:
    if "whole_number" in reader.__qualname__:
        return {"type": "integer", "minimum": least, "maximum": most}
    return {"type": "string", "minLength": least, "maxLength": most}


def _of_type(hint: Any) -> Schema:
    if get_origin(hint) is Literal:
        return {"enum": list(get_args(hint))}
    some = [each for each in get_args(hint) or (hint,) if each not in {NoneType, UnsetType}]
    return _BY_TYPE.get(some[0], _BY_TYPE[str])
