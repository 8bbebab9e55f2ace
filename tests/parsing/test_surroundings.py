"""Filing by what stands beside the description."""

import pytest

from expense_app.parsing.types import Doubt
from tests.parsing.homes import drafts, only


def categories(text: str) -> list[str]:
    return [draft.category_id for draft in drafts(text)]


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("ac not working, technician 650", "household"),
        ("train was late, missed it, ended up in a taxi 260", "transport"),
        ("didn't cook, dosa 180", "food"),
    ],
)
def test_the_clause_of_the_amount_counts_where_the_rest_tells_what_happened(text: str, category: str) -> None:
    assert categories(text) == [category]


def test_in_a_list_every_thing_counts() -> None:
    assert categories("onions, tomatoes and shampoo 450") == ["groceries"]


def test_the_rest_of_the_message_tells_where_the_description_does_not_and_that_is_owned_up_to() -> None:
    draft = only("gym said 2000, bargained, still paid 1800")
    assert (draft.category_id, draft.doubts[-1]) == (
        "health",
        Doubt("category", "nothing but the words around it tells"),
    )


def test_another_one_is_filed_like_the_one_before() -> None:
    assert categories("petrol 500 yesterday, today 300") == ["fuel", "fuel"]


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("chicken and rice at the dhaba 240", "food"),
        ("chicken and rice from the market 240", "groceries"),
        ("dhabe ke paas se chicken 240", "groceries"),
    ],
)
def test_raw_food_at_an_eating_place_is_a_meal(text: str, category: str) -> None:
    assert categories(text) == [category]
