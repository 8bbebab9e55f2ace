"""What people choose from in forms about the household."""

from functools import lru_cache
from typing import Any
from zoneinfo import available_timezones

from expense_app import money

_LOCALES = (
    "en-IN",
    "hi-IN",
    "en-US",
    "en-GB",
    "en-AE",
    "ar-AE",
    "en-AU",
    "en-CA",
    "en-SG",
    "de-DE",
    "fr-FR",
    "es-ES",
    "it-IT",
    "nl-NL",
    "pt-BR",
    "ja-JP",
)


@lru_cache(maxsize=1)
def _offered() -> dict[str, Any]:
    return {
        "currencies": sorted(money.currencies()),
        "timezones": sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/")),
    }


def region_choices(locale: str = "en-IN") -> dict[str, Any]:
    """Names for the templates: `currencies`, `timezones` and `locale_options` (pairs of tag and name in English)."""
    tags = _LOCALES if locale in _LOCALES else (locale, *_LOCALES)
    return {**_offered(), "locale_options": [(tag, _name(tag)) for tag in tags]}


def _name(tag: str) -> str:
    return money.babel_locale(tag).get_display_name("en") or tag
