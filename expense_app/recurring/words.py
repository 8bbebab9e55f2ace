"""How the product announces that something is due."""

from datetime import date, datetime

from babel.dates import format_skeleton

from expense_app.money import babel_locale
from expense_app.recurring.due import month_after


def announcement(name: str, day: date, today: date, last: date, locale: str) -> str:
    """The sentence for what was due on `day` and was confirmed for `last` before that."""
    name = name[:1].upper() + name[1:]
    a_month_ago = month_after(last) == day.replace(day=1)
    if day == today:
        return f"{name} is due: same as {'last month' if a_month_ago else 'last time'}?"
    written = format_skeleton("MMMd", datetime(day.year, day.month, day.day), locale=babel_locale(locale))  # noqa: DTZ001
    return f"{name} was due on {written}: same as {'the month before' if a_month_ago else 'last time'}?"
