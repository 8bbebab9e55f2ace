"""Every figure leads to the list of exactly the expenses that it adds up."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from litestar import Litestar

from expense_app.money import format_money
from tests.support.ledger import Spent, write
from tests.support.links import Link, links_of
from tests.support.moments import at_noon
from tests.support.people import Couple, Person

LIST = "/expenses?"


@pytest.fixture
async def spender(app: Litestar, couple: Couple) -> Person:
    """Asha, whose household spent in two currencies, wrote drafts, deleted something and planned ahead."""
    asha, ravi = couple.asha, couple.ravi
    await write(
        app,
        asha,
        Spent(amount="300", on=date(2026, 5, 1)),
        Spent(amount="45.50", on=date(2026, 5, 1), by=ravi),
        Spent(amount="1200", on=date(2026, 5, 22), category="Fuel", by=ravi),
        Spent(amount="900", on=date(2026, 5, 31), category="Housing & Rent"),
        Spent(amount="18.25", on=date(2026, 5, 9), category="Travel", currency="USD"),
        Spent(amount="7", on=date(2026, 5, 9), draft=True),
        Spent(amount="70", on=date(2026, 5, 9), deleted=True),
        Spent(amount="250", on=date(2026, 4, 22)),
        Spent(amount="2500", on=date(2026, 4, 23), by=ravi),
        Spent(amount="31", on=date(2025, 6, 1), category="Pets"),
        Spent(amount="9", on=date(2025, 5, 31)),
    )
    return asha


async def test_every_figure_of_the_page_is_the_total_of_the_list_behind_it(spender: Person) -> None:
    with at_noon(2026, 5, 22):
        page = (await spender.page("/expenses/dashboard")).text
        figures = [link for link in links_of(page) if "figure" in link.classes]

        for link in figures:
            assert await totals_behind(link, spender) == [link.text], link

    assert sorted(link.text for link in figures) == sorted(
        ["₹2,445.50", "₹900.00", "₹1,200.00", "₹1,245.50"]  # the month, after today, Asha, Ravi
        + ["₹345.50", "₹1,200.00", "₹900.00"]  # by category
        + ["₹31.00", "₹2,750.00", "₹2,445.50"]  # the months that are not zero
        + ["$18.25"] * 4  # the month, Asha, Travel, the trend
    )


async def test_the_days_before_lead_to_what_they_came_to(spender: Person) -> None:
    with at_noon(2026, 5, 22):
        page = (await spender.page("/expenses/dashboard")).text
        previous = (await spender.get("/expenses/dashboard")).json()["totals"][0]["previous"]
        before = [link for link in links_of(page) if "before" in link.classes]

        assert [link.text for link in before] == ["1–22 Apr"]
        assert (
            await totals_behind(before[0], spender) == [format_money(Decimal(previous), "INR", "en-IN")] == ["₹250.00"]
        )


async def test_names_lead_where_their_figures_do(spender: Person) -> None:
    with at_noon(2026, 5, 22):
        page = (await spender.page("/expenses/dashboard")).text

    rows = [link for link in links_of(page) if link.classes & {"person", "category-link"}]
    figures = {link.href for link in links_of(page) if "figure" in link.classes}
    assert len(rows) == 7
    assert {link.href for link in rows} <= figures


async def totals_behind(link: Link, person: Person) -> list[str]:
    """What the list that a link leads to adds up to, in each of its currencies, as people read it."""
    assert link.href.startswith(LIST), link
    answer = await person.get(link.href)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    assert sum(each["count"] for each in found["totals"]) == len(found["items"])
    return [format_money(Decimal(each["amount"]), each["currency"], "en-IN") for each in found["totals"]]
