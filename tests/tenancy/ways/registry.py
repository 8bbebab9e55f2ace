"""The list of ways, filled by the modules beside this one."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from tests.tenancy.homes import Home

Run = Callable[[AsyncSession, Home, Home], Awaitable[Any]]


@dataclass(frozen=True)
class Way:
    """One way to reach `theirs` from `mine`. What it returns is true if it saw something of theirs;
    what it changed there is found by whoever runs it.

    `beyond` names the walls that cannot hold this one by themselves: "events", "policies".
    """

    name: str
    run: Run
    beyond: frozenset[str]


WAYS: list[Way] = []


def way(*beyond: str) -> Callable[[Run], Run]:
    def register(run: Run) -> Run:
        WAYS.append(Way(run.__name__, run, frozenset(beyond)))
        return run

    return register
