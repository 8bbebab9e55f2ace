"""Everything at every door, over a real socket: whatever comes in, the answer is a clear one or a clear refusal.

The doors are the app's own routes and what their forms read, so a new one is tried without being named here.
`--fuzz-examples` and `--fuzz-seed` make it deep; CONTRIBUTING.md says how.
"""

import random
from collections.abc import Iterator
from typing import Any

import pytest

from tests.support.people import Person
from tests.web.fuzz.cases import EXAMPLES, SEED, Door
from tests.web.fuzz.checks import faults
from tests.web.fuzz.twists import pieces, twisted
from tests.web.fuzz.wire import Sent, Wire
from tests.web.fuzz.world import Role, World

CHANGES_THE_REST = ("/auth/logout", "/settings/profile", "/settings/llm")
"""Ends the login, or has messages read another way than the other doors want: tried by somebody of their own."""
DEEP = 50
"""Requests a door from which on some are drawn by chance, which takes its time to set up."""


def to_send(door: Door, count: int, seed: int, chance: random.Random) -> Iterator[Sent]:
    """As the schema allows it, as it does not, by another method, and right but for what is then spoilt."""
    yield from door.sample("right", count // 4, chance)
    yield from door.sample("wrong", count // 4, chance)
    yield from door.sample("elsewhere", 1 + count // 10, chance)
    yield from door.by_chance(count // 4, seed) if count >= DEEP else ()
    right = door.sample("right", count, chance)
    for _ in range(count // 4):
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
        person = await world.spare(role) if changes_the_rest(door) else world.person(role)
        for plain in to_send(door, count, seed, chance):
            wrong += await wrong_with(plain, world, person, wire, chance)

    assert wrong == []
    assert await world.still_untouched()


@pytest.mark.xdist_group("fuzz")
async def test_no_piece_of_nonsense_breaks_a_right_request(world: World, every_door: list[Door], wire: Wire) -> None:
    chance = random.Random(SEED)
    doors = [door for door in every_door if not changes_the_rest(door)]
    right = [sent for door in doors for sent in door.sample("right", 4, chance)]
    wrong: list[str] = []

    for piece in pieces():
        suited = [sent for sent in right if piece.suits(sent)] or right
        for plain in chance.sample(suited, min(piece.doors, len(suited))):
            wrong += await wrong_with(piece.twist(plain, chance), world, world.admin, wire, chance)

    assert wrong == []
    assert await world.still_untouched()


def changes_the_rest(door: Door) -> bool:
    return any(f" {path}" in door.label for path in CHANGES_THE_REST)


async def wrong_with(plain: Sent, world: World, person: Person | None, wire: Wire, chance: random.Random) -> list[str]:
    sent = world.signed(plain, person, chance)
    answer = await wire.send(sent)
    return [f"{answer.status}: {fault} at {sent}" for fault in faults(sent, answer, world.foreign)]


def _how_deep(config: Any) -> tuple[int, int]:
    return config.getoption("--fuzz-examples", EXAMPLES), config.getoption("--fuzz-seed", SEED)
