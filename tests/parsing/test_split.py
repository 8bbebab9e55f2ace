"""Several expenses in one message."""

import pytest

from tests.parsing.homes import read, told

SHOPPING = [("60", "milk"), ("45", "bread"), ("84", "eggs")]


@pytest.mark.parametrize(
    "text",
    [
        "milk 60, bread 45, eggs 84",
        "milk 60 bread 45 eggs 84",
        "milk 60\nbread 45\neggs 84",
        "- milk 60\n- bread 45\n- eggs 84",
        "1. milk 60\n2. bread 45\n3. eggs 84",
        "milk 60; bread 45; eggs 84",
        "milk 60 + bread 45 + eggs 84",
        "milk 60 and bread 45 and eggs 84",
        "60 milk, 45 bread, 84 eggs",
        "60 milk 45 bread 84 eggs",
        "milk - 60\nbread - 45\neggs - 84",
    ],
)
def test_it_finds_the_parts_whatever_stands_between_them(text: str) -> None:
    assert told(text) == SHOPPING


def test_words_joined_by_and_before_one_amount_stay_together() -> None:
    assert told("250 for milk and bread") == [("250", "milk and bread")]


def test_amounts_first_and_last_may_be_mixed() -> None:
    assert told("paid 250 for lunch and auto 80") == [("250", "lunch"), ("80", "auto")]


def test_the_same_thing_twice_is_two_expenses() -> None:
    assert told("chai 20, chai 20") == [("20", "chai"), ("20", "chai")]


def test_it_never_makes_more_than_fifty_drafts() -> None:
    assert len(read("\n".join(f"thing {n} {n + 100}" for n in range(80))).expenses) == 50
