"""Where a new household probably lives, guessed from the browser's languages; the form lets people correct it."""

from babel.numbers import get_territory_currencies

from expense_app.money import babel_locale

HOME_LOCALE, HOME_CURRENCY, HOME_TIMEZONE = "en-IN", "INR", "Asia/Kolkata"
"""Used where a client says nothing."""


def locale_from(accept_language: str) -> str:
    """The first language tag with a region that we can format for ("en-IN")."""
    for part in accept_language.split(","):
        tag = part.split(";")[0].strip()
        if "-" in tag and babel_locale(tag).territory:
            return tag
    return HOME_LOCALE


def currency_of(locale: str) -> str:
    """The currency in use where the locale is at home."""
    territory = babel_locale(locale).territory
    current = get_territory_currencies(territory) if territory else []
    return current[0] if current else HOME_CURRENCY
