"""Where an error came from, without its words: they may quote what somebody typed, an address or a key."""

from traceback import extract_tb, format_list
from typing import cast


def trace(error: BaseException) -> str:
    """Every file, line and kind of the error and of those that it came from, the first cause first."""
    return "\nwhich led to\n".join(_alone(each) for each in chain(error))


def chain(error: BaseException) -> list[BaseException]:
    """The error and those that it came from, the first cause first."""
    found: list[BaseException] = []
    each: BaseException | None = error
    while each is not None and not any(each is other for other in found):
        found.insert(0, each)
        each = each.__cause__ or (None if each.__suppress_context__ else each.__context__)
    return found


def kind(error: BaseException) -> str:
    """Its class, and PostgreSQL's code for it: `asyncpg.exceptions.UniqueViolationError 23505`."""
    name = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    return " ".join(filter(None, (name, getattr(error, "sqlstate", None))))


def _alone(error: BaseException) -> str:
    told = "".join(format_list(extract_tb(error.__traceback__))) + kind(error)
    if isinstance(error, BaseExceptionGroup):
        members = cast("BaseExceptionGroup[BaseException]", error).exceptions
        told += "".join(f"\nof which one is\n{trace(each)}" for each in members)
    return told
