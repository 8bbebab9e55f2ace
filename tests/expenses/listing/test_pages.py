from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from litestar import Litestar

from tests.support.people import Couple, Person
from tests.support.rows import add_expenses
from tests.support.statements import counted

FIRST_DAY = date(2026, 1, 1)
MOST_STATEMENTS = 6

SORTS = {
    "-date": lambda item: (item["date_incurred"], item["id"]),
    "date": lambda item: (item["date_incurred"], item["id"]),
    "-amount": lambda item: (Decimal(item["amount"]), item["id"]),
    "amount": lambda item: (Decimal(item["amount"]), item["id"]),
}


def rows(count: int, seed: int = 7) -> list[dict[str, Any]]:
    """Few days and few amounts, so that many are equal."""
    random = Random(seed)
    return [
        {
            "day": FIRST_DAY + timedelta(days=random.randrange(3)),
            "amount": random.choice(["10", "20", "20.50"]),
            "currency": random.choice(["INR", "INR", "USD"]),
            "description": f"row {number}",
        }
        for number in range(count)
    ]


async def page(person: Person, **query: Any) -> dict[str, Any]:
    answer = await person.get("/expenses", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def all_pages(person: Person, **query: Any) -> list[dict[str, Any]]:
    pages = [await page(person, **query)]
    while cursor := pages[-1]["next_cursor"]:
        pages.append(await page(person, **query, cursor=cursor))
    return pages


def items(pages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [item for each in pages for item in each["items"]]


@pytest.mark.parametrize("sort", SORTS)
async def test_the_pages_together_hold_every_expense_once_and_in_order(
    app: Litestar, couple: Couple, sort: str
) -> None:
    await add_expenses(app, couple.asha, rows(23))

    pages = await all_pages(couple.asha, sort=sort, limit=5)

    found = items(pages)
    assert [len(each["items"]) for each in pages] == [5, 5, 5, 5, 3]
    assert len({item["id"] for item in found}) == 23
    assert found == sorted(found, key=SORTS[sort], reverse=sort.startswith("-"))


@pytest.mark.parametrize("sort", SORTS)
async def test_rows_added_between_two_pages_make_no_gap_and_no_double(app: Litestar, couple: Couple, sort: str) -> None:
    before = {str(row.id) for row in await add_expenses(app, couple.asha, rows(12))}

    first = await page(couple.asha, sort=sort, limit=5)
    await add_expenses(app, couple.ravi, rows(12, seed=8))
    rest = []
    cursor = first["next_cursor"]
    while cursor:
        following = await page(couple.asha, sort=sort, limit=5, cursor=cursor)
        rest.append(following)
        cursor = following["next_cursor"]

    shown = [item["id"] for item in items([first, *rest])]
    assert len(shown) == len(set(shown))
    assert before <= set(shown)


async def test_a_page_that_is_exactly_full_is_the_last_one(app: Litestar, couple: Couple) -> None:
    await add_expenses(app, couple.asha, rows(5))

    assert (await page(couple.asha, limit=5))["next_cursor"] is None
    assert (await page(couple.asha, limit=4))["next_cursor"] is not None


async def test_the_totals_are_those_of_all_pages_and_of_the_filter(app: Litestar, couple: Couple) -> None:
    await add_expenses(app, couple.asha, [*rows(30), {"currency": "JPY", "amount": "500"}, {"status": "draft"}])

    for query in ({}, {"q": "row 1"}, {"currency": "USD"}, {"to": "2026-01-01"}, {"status": "all"}):
        pages = await all_pages(couple.asha, limit=7, **query)
        sums: dict[str, list[Decimal]] = {}
        for item in items(pages):
            sums.setdefault(item["currency"], []).append(Decimal(item["amount"]))
        assert {total["currency"]: (Decimal(total["amount"]), total["count"]) for total in pages[0]["totals"]} == {
            currency: (sum(amounts), len(amounts)) for currency, amounts in sums.items()
        }
        assert all(each["totals"] == pages[0]["totals"] for each in pages)


async def test_amounts_carry_the_decimals_of_their_currency(app: Litestar, couple: Couple) -> None:
    await add_expenses(app, couple.asha, [{"currency": "JPY", "amount": "500"}, {"currency": "KWD", "amount": "1.5"}])

    found = await page(couple.asha, sort="amount")

    assert [item["amount"] for item in found["items"]] == ["1.500", "500"]
    assert {total["currency"]: total["amount"] for total in found["totals"]} == {"JPY": "500", "KWD": "1.500"}


async def test_a_cursor_that_was_touched_is_refused(app: Litestar, couple: Couple) -> None:
    await add_expenses(app, couple.asha, rows(4))
    cursor = (await page(couple.asha, limit=2))["next_cursor"]

    for at in range(0, len(cursor), 7):
        touched = cursor[:at] + ("A" if cursor[at] != "A" else "B") + cursor[at + 1 :]
        answer = await couple.asha.get("/expenses", params={"limit": 2, "cursor": touched})
        assert answer.status_code == 422, touched
        assert answer.json()["errors"][0]["field"] == "cursor"


async def test_a_cursor_of_another_order_is_refused(app: Litestar, couple: Couple) -> None:
    await add_expenses(app, couple.asha, rows(4))
    cursor = (await page(couple.asha, limit=2, sort="date"))["next_cursor"]

    for sort in ("-date", "amount"):
        answer = await couple.asha.get("/expenses", params={"limit": 2, "sort": sort, "cursor": cursor})
        assert answer.status_code == 422


async def test_anothers_cursor_leads_to_nothing_of_theirs(app: Litestar, couple: Couple, stranger: Person) -> None:
    await add_expenses(app, couple.asha, rows(4))
    cursor = (await page(couple.asha, limit=2))["next_cursor"]

    assert (await page(stranger, limit=2, cursor=cursor))["items"] == []


async def test_the_next_page_is_a_link_that_keeps_the_filters(app: Litestar, couple: Couple) -> None:
    await add_expenses(app, couple.asha, rows(60))

    first = (await couple.asha.page("/expenses?q=row&sort=date")).text
    link = first.split('id="expenses-older"')[1].split('href="')[1].split('"')[0].replace("&amp;", "&")
    second = (await couple.asha.page(link)).text

    assert link.startswith("/expenses?q=row&sort=date&cursor=")
    assert second.count('class="row"') == 10


@pytest.mark.parametrize("count", [3, 120])
async def test_a_page_asks_the_database_little_however_many_rows_it_shows(
    app: Litestar, couple: Couple, count: int
) -> None:
    await add_expenses(app, couple.asha, rows(count))

    for accept in ("application/json", "text/html"):
        with counted(app) as statements:
            answer = await couple.asha.get("/expenses?limit=100&q=row", accept=accept)
        assert answer.status_code == 200
        assert len(statements) <= MOST_STATEMENTS, statements
