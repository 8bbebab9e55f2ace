from datetime import UTC, datetime

import pytest
from litestar import Litestar

from expense_app import clock
from tests.support.people import register_person


@pytest.mark.parametrize(
    ("timezone", "moment", "month"),
    [
        ("Pacific/Auckland", datetime(2026, 5, 31, 11, 59, tzinfo=UTC), "2026-05"),
        ("Pacific/Auckland", datetime(2026, 5, 31, 12, 0, tzinfo=UTC), "2026-06"),
        ("America/Los_Angeles", datetime(2026, 6, 1, 6, 59, tzinfo=UTC), "2026-05"),
        ("America/Los_Angeles", datetime(2026, 6, 1, 7, 0, tzinfo=UTC), "2026-06"),
        ("Asia/Kolkata", datetime(2025, 12, 31, 18, 29, tzinfo=UTC), "2025-12"),
        ("Asia/Kolkata", datetime(2025, 12, 31, 18, 30, tzinfo=UTC), "2026-01"),
    ],
)
async def test_the_current_month_is_that_of_the_household_s_calendar(
    app: Litestar, timezone: str, moment: datetime, month: str
) -> None:
    person = await register_person(app, "Asha Rao", timezone=timezone)

    with clock.set_to(moment):
        assert (await person.get("/expenses/dashboard")).json()["month"] == month

    await person.close()
