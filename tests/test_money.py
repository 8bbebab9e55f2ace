"""Amounts as people type and read them."""

from decimal import Decimal

import pytest

from expense_app.money import read_amount, typed_amount


@pytest.mark.parametrize(
    ("locale", "currency", "typed"),
    [
        ("en-IN", "INR", "12,34,567.50"),
        ("en-US", "USD", "1,234,567.50"),
        ("de-DE", "EUR", "1234567.50"),
        ("ar-AE", "KWD", "1,234,567.500"),
    ],
)
def test_a_field_shows_an_amount_the_way_it_can_be_typed_back(locale: str, currency: str, typed: str) -> None:
    amount = Decimal("1234567.50")

    assert typed_amount(amount, currency, locale) == typed
    assert read_amount(typed, currency) == amount


def test_a_currency_without_decimals_gets_none() -> None:
    assert typed_amount(Decimal(12345), "JPY", "ja-JP") == "12,345"
