"""What Schemathesis makes of our schema, as requests of ours: the bounds of every field and what lies just beyond,
what is missing or of another type, other methods; and, where asked for, as many more as wanted by chance."""

import random
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import Any

import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode

from tests.web.fuzz.shapes import Schema
from tests.web.fuzz.wire import Sent

EXAMPLES, SEED = 4, 20_261_122
"""Requests for each door and each kind of person, and what decides which, where pytest is told nothing else."""
MODES = [GenerationMode.POSITIVE, GenerationMode.NEGATIVE]
BOUNDARY = b"between-the-parts"
BASE = "http://testserver"
_NOT_OURS = {
    b"x-schemathesis-testcaseid",
    b"user-agent",
    b"content-length",
    b"connection",
    b"accept",
    b"accept-encoding",
    b"cookie",
}


class Door:
    """One route and method, and what to send there."""

    def __init__(self, operation: Any) -> None:
        self._operation = operation
        self.label: str = operation.label
        self.method: str = operation.method.upper()

    def sample(self, kind: str, count: int, chance: random.Random) -> list[Sent]:
        """So many of the cases that hold ("right"), that do not ("wrong") or that are of a method which the route does
        not have ("elsewhere"); all where there are no more."""
        cases = self._bounds[kind]
        return [self._sent(case) for case in (cases if len(cases) <= count else chance.sample(cases, count))]

    @cached_property
    def _bounds(self) -> dict[str, list[Case]]:
        """The bounds of every field and what lies just beyond, the same every time."""
        schema = self._operation.schema
        found: dict[str, list[Case]] = {"right": [], "wrong": [], "elsewhere": []}
        for case in schema.iter_coverage_cases(
            self._operation,
            generation_modes=MODES,
            generation_config=schema.config.generation,
            extra_data_source=None,
            error_feedback=None,
            session=None,
        ):
            right = case.meta.generation.mode is GenerationMode.POSITIVE
            found["elsewhere" if case.method != self.method else "right" if right else "wrong"].append(case)
        return found

    def by_chance(self, count: int, constant: int) -> list[Sent]:
        found: list[Sent] = []

        @seed(constant)
        @settings(
            max_examples=count,
            database=None,
            phases=[Phase.generate],
            deadline=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(st.one_of([self._operation.as_strategy(generation_mode=mode) for mode in MODES]))
        def draw(case: Case) -> None:
            found.append(self._sent(case))

        draw()
        return found[:count]

    def _sent(self, case: Case) -> Sent:
        made = requests.Request(**case.as_transport_kwargs(base_url=BASE)).prepare()
        told = [(_bytes(name).lower(), _bytes(value)) for name, value in made.headers.items()]
        headers = tuple((name, value.strip()) for name, value in told if name not in _NOT_OURS)
        target = _bytes(made.url or "").removeprefix(BASE.encode()) or b"/"
        return _with_one_boundary(
            Sent(self.label, _bytes(made.method or ""), target, headers, _bytes(made.body or b""))
        )


def doors(document: Schema) -> Iterator[Door]:
    for result in schemathesis.openapi.from_dict(document).get_all_operations():
        yield Door(result.ok())


def _with_one_boundary(sent: Sent) -> Sent:
    """Chance makes them, and the same seed shall send the same."""
    kind, mark, boundary = (sent.value(b"content-type") or b"").partition(b"boundary=")
    if not mark:
        return sent
    headers = sent.having(b"content-type", kind + mark + BOUNDARY)
    return replace(sent, headers=headers, body=sent.body.replace(boundary, BOUNDARY))


def _bytes(value: str | bytes) -> bytes:
    return value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value
