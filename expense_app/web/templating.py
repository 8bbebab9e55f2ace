"""Jinja: one environment, and the names that every template may use."""

from contextvars import ContextVar
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_skeleton, format_time
from babel.numbers import format_decimal, format_percent
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from litestar import Request, Response

from expense_app import clock, money
from expense_app.accounts.member import Member
from expense_app.config import ROOT
from expense_app.web.assets import Assets
from expense_app.web.components import add_components
from expense_app.web.negotiation import Connection
from expense_app.web.sessions import csrf_token_of

_connection: ContextVar[Connection] = ContextVar("connection")
_KINDS = {"View", "Row", "Card"}
_KEPT = 2048
"""Words for days, times and shares that are kept, of each kind."""


def make_environment(assets: Assets) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(ROOT / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    names: dict[str, Any] = {
        "csrf_token": _csrf_token,
        "asset": assets.url,
        "dom_id": dom_id,
        "live_cursor": lambda: clock.utc_now().isoformat(),
        "currencies": lambda: sorted(money.currencies()),
        "is_me": _is_me,
    }
    filters: dict[str, Any] = {
        "money": _money,
        "typed_amount": _typed_amount,
        "day": _day,
        "full_day": _full_day,
        "when": _when,
        "month_name": _month_name,
        "short_month": _short_month,
        "percent": _percent,
        "number": _number,
    }
    environment.globals.update(names)
    environment.filters.update(filters)
    add_components(environment)
    return environment


def render(connection: Connection, template: str, context: dict[str, Any]) -> str:
    """Render a template for the person behind the connection. Touches no database."""
    environment: Environment = connection.app.state.templates
    member = connection.scope.get("user")
    names: dict[str, Any] = {
        "me": member,
        "path": connection.scope["path"],
        "errors": {},
        "values": {},
    }
    token = _connection.set(connection)
    try:
        return environment.get_template(template).render(names | context)
    finally:
        _connection.reset(token)


def html_response(
    request: Request[Any, Any, Any],
    template: str,
    status: int,
    headers: dict[str, str],
    **context: Any,  # noqa: ANN401
) -> Response[Any]:
    """A rendered template as an answer of its own, outside `Reply`."""
    body = render(request, template, {"status": status, **context}).encode()
    return Response(body, status_code=status, headers=headers, media_type="text/html; charset=utf-8")


def _csrf_token() -> str:
    """A global, so that macros imported without context can make forms too."""
    return csrf_token_of(_connection.get())


def _is_me(person: Any) -> bool:  # noqa: ANN401 - whoever has an id
    """A global for the same reason. Nobody is "you" to somebody who is not signed in."""
    reader = _reader()
    return reader is not None and person.id == reader.id


def dom_id(thing: Any, suffix: str | None = None) -> str:  # noqa: ANN401 - any view
    """The element id of a view: a DraftView with id 7 is "draft-7", with a suffix "draft-7-amount"."""
    kind = type(thing).__name__
    for ending in _KINDS:
        kind = kind.removesuffix(ending)
    name = "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in kind).strip("-")
    return "-".join(filter(None, (name, str(thing.id), suffix)))


def _money(amount: Decimal, currency: str) -> str:
    return money.format_money(amount, currency, _locale())


def _typed_amount(amount: Decimal, currency: str) -> str:
    return money.typed_amount(amount, currency, _locale())


def _day(day: date) -> str:
    """A date, or the day of a moment on the household's calendar."""
    if isinstance(day, datetime):
        day = day.astimezone(ZoneInfo(_timezone())).date()
    today = clock.today_in(_timezone())
    if (nearness := (today - day).days) in {0, 1}:
        return ("Today", "Yesterday")[nearness]
    return _in_skeleton("MMMEd" if day.year == today.year else "yMMMEd", day, _locale())


def _full_day(day: date) -> str:
    return _in_pattern("full", day, _locale())


def _when(moment: datetime) -> str:
    local = moment.astimezone(ZoneInfo(_timezone()))
    return _o_clock(time(local.hour, local.minute), _locale())


def _month_name(day: date) -> str:
    return _in_pattern("MMMM y", day, _locale())


def _short_month(day: date) -> str:
    return _in_pattern("LLL", day, _locale())


def _number(count: int) -> str:
    return format_decimal(count, locale=money.babel_locale(_locale()))


def _percent(share: Decimal) -> str:
    return _in_percent(share, _locale())


# Babel takes its time over what a page says many times, and what the next page says again.


@lru_cache(_KEPT)
def _in_skeleton(skeleton: str, day: date, locale: str) -> str:
    moment = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - Babel wants one, and shows the day only
    return format_skeleton(skeleton, moment, locale=money.babel_locale(locale))


@lru_cache(_KEPT)
def _in_pattern(pattern: str, day: date, locale: str) -> str:
    return format_date(day, pattern, locale=money.babel_locale(locale))


@lru_cache(_KEPT)
def _o_clock(moment: time, locale: str) -> str:
    return format_time(moment, "short", locale=money.babel_locale(locale))


@lru_cache(_KEPT)
def _in_percent(share: Decimal, locale: str) -> str:
    """A share from 0 to 1 in whole percent; what is there but rounds to nothing is "<1%"."""
    spoken = money.babel_locale(locale)
    rounded = format_percent(max(share, Decimal("0.01")), "#,##0%", locale=spoken)
    return f"<{rounded}" if 0 < share < Decimal("0.005") else format_percent(share, "#,##0%", locale=spoken)


def _reader() -> Member | None:
    """Whoever the page is for."""
    return _connection.get().scope.get("user")


def _locale() -> str:
    reader = _reader()
    return reader.locale if reader else "en"


def _timezone() -> str:
    """Raises where nobody is signed in: such a page has no days."""
    return _connection.get().scope["user"].timezone
