"""Every way of reaching another household's rows, with all walls, with some, with none."""

import pytest

from tests.tenancy.homes import Home
from tests.tenancy.trying import gets_through
from tests.tenancy.walls import ALL, DATABASE, EVENTS, NONE, POLICIES, Engines
from tests.tenancy.ways import WAYS, Way

every_way = pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)


@every_way
async def test_all_walls_hold_what_gets_through_without_them(
    way: Way, engines: Engines, mine: Home, theirs: Home
) -> None:
    assert await gets_through(way, NONE, engines, mine, theirs)
    assert not await gets_through(way, ALL, engines, mine, theirs)


@every_way
async def test_the_database_holds_it_without_the_session_events(
    way: Way, engines: Engines, mine: Home, theirs: Home
) -> None:
    assert not await gets_through(way, DATABASE, engines, mine, theirs)


@every_way
async def test_a_session_without_a_household_reaches_nothing(
    way: Way, engines: Engines, mine: Home, theirs: Home
) -> None:
    assert not await gets_through(way, ALL, engines, mine, theirs, bound=False)
    assert not await gets_through(way, DATABASE, engines, mine, theirs, bound=False)


@every_way
async def test_events_and_policies_hold_alone_all_that_is_not_beyond_them(
    way: Way, engines: Engines, mine: Home, theirs: Home
) -> None:
    assert await gets_through(way, EVENTS, engines, mine, theirs) == ("events" in way.beyond)
    assert await gets_through(way, POLICIES, engines, mine, theirs) == ("policies" in way.beyond)
