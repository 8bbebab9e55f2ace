from datetime import date

from litestar import Litestar

from tests.support.ledger import Spent, write
from tests.support.people import Couple
from tests.support.statements import counted


async def test_a_page_takes_six_statements_however_much_it_shows(app: Litestar, couple: Couple) -> None:
    days = range(1, 29)
    await write(app, couple.asha, *(Spent(amount="5", on=date(2026, 4, day)) for day in days))
    await write(app, couple.ravi, *(Spent(amount="5", on=date(2026, 3, day), currency="USD") for day in days))

    with counted(app) as sent:
        answer = await couple.asha.page("/expenses/dashboard?month=2026-04")

    assert answer.status_code == 200
    assert len(sent) == 6, sent
