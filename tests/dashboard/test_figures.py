from datetime import UTC, date, datetime

from litestar import Litestar

from expense_app import clock
from tests.support.ledger import Spent, write
from tests.support.people import Couple

NOON_22_NOV = datetime(2026, 11, 22, 12, tzinfo=UTC)


async def test_it_adds_up_the_month_by_category_and_by_who_paid(app: Litestar, couple: Couple) -> None:
    await write(
        app,
        couple.asha,
        Spent(amount="300", on=date(2026, 11, 1)),
        Spent(amount="100.50", on=date(2026, 11, 22), category="Fuel", by=couple.ravi),
        Spent(amount="20", on=date(2026, 10, 5)),
    )

    with clock.set_to(NOON_22_NOV):
        shown = (await couple.asha.get("/expenses/dashboard")).json()

    assert shown["month"] == "2026-11"
    assert shown["totals"] == [{"currency": "INR", "amount": "400.50", "count": 2, "previous": "20.00"}]
    assert shown["by_category"] == [
        {"currency": "INR", "category": "Groceries", "amount": "300.00", "share": "0.7491"},
        {"currency": "INR", "category": "Fuel", "amount": "100.50", "share": "0.2509"},
    ]
