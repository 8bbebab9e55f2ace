from collections.abc import Generator
from datetime import date

import pytest
from litestar import Litestar

from tests.support.ledger import Spent, write
from tests.support.moments import at_noon
from tests.support.people import Couple


@pytest.fixture(autouse=True)
def today() -> Generator[date]:
    """22 May 2026, a Friday."""
    with at_noon(2026, 5, 22):
        yield date(2026, 5, 22)


@pytest.fixture
async def home(app: Litestar, couple: Couple) -> Couple:
    """Asha and Ravi, with two currencies, a draft and a deleted expense."""
    asha, ravi = couple.asha, couple.ravi
    await write(
        app,
        asha,
        Spent(amount="1000", on=date(2026, 5, 2), category="Groceries"),
        Spent(amount="500.50", on=date(2026, 5, 10), category="Groceries", by=ravi),
        Spent(amount="2000", on=date(2026, 5, 10), category="Fuel", by=ravi),
        Spent(amount="45.50", on=date(2026, 5, 3), category="Travel", currency="USD"),
        Spent(amount="800", on=date(2026, 4, 5), category="Groceries"),
        Spent(amount="1200", on=date(2026, 4, 28), category="Groceries"),
        Spent(amount="3000", on=date(2026, 4, 20), category="Fuel", by=ravi),
        Spent(amount="50", on=date(2026, 4, 20), category="Travel", currency="USD", by=ravi),
        Spent(amount="700", on=date(2025, 12, 31), category="Food & Dining"),
        Spent(amount="99999", on=date(2026, 5, 5), category="Groceries", draft=True),
        Spent(amount="88888", on=date(2026, 5, 6), category="Groceries", deleted=True),
    )
    return couple
