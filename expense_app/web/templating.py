"""Jinja: one environment, and the names that every template may use."""

import json
from contextvars import ContextVar
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_skeleton, format_time
from babel.numbers import format_decimal, format_percent
from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from litestar import Request, Response
from markupsafe import Markup

from expense_app import clock, money
from expense_app.config import ROOT
from expense_app.web.assets import Assets
from expense_app.web.negotiation import Connection
from expense_app.web.sessions import csrf_token_of

_connection: ContextVar[Connection] = ContextVar("connection")
_KINDS = {"View", "Row", "Card"}


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
        "script_json": script_json,
    }
    environment.globals.update(names)
    environment.filters.update(filters)
    return environment


def render(connection: Connection, template: str, context: dict[str, Any]) -> str:
    """Render a template for the person behind the connection. Touches no database."""
    environment: Environment = connection.app.state.templates
    member = connection.scope.get("user")
    names: dict[str, Any] = {
        "me": member,
        "path": connection.url.path,
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


def dom_id(thing: Any, suffix: str | None = None) -> str:  # noqa: ANN401 - any view
    """The element id of a view: a DraftView with id 7 is "draft-7", with a suffix "draft-7-amount"."""
    kind = type(thing).__name__
    for ending in _KINDS:
        kind = kind.removesuffix(ending)
    name = "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in kind).strip("-")
    return "-".join(filter(None, (name, str(thing.id), suffix)))


def script_json(value: Any) -> Markup:  # noqa: ANN401 - any JSON
    """JSON that is safe inside <script type="application/json">."""
    text = json.dumps(value, default=str, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704 - every character that could end the element is escaped above


@pass_context
def _money(context: Context, amount: Decimal, currency: str) -> str:
    return money.format_money(amount, currency, _locale(context))


@pass_context
def _typed_amount(context: Context, amount: Decimal, currency: str) -> str:
    return money.typed_amount(amount, currency, _locale(context))


@pass_context
def _day(context: Context, day: date) -> str:
    """A date, or the day of a moment on the household's calendar."""
    if isinstance(day, datetime):
        day = day.astimezone(ZoneInfo(context["me"].timezone)).date()
    today = clock.today_in(context["me"].timezone)
    if (nearness := (today - day).days) in {0, 1}:
        return ("Today", "Yesterday")[nearness]
    skeleton = "MMMEd" if day.year == today.year else "yMMMEd"
    return format_skeleton(skeleton, datetime(day.year, day.month, day.day), locale=_babel(context))  # noqa: DTZ001


@pass_context
def _full_day(context: Context, day: date) -> str:
    return format_date(day, "full", locale=_babel(context))


@pass_context
def _when(context: Context, moment: datetime) -> str:
    zone = ZoneInfo(context["me"].timezone)
    return format_time(moment.astimezone(zone), "short", tzinfo=zone, locale=_babel(context))


@pass_context
def _month_name(context: Context, day: date) -> str:
    return format_date(day, "MMMM y", locale=_babel(context))


@pass_context
def _short_month(context: Context, day: date) -> str:
    return format_date(day, "LLL", locale=_babel(context))


@pass_context
def _number(context: Context, count: int) -> str:
    return format_decimal(count, locale=_babel(context))


@pass_context
def _percent(context: Context, share: Decimal) -> str:
    """A share from 0 to 1 in whole percent; what is there but rounds to nothing is "<1%"."""
    rounded = format_percent(max(share, Decimal("0.01")), "#,##0%", locale=_babel(context))
    return f"<{rounded}" if 0 < share < Decimal("0.005") else format_percent(share, "#,##0%", locale=_babel(context))


def _locale(context: Context) -> str:
    member = context.get("me")
    return member.locale if member else "en"


def _babel(context: Context) -> Any:  # noqa: ANN401 - Babel's Locale
    return money.babel_locale(_locale(context))
