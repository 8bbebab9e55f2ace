"""Amounts as people write them."""

from decimal import Decimal

import pytest

from expense_app.parsing.amounts import read_number
from tests.parsing.homes import america, amounts, drafts, germany, only, told


@pytest.mark.parametrize(
    ("digits", "number"),
    [
        ("1,23,456.50", "123456.50"),
        ("123,456.50", "123456.50"),
        ("12,50", "12.50"),
        ("1,234", "1234"),
        ("1.299,00", "1299.00"),
        ("1'049.95", "1049.95"),
        ("1.144.000", "1144000"),
        ("7.2", "7.2"),
    ],
)
def test_it_reads_either_grouping_and_either_decimal_mark(digits: str, number: str) -> None:
    assert read_number(digits) == Decimal(number)


@pytest.mark.parametrize("digits", ["1,000,50", "10.50.25", "1,2345", "9" * 30])
def test_it_reads_no_number_where_the_grouping_is_none(digits: str) -> None:
    assert read_number(digits) is None


def test_a_point_before_three_digits_is_a_decimal_only_where_the_currency_has_three() -> None:
    assert read_number("1.250", decimals=3) == Decimal("1.250")
    assert read_number("1.250", decimals=2) == Decimal(1250)


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("₹450 auto", "INR"),
        ("Rs. 1,250 shoes", "INR"),
        ("lunch 250/-", "INR"),
        ("AED 35 shawarma", "AED"),
        ("hotel 85 USD", "USD"),
        ("HK$ 18 milk tea", "HKD"),
        ("100 Hotel THB", "THB"),
        ("book £12", "GBP"),
    ],
)
def test_a_mark_in_front_or_behind_names_the_currency(text: str, currency: str) -> None:
    assert only(text).currency == currency


def test_bucks_and_bare_numbers_are_in_the_households_currency() -> None:
    assert only("500 bucks for haircut").currency == "INR"
    assert only("gas 45 bucks", america()).currency == "USD"


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("laptop 62k", "62000"),
        ("school fees 1.2 lakh", "120000"),
        ("flat 1.5 cr", "15000000"),
        ("spent two hundred fifty on samosas", "250"),
        ("dedh sau ki chai", "150"),
        ("sadhe teen sau ki sabzi", "350"),
        ("पाँच सौ की मिठाई", "500"),
        ("दूध ५० रुपये", "50"),
        ("auto two fifty", "250"),
    ],
)
def test_it_reads_short_forms_words_and_digits_of_any_script(text: str, amount: str) -> None:
    assert amounts(text) == [amount]


def test_a_european_household_writes_decimal_commas() -> None:
    assert told("Bäckerei 12,50 und Kaffee 3,20", germany()) == [("12.5", "Bäckerei"), ("3.2", "Kaffee")]


@pytest.mark.parametrize("text", ["coffee 1e9", "lunch NaN", "lunch inf", "coffee 0", f"coffee {'9' * 13}", "lunch"])
def test_what_is_no_amount_makes_no_draft(text: str) -> None:
    assert drafts(text) == ()


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("2 coffees 180", "180"),
        ("3 kg onions 120", "120"),
        ("500ml milk 30", "30"),
        ("cab to sector 62 230", "230"),
        ("flight 6E-204 4500", "4500"),
        ("iphone 15 case 799", "799"),
        ("plumber 600 call him on 9876543210", "600"),
        ("order #40289123 myntra 1899", "1899"),
        ("1/2 kg paneer 210", "210"),
    ],
)
def test_quantities_names_and_references_are_no_amounts(text: str, amount: str) -> None:
    assert amounts(text) == [amount]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("meat was eighteen pounds forty", "18.4"),
        ("bread two pounds ten", "2.1"),
        ("taxi twenty pounds", "20"),
    ],
)
def test_pounds_and_what_is_said_behind_them_make_one_amount(text: str, amount: str) -> None:
    assert amounts(text, america()) == [amount]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("flat 12, tower b, sector 137, 201305: pizza 545", "545"),
        ("Indigo 6E 512 to Delhi 5870", "5870"),
        ("auto wale ne 150 maange the, 120 diye", "120"),
    ],
)
def test_codes_and_prices_that_were_only_asked_are_no_amounts(text: str, amount: str) -> None:
    assert amounts(text) == [amount]


def test_a_zip_code_behind_a_state_is_no_amount() -> None:
    assert amounts("pizza to Portland OR 97201, 31.50", america()) == ["31.5"]
    assert amounts("pizza to Portland 97201", america()) == ["97201"]
