from datetime import date

from litestar import Litestar

from tests.support.ledger import Spent, write
from tests.support.moments import at_noon
from tests.support.people import Couple, Person

ADDRESS = "/expenses/dashboard?month=2026-05"


async def test_the_other_one_sees_the_same(app: Litestar, couple: Couple) -> None:
    await write(
        app, couple.asha, Spent(amount="300", on=date(2026, 5, 1)), Spent(amount="1", on=date(2026, 5, 2), draft=True)
    )

    with at_noon(2026, 5, 22):
        hers, his = await couple.asha.get(ADDRESS), await couple.ravi.get(ADDRESS)

    assert hers.json()["totals"][0]["amount"] == "300.00"
    assert his.json() == hers.json()


async def test_a_stranger_sees_nothing_of_it(app: Litestar, couple: Couple, stranger: Person) -> None:
    mine = Spent(amount="4242", on=date(2026, 5, 1))
    await write(app, couple.asha, mine, Spent(amount="1", on=date(2026, 5, 2), draft=True))

    with at_noon(2026, 5, 22):
        seen_by_asha = (await couple.asha.page(ADDRESS)).text
        page = (await stranger.page(ADDRESS)).text
        found = (await stranger.get(ADDRESS)).json()

    assert "Groceries 4242" in seen_by_asha
    assert "Groceries 4242" not in page
    assert "4,242" not in page
    assert (found["totals"], found["by_category"], found["by_user"], found["trend"]) == ([], [], [], [])
    assert found["drafts_waiting"] == 0


async def test_it_is_for_people_who_are_logged_in(app: Litestar) -> None:
    nobody = Person(app)

    assert (await nobody.get(ADDRESS)).status_code == 401
    page = await nobody.page(ADDRESS)
    assert page.status_code == 303
    assert page.headers["location"].startswith("/auth/login?next=%2Fexpenses%2Fdashboard")
