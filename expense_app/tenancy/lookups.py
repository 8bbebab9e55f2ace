"""The one way around the session events: the narrow database functions of the migrations."""

from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Executable, Select, bindparam, column, func, select
from sqlalchemy.types import TypeEngine

UNSCOPED = "tenancy_unscoped"

S = TypeVar("S", bound=Executable)


def unscoped(statement: S) -> S:
    """Let a statement run without a household. Row-level security still applies, so all that such a
    statement can do is call the narrow functions that the migrations define."""
    return statement.execution_options(**{UNSCOPED: True})


def lookup(function: str, columns: tuple[str, ...], **parameters: TypeEngine[Any]) -> Select[Any]:
    """A call of one of the narrow database functions that answer before a household is known."""
    call = getattr(func, function)(*(bindparam(name, type_=kind) for name, kind in parameters.items()))
    wanted: list[ColumnElement[Any]] = [column(name) for name in columns]
    return unscoped(select(*wanted).select_from(call.table_valued(*columns)))
