"""Dates as a model writes them."""

import re
import unicodedata
from datetime import date

DAY_FORM = "2026-02-28"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


def read_day(text: str) -> date | None:
    """A date only out of the one form that was asked for; fromisoformat alone takes week dates too."""
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


def is_year_stated(day: date, text: str) -> bool:
    """Whether `text` writes the day's year, with two or four digits of any script."""
    digits = "".join(str(unicodedata.digit(char)) if char.isdecimal() else char for char in text)
    return re.search(rf"(?<![0-9])({day.year}|{day.year % 100:02})(?![0-9])", digits) is not None
