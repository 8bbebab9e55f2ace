"""Every way of reaching another household's rows, with all walls, with some, with none."""

import pytest

from tests.tenancy.homes import Home
from tests.tenancy.trying import gets_through
from tests.tenancy.walls import ALL, DATABASE, EVENTS, NONE, POLICIES, Engines, Walls
from tests.tenancy.ways import WAYS, Way

every_way = pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)


@every_way
async def test_it_reaches_the_other_household_where_there_are_no_walls(
    way: Way, engines: Engines, mine: Home, theirs: Home
) -> None:
    assert await gets_through(way, NONE, engines, mine, theirs)


@every_way
async def test_all_walls_hold_it(way: Way, engines: Engines, mine: Home, theirs: Home) -> None:
    assert not await gets_through(way, ALL, engines, mine, theirs)


@every_way
async def test_the_database_alone_holds_it(way: Way, engines: Engines, mine: Home, theirs: Home) -> None:
    assert not await gets_through(way, DATABASE, engines, mine, theirs)


@every_way
@pytest.mark.parametrize("walls", [ALL, DATABASE], ids=lambda walls: walls.name)
async def test_a_session_without_a_household_reaches_nothing(
    way: Way, walls: Walls, engines: Engines, mine: Home, theirs: Home
) -> None:
    assert not await gets_through(way, walls, engines, mine, theirs, bound=False)


@every_way
async def test_session_events_alone_hold_what_they_can_see(
    way: Way, engines: Engines, mine: Home, theirs: Home
) -> None:
    assert await gets_through(way, EVENTS, engines, mine, theirs) == ("events" in way.beyond)


@every_way
async def test_policies_without_composite_keys_hold_all_but_references(
    way: Way, engines: Engines, mine: Home, theirs: Home
) -> None:
    assert await gets_through(way, POLICIES, engines, mine, theirs) == ("policies" in way.beyond)
