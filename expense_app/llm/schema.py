"""One JSON schema per task, in the dialect that every provider takes: all required, null by anyOf."""

from collections.abc import Mapping, Sequence
from typing import get_args

from expense_app.llm.base import Field, Intent, Nothing

MAX_ITEMS = 50
Schema = Mapping[str, object]

_STRING: Schema = {"type": "string"}
_DATE: Schema = {"type": "string", "format": "date"}
_INTEGER: Schema = {"type": "integer"}


def expenses_schema(categories: Sequence[str], people: Sequence[str]) -> Schema:
    """`categories` and `people` are short ids."""
    item = _object(
        {
            "description": _STRING,
            "amount": {"type": "string", "description": 'Digits and at most one dot, as in "1234.50".'},
            "currency": _nullable({"type": "string", "description": "ISO 4217 code."}),
            "category": _enum(categories),
            "date": _nullable(_DATE),
            "paid_by": _nullable(_enum(people)),
            "is_recurring": {"type": "boolean"},
            "recurrence_day": _nullable(_INTEGER),
            "doubt_field": _nullable(_enum(get_args(Field))),
            "doubt_reason": _nullable(_STRING),
        }
    )
    return _object(
        {
            "expenses": {"type": "array", "items": item, "maxItems": MAX_ITEMS},
            "nothing": _nullable(_enum(get_args(Nothing))),
        }
    )


def question_schema(categories: Sequence[str], people: Sequence[str]) -> Schema:
    return _object(
        {
            "intent": _enum(get_args(Intent)),
            "start": _nullable(_DATE),
            "end": _nullable(_DATE),
            "category": _nullable(_enum(categories)),
            "person": _nullable(_enum(people)),
            "compare_start": _nullable(_DATE),
            "compare_end": _nullable(_DATE),
            "limit": _nullable(_INTEGER),
            "text": _nullable(_STRING),
        }
    )


def summary_schema() -> Schema:
    return _object({"summary": _STRING})


def _object(properties: Mapping[str, Schema]) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _enum(values: Sequence[str]) -> Schema:
    return {"type": "string", "enum": list(values)}


def _nullable(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}
