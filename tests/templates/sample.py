"""Every page with the data it was designed for: name -> (template, context)."""

from collections.abc import Callable
from typing import Any

from templates.environment import page_context

Page = tuple[str, dict[str, Any]]

CURRENCIES = ["AED", "EUR", "GBP", "INR", "JPY", "KWD", "USD"]
TIMEZONES = ["Asia/Dubai", "Asia/Kolkata", "Europe/London", "America/New_York"]


def login() -> Page:
    return "accounts/login.html", page_context("/auth/login", me=None, next="/expenses")


def register() -> Page:
    names = {"currencies": CURRENCIES, "timezones": TIMEZONES}
    return "accounts/register.html", page_context("/auth/register", me=None, **names)


def register_with_errors() -> Page:
    template, context = register()
    errors = {"email": "This email already has an account.", "password": "Please use at least 10 characters."}
    values = {"full_name": "Asha Sharma", "email": "asha@example.com", "household_name": "Sharma family"}
    return template, context | {"errors": errors, "values": values}


def join() -> Page:
    names = {"household_name": "Sharma family", "invited_by": "Asha Sharma", "invite_code": "K7QW-3MXP-9TRB"}
    return "accounts/join.html", page_context("/auth/join", me=None, **names)


PAGES: dict[str, Callable[[], Page]] = {
    "login": login,
    "register": register,
    "register-errors": register_with_errors,
    "join": join,
}
