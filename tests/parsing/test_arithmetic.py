"""Amounts that are worked out."""

import pytest

from tests.parsing.homes import america, amounts, drafts, told


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("3 shirts at 500 each", "1500"),
        ("2x150 vada pav", "300"),
        ("eggs 12 @ 7", "84"),
        ("5 kg rice @ 62/kg", "310"),
        ("200 per head for 4 at the buffet", "800"),
        ("pint x3 £6 each", "18"),
    ],
)
def test_each_per_at_and_x_multiply(text: str, amount: str) -> None:
    assert amounts(text) == [amount]


def test_a_mere_at_does_not_multiply() -> None:
    assert amounts("2 coffees at 180") == ["180"]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("dinner $80 + $15 tip", "95"),
        ("haircut 40 plus 20% tip", "48"),
        ("restaurant bill 2000 plus 18% gst", "2360"),
        ("dinner 900 including 100 tip", "900"),
    ],
)
def test_tip_and_tax_are_added_unless_they_are_inside(text: str, amount: str) -> None:
    assert amounts(text, america()) == [amount]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("saree 5000 less 500 discount", "4500"),
        ("jacket was 120 got it for 75", "75"),
        ("shirt mrp 999 got for 499", "499"),
        ("medicines 850, 10% off, paid 765", "765"),
        ("shoes 2500 after 500 off", "2500"),
        ("jeans 2000 at 50% off", "1000"),
    ],
)
def test_a_discount_leaves_what_was_paid(text: str, amount: str) -> None:
    assert amounts(text) == [amount]


@pytest.mark.parametrize(
    "text",
    [
        "dinner 1200 split 3 ways",
        "dinner 1200 split with amit",
        "dinner 1200, my share 400",
        "dinner 1200 split 3 ways 400 each",
    ],
)
def test_split_or_shared_counts_the_whole(text: str) -> None:
    assert amounts(text) == ["1200"]


def test_numbers_with_nothing_but_a_plus_between_them_are_one_expense() -> None:
    assert told("lunch 250+80") == [("330", "lunch")]


def test_a_plus_between_things_keeps_them_apart() -> None:
    assert told("pizza 450 + ice cream 180") == [("450", "pizza"), ("180", "ice cream")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rice 900 oil 645 snacks 300 total 1845", ["1845"]),
        ("milk 60 + bread 40 = 100", ["100"]),
        ("lunch 200, auto 50, total 250", ["250"]),
        ("lunch total 640", ["640"]),
        ("auto 80, dinner total 500", ["80", "500"]),
    ],
)
def test_a_stated_total_wins_over_its_items_but_not_over_others(text: str, expected: list[str]) -> None:
    assert amounts(text) == expected


def test_a_receipt_is_one_expense_named_by_its_heading() -> None:
    receipt = "TESCO EXPRESS\nMilk 2L £1.45\nBread £1.20\nSubtotal £2.65\nTOTAL £2.65\nCASH £5.00\nCHANGE £2.35"
    assert told(receipt) == [("2.65", "TESCO EXPRESS")]
    assert drafts(receipt)[0].currency == "GBP"


def test_a_share_of_a_stated_total_is_no_other_amount() -> None:
    assert amounts("dosa for 6 of us came to 1,440, 240 each but I swiped for everyone") == ["1440"]


def test_one_off_takes_nothing_off() -> None:
    assert amounts("broadband 32 a month plus one off setup 10") == ["32", "10"]
