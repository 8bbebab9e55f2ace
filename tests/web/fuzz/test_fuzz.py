"""Everything at every door, over a real socket: whatever comes in, the answer is a clear one or a clear refusal.

The doors are the app's own routes and what their forms read, so a new one is tried without being named here.
`--fuzz-examples` and `--fuzz-seed` make it deep; CONTRIBUTING.md says how.
"""

import random
from collections.abc import Iterator
from typing import Any

import pytest

from tests.web.fuzz.cases import EXAMPLES, SEED, Door
from tests.web.fuzz.checks import faults
from tests.web.fuzz.twists import twisted
from tests.web.fuzz.wire import Sent, Wire
from tests.web.fuzz.world import Role, World

CHANGES_THE_REST = ("/auth/logout", "/settings/profile", "/settings/llm")
"""Ends the login, or has messages read another way than the other doors want: tried by somebody of their own."""
DEEP = 50
"""Requests a door from which on some are drawn by chance, which takes its time to set up."""


def to_send(door: Door, count: int, seed: int, chance: random.Random) -> Iterator[Sent]:
    """A quarter as the schema allows it, a quarter as it does not, the rest right but for what is then spoilt."""
    yield from door.sample("right", count // 4, chance)
    yield from door.sample("wrong", count // 4, chance)
    yield from door.sample("elsewhere", 1 + count // 10, chance)
    yield from door.by_chance(count // 4, seed) if count >= DEEP else ()
    right = door.sample("right", count, chance)
    for _ in range(count // 2):
        yield twisted(chance.choice(right), chance)


@pytest.mark.xdist_group("fuzz")
@pytest.mark.timeout(0)
@pytest.mark.parametrize("role", ["nobody", "member", "admin"])
async def test_whatever_comes_in_it_answers_in_its_own_words(
    role: Role, world: World, every_door: list[Door], wire: Wire, pytestconfig: pytest.Config
) -> None:
    count, seed = _how_deep(pytestconfig)
    wrong: list[str] = []

    for door in every_door:
        chance = random.Random(f"{seed} {role} {door.label}")
        apart = any(f" {path}" in door.label for path in CHANGES_THE_REST)
        person = await world.spare(role) if apart else world.person(role)
        for plain in to_send(door, count, seed, chance):
            sent = world.signed(plain, person, chance)
            answer = await wire.send(sent)
            wrong += [f"{answer.status}: {fault} at {sent}" for fault in faults(sent, answer, world.foreign)]

    assert wrong == []
    assert await world.still_untouched()


def _how_deep(config: Any) -> tuple[int, int]:
    return config.getoption("--fuzz-examples", EXAMPLES), config.getoption("--fuzz-seed", SEED)
