"""The templates' environment as templates/README.md promises it, with a signed-in Asha."""

import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from expense_app.money import babel_locale, format_money, plain_amount

TEMPLATES = Path(__file__).parents[2] / "templates"
TODAY = date(2026, 11, 22)
LOCALE = "en-IN"


def view(kind: str, **fields: Any) -> SimpleNamespace:
    """A stand-in for a view struct: `kind` is what `dom_id` writes before the id."""
    return SimpleNamespace(_kind=kind, **fields)


def dom_id(thing: SimpleNamespace, suffix: str | None = None) -> str:
    return "-".join(filter(None, (thing._kind, str(thing.id), suffix)))


def day(value: date) -> str:
    names = {TODAY: "Today", TODAY - timedelta(days=1): "Yesterday"}
    pattern = "EEE d MMM" if value.year == TODAY.year else "d MMM y"
    return names.get(value) or format_date(value, pattern, locale=babel_locale(LOCALE))


def full_day(value: date) -> str:
    return format_date(value, "EEEE d MMMM y", locale=babel_locale(LOCALE))


def when(value: datetime) -> str:
    return format_time(value, "short", tzinfo=ZoneInfo("Asia/Kolkata"), locale=babel_locale(LOCALE))


def month_name(value: date) -> str:
    return format_date(value, "MMMM y", locale=babel_locale(LOCALE))


def environment(asset: Any = lambda path: f"/static/{path}") -> Environment:
    """Strict: a name that a template uses and nobody passes is an error."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        money=lambda amount, currency: format_money(Decimal(amount), currency, LOCALE),
        plain_amount=plain_amount,
        day=day,
        full_day=full_day,
        when=when,
        month_name=month_name,
    )
    made.globals.update(asset=asset, dom_id=dom_id, csrf_token=lambda: "token-of-the-session")
    return made


ASHA = view(
    "member",
    id=UUID(int=1),
    full_name="Asha Sharma",
    email="asha@example.com",
    role="admin",
    household_name="Sharma family",
    currency="INR",
    timezone="Asia/Kolkata",
    locale="en-IN",
)


def page_context(path: str, **names: Any) -> dict[str, Any]:
    """What the web layer adds to every page."""
    return {"me": ASHA, "path": path, "errors": {}, "values": {}, **names}


def slug(text: str) -> str:
    return re.sub(r"\W+", "-", text.lower()).strip("-")
