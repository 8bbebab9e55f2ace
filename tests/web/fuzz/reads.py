"""Which forms a handler reads from the query string and from the body, found in its own code: handlers read them by
calls like `read_form(request, Login)`, so nothing that a framework could tell names them."""

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from tests.architecture.source import dotted

_READERS = {"read_form", "read_query", "read_values"}
_QUERY = {"read_query", "query_of", "query_params"}


@dataclass
class Reads:
    """The forms of one handler; more than one of the body are ways to send it."""

    body: list[type[Any]] = field(default_factory=list)
    query: list[type[Any]] = field(default_factory=list)


@cache
def reads(handler: Callable[..., Any]) -> Reads:
    """All that the handler and what it calls in our own code reads."""
    found = Reads()
    for function, call in _calls(handler, set()):
        if dotted(call.func) in _READERS:
            form = _named(function, dotted(call.args[1]))
            into = found.query if _is_query(call) else found.body
            into.extend([form] if inspect.isclass(form) and form not in into else [])
    return found


def _is_query(call: ast.Call) -> bool:
    named = {part for node in ast.walk(call) for part in dotted(node).split(".")}
    return bool(named & _QUERY)


def _calls(function: Callable[..., Any], seen: set[Any]) -> Iterator[tuple[Callable[..., Any], ast.Call]]:
    """Every call with the function that it stands in, also in those that are called."""
    seen.add(function)
    for node in ast.walk(ast.parse(textwrap.dedent(inspect.getsource(function)))):
        if isinstance(node, ast.Call):
            yield function, node
            called = inspect.unwrap(_named(function, dotted(node.func)))
            if inspect.isfunction(called) and _speaks_http(called) and called not in seen:
                yield from _calls(called, seen)


def _speaks_http(function: Callable[..., Any]) -> bool:
    """Ours, where forms are read; the readers themselves are where it ends."""
    module = function.__module__
    ours = module.startswith("expense_app.") and module != "expense_app.web.forms"
    return ours and bool(_READERS & function.__globals__.keys())


def _named(function: Callable[..., Any], name: str) -> Any:
    """What a dotted name stands for within a function; `self` is the controller's class."""
    owner, _, rest = name.partition(".")
    if owner == "self":
        found = function.__globals__.get(function.__qualname__.partition(".")[0])
    else:
        found = function.__globals__.get(owner)
    for part in filter(None, rest.split(".")):
        found = getattr(found, part, None)
    return found
