from datetime import date
from typing import Any

import pytest
from litestar import Litestar

from tests.support.people import Couple, Person
from tests.support.rows import add_expenses

JANUARY, FEBRUARY, MARCH = date(2026, 1, 31), date(2026, 2, 10), date(2026, 3, 1)


@pytest.fixture
async def home(app: Litestar, couple: Couple) -> Couple:
    """A household whose expenses differ in everything that can be asked for; the descriptions name them."""
    ravi = couple.ravi.id
    await add_expenses(
        app,
        couple.asha,
        [
            {"description": "milk", "day": JANUARY, "amount": "60"},
            {"description": "Milk shake", "day": FEBRUARY, "category": "Food & Dining", "amount": "180"},
            {"description": "taxi", "day": FEBRUARY, "category": "Transport", "paid_by": ravi, "amount": "420.50"},
            {"description": "hotel", "day": MARCH, "category": "Travel", "currency": "USD", "paid_by": ravi},
            {"description": "50% off_shoes", "day": MARCH, "category": "Shopping", "status": "draft"},
            {"description": "दूध", "day": MARCH, "amount": "30"},
        ],
    )
    return couple


async def found(person: Person, **filters: str) -> list[str]:
    answer = await person.get("/expenses", params=filters)
    assert answer.status_code == 200, answer.text
    return sorted(item["description"] for item in answer.json()["items"])


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["Milk shake", "hotel", "milk", "taxi", "दूध"]),
        ({"from": "2026-02-10"}, ["Milk shake", "hotel", "taxi", "दूध"]),
        ({"to": "2026-02-10"}, ["Milk shake", "milk", "taxi"]),
        ({"from": "2026-02-10", "to": "2026-02-10"}, ["Milk shake", "taxi"]),
        ({"category": "transport"}, ["taxi"]),
        ({"user": "ravi rao"}, ["hotel", "taxi"]),
        ({"q": "milk"}, ["Milk shake", "milk"]),
        ({"q": " दूध "}, ["दूध"]),
        ({"q": "%"}, []),
        ({"q": "off_", "status": "draft"}, ["50% off_shoes"]),
        ({"q": "f__", "status": "draft"}, []),
        ({"q": "\\"}, []),
        ({"currency": "usd"}, ["hotel"]),
        ({"status": "confirmed"}, ["Milk shake", "hotel", "milk", "taxi", "दूध"]),
        ({"status": "draft"}, ["50% off_shoes"]),
        ({"status": "all"}, ["50% off_shoes", "Milk shake", "hotel", "milk", "taxi", "दूध"]),
        ({"from": "2026-02-01", "user": "Ravi Rao", "currency": "INR"}, ["taxi"]),
        ({"from": "2026-02-01", "to": "2026-02-28", "category": "Food & Dining", "q": "SHAKE"}, ["Milk shake"]),
        ({"from": "", "q": "", "category": "", "sort": "", "limit": ""}, ["Milk shake", "hotel", "milk", "taxi", "दूध"]),
        ({"q": "   "}, ["Milk shake", "hotel", "milk", "taxi", "दूध"]),
    ],
)
async def test_each_filter_narrows_and_all_of_them_together(
    home: Couple, filters: dict[str, str], expected: list[str]
) -> None:
    assert await found(home.ravi, **filters) == expected


async def test_a_category_and_a_person_may_be_named_by_their_ids(home: Couple) -> None:
    categories = (await home.asha.get("/settings/categories")).json()["categories"]
    transport = next(each["id"] for each in categories if each["name"] == "Transport")

    assert await found(home.asha, category=transport) == ["taxi"]
    assert await found(home.asha, user=home.ravi.id) == ["hotel", "taxi"]


@pytest.mark.parametrize(
    ("filters", "field", "message"),
    [
        ({"from": "2026-02-30"}, "from", "Enter a date like 2026-02-03."),
        ({"to": "yesterday"}, "to", "Enter a date like 2026-02-03."),
        ({"from": "0001-01-01"}, "from", "Enter a date between 1970 and 2100."),
        ({"from": "2026-03-02", "to": "2026-03-01"}, "to", "The period must not end before it begins."),
        ({"category": "Yachts"}, "category", "There is no such category."),
        ({"user": "Sam Stranger"}, "user", "There is no such person in this household."),
        ({"currency": "XXL"}, "currency", "Choose a currency code like INR, USD or EUR."),
        ({"status": "deleted"}, "status", "Choose one of confirmed, draft, all."),
        ({"sort": "id; drop table"}, "sort", "Choose one of -date, date, -amount, amount."),
        ({"limit": "0"}, "limit", "Enter a whole number from 1 to 200."),
        ({"limit": "201"}, "limit", "Enter a whole number from 1 to 200."),
        ({"limit": "1e2"}, "limit", "Enter a whole number from 1 to 200."),
        ({"cursor": "abc"}, "cursor", "This page is gone. Start again from the first one."),
        ({"deleted": "1"}, "deleted", "This id is not known."),
        ({"household_id": "1"}, "household_id", "This field is not known."),
        ({"q": "x" * 201}, "q", "Please keep this under 200 characters."),
    ],
)
async def test_a_filter_that_does_not_hold_is_named_at_its_field(
    couple: Couple, filters: dict[str, str], field: str, message: str
) -> None:
    answer = await couple.asha.get("/expenses", params=filters)
    page = await couple.asha.get("/expenses", params=filters, accept="text/html")

    assert answer.status_code == page.status_code == 422
    assert answer.json()["errors"] == [{"field": field, "message": message}]
    assert message in page.text


async def test_the_page_keeps_what_was_typed_into_a_filter_that_does_not_hold(home: Couple) -> None:
    filters = {"from": "2026-02-31", "category": "Transport", "q": 'say "tea" <b>', "sort": "amount"}
    page = (await home.asha.get("/expenses", params=filters, accept="text/html")).text

    assert 'value="2026-02-31"' in page
    assert 'value="say &#34;tea&#34; &lt;b&gt;"' in page
    assert _chosen(page, "category") == ["Transport"]
    assert _chosen(page, "sort") == ["Smallest first"]


async def test_htmx_gets_the_message_at_its_field_and_the_list_stays(home: Couple) -> None:
    answer = await home.asha.fragment("GET", "/expenses?to=never", form="filters")

    assert answer.status_code == 422
    assert 'id="filters-to-error"' in answer.text
    assert 'id="results"' not in answer.text


async def test_the_page_and_its_fragment_show_the_same_rows(home: Couple) -> None:
    page = await home.asha.page("/expenses?q=milk")
    fragment = await home.asha.fragment("GET", "/expenses?q=milk")

    assert fragment.text.strip().startswith("<section")
    assert fragment.text.strip() in page.text
    assert "Milk shake" in fragment.text
    assert "taxi" not in fragment.text


async def test_an_empty_list_says_how_to_begin_and_a_narrow_one_how_to_widen(couple: Couple) -> None:
    assert "No expenses yet" in (await couple.asha.page("/expenses")).text
    assert "Nothing found" in (await couple.asha.page("/expenses?q=milk")).text


async def test_another_household_sees_none_of_it(home: Couple, stranger: Person) -> None:
    assert len(await found(home.asha, status="all")) == 6

    assert await found(stranger, status="all") == []
    assert (await stranger.get("/expenses")).json()["totals"] == []


async def test_a_filter_by_anothers_category_is_a_category_that_does_not_exist(home: Couple, stranger: Person) -> None:
    theirs = (await home.asha.get("/settings/categories")).json()["categories"][0]["id"]

    for field, foreign in (("category", theirs), ("user", home.asha.id)):
        answer = await stranger.get("/expenses", params={field: foreign})
        assert answer.status_code == 422
        assert answer.json()["errors"][0]["field"] == field


async def test_without_a_login_there_is_no_list(couple: Couple) -> None:
    couple.asha.client.cookies.clear()

    assert (await couple.asha.get("/expenses")).status_code == 401
    page = await couple.asha.page("/expenses?q=milk")
    assert page.status_code == 303
    assert page.headers["location"] == "/auth/login?next=%2Fexpenses%3Fq%3Dmilk"


def _chosen(page: str, name: str) -> list[Any]:
    """The texts of the options that are selected in a select of the filters."""
    select = page.split(f'id="filters-{name}"')[1].split("</select>", maxsplit=1)[0]
    options = select.split("<option")[1:]
    return [option.split(">")[1].split("<")[0] for option in options if " selected" in option.split(">")[0]]
