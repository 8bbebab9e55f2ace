"""Strict decoding of what came over the wire."""

from typing import TypeVar

import msgspec

from expense_app.llm.clean import clean_line

T = TypeVar("T")


class Undecodable(ValueError):
    """The bytes are not what was asked for; the message says why, in words safe to keep."""


def decode(data: bytes | str | msgspec.Raw, shape: type[T]) -> T:
    """Decode JSON into `shape` without coercion. Raises Undecodable for anything else, nesting too deep for
    the stack and broken UTF-8 included, in whatever field they stand."""
    try:
        if isinstance(data, bytes):
            data = data.decode()
        return msgspec.json.decode(data, type=shape)
    except RecursionError:
        reason = "nested too deeply"
    except UnicodeError:
        reason = "not valid UTF-8"
    except msgspec.MsgspecError as error:
        reason = clean_line(str(error), 120)
    raise Undecodable(reason)
