from datetime import UTC, date, datetime

import pytest
from litestar import Litestar

from expense_app import clock
from tests.analysis.asking import ask
from tests.support.ledger import Spent, write
from tests.support.people import register_person


@pytest.mark.parametrize(
    ("timezone", "moment", "said"),
    [
        ("Pacific/Auckland", datetime(2026, 5, 31, 11, 59, tzinfo=UTC), "₹10.00 in May"),
        ("Pacific/Auckland", datetime(2026, 5, 31, 12, 0, tzinfo=UTC), "₹7.00 on Mon, 1 Jun"),
        ("America/Los_Angeles", datetime(2026, 6, 1, 6, 59, tzinfo=UTC), "₹10.00 in May"),
        ("America/Los_Angeles", datetime(2026, 6, 1, 7, 0, tzinfo=UTC), "₹7.00 on Mon, 1 Jun"),
    ],
)
async def test_this_month_is_that_of_the_household_s_calendar(
    app: Litestar, timezone: str, moment: datetime, said: str
) -> None:
    person = await register_person(app, "Asha Rao", timezone=timezone)
    await write(app, person, Spent(amount="10", on=date(2026, 5, 31)), Spent(amount="7", on=date(2026, 6, 1)))

    with clock.set_to(moment):
        answer = await ask(person, "how much did we spend this month?")

    assert answer["answer"] == f"You spent {said}, in 1 expense."
    await person.close()


async def test_money_and_days_are_written_as_the_household_writes_them(app: Litestar) -> None:
    person = await register_person(app, "Anna Berg", locale="de-DE", currency="EUR", timezone="Europe/Berlin")
    await write(app, person, Spent(amount="1234.5", on=date(2026, 5, 2), currency="EUR"))

    answer = await ask(person, "how much did we spend this month?")

    assert answer["answer"] == "You spent 1.234,50\xa0€ from 1. Mai to 22. Mai, in 1 expense."
    await person.close()
