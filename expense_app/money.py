"""Amounts of money: always Decimal, always in one named currency."""

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.numbers import (
    format_currency,
    format_decimal,
    get_currency_precision,
    get_decimal_symbol,
    get_group_symbol,
    list_currencies,
)

MAX_DIGITS = 12
"""An amount has at most twelve digits, those of the minor unit included."""

_PLAIN = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,4})?", re.ASCII)
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}(?:\.[0-9]{1,4})?", re.ASCII)
_LETTER_THEN_DIGIT = re.compile(r"(?<=[^\W\d_])(?=\d)")
_DECIMAL_COMMA = re.compile(r"[0-9]{1,12},[0-9]{1,2}", re.ASCII)


class BadAmount(ValueError):
    """The text is no amount of money, and the message says why."""


@lru_cache(maxsize=1)
def currencies() -> frozenset[str]:
    """ISO 4217 codes in use today or recently."""
    return frozenset(list_currencies())


@lru_cache(maxsize=512)
def minor_unit(currency: str) -> int:
    """How many decimals the currency has: 2 for INR, 0 for JPY, 3 for KWD."""
    return get_currency_precision(currency)


def read_amount(text: str, currency: str) -> Decimal:
    """Read what a person typed into an amount field: "1,234.50", "12,50", "1234".

    Raises BadAmount, with a sentence for the field, for anything that is not a positive amount of at most
    twelve digits in the currency's own minor unit.
    """
    plain = text.strip().replace("\u00a0", "").replace(" ", "")
    if _DECIMAL_COMMA.fullmatch(plain):
        plain = plain.replace(",", ".")
    elif _GROUPED.fullmatch(plain):
        plain = plain.replace(",", "")
    elif not _PLAIN.fullmatch(plain):
        raise BadAmount("Enter an amount like 250 or 1,234.50.")
    return check_amount(Decimal(plain), currency)


def check_amount(amount: Decimal, currency: str) -> Decimal:
    """Return `amount` in the currency's minor unit, or raise BadAmount with a sentence for the field."""
    if not amount.is_finite() or amount <= 0:
        raise BadAmount("The amount must be more than zero.")
    decimals = minor_unit(currency)
    try:
        exact = amount.quantize(Decimal(1).scaleb(-decimals))
    except InvalidOperation:
        raise BadAmount("That amount is too large.") from None
    if exact != amount:
        raise BadAmount(f"{currency} has {decimals or 'no'} decimal places.")
    if exact >= Decimal(10) ** (MAX_DIGITS - decimals):
        raise BadAmount("That amount is too large.")
    return exact


def plain_amount(amount: Decimal, currency: str) -> str:
    """The amount as the API writes it: "1234.50", no grouping, the currency's own decimals."""
    return f"{amount:.{minor_unit(currency)}f}"


@lru_cache(maxsize=2048)
def typed_amount(amount: Decimal, currency: str, locale: str) -> str:
    """The amount as people of that locale would type it, "1,23,456.50", for a field that `read_amount` reads.

    Not grouped where the locale groups by anything but a comma: "1.234" could be read as one point two.
    """
    plain = plain_amount(amount, currency)
    found = babel_locale(locale)
    if (get_group_symbol(found), get_decimal_symbol(found)) != (",", "."):
        return plain
    whole, point, minor = plain.partition(".")
    return format_decimal(Decimal(whole), locale=found) + point + minor


@lru_cache(maxsize=8192)
def format_money(amount: Decimal, currency: str, locale: str) -> str:
    """The amount as people of that locale write it: "₹1,23,456.50", and "SGD 45.00" with a space that never breaks
    (CLDR's spacing after a currency's letters, which Babel leaves out)."""
    return _LETTER_THEN_DIGIT.sub("\u00a0", format_currency(amount, currency, locale=babel_locale(locale)))


@lru_cache(maxsize=64)
def babel_locale(tag: str) -> Locale:
    """The Babel locale of a browser's language tag ("en-IN"), English where it is unknown."""
    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")


def in_minor_units(amount: Decimal, currency: str) -> Decimal:
    """The amount with exactly the currency's decimals, as it came from the database (which keeps four)."""
    return amount.quantize(_minor_step(currency))


@lru_cache(maxsize=512)
def _minor_step(currency: str) -> Decimal:
    return Decimal(1).scaleb(-minor_unit(currency))
