"""What people may send about themselves."""

from dataclasses import dataclass
from typing import Annotated

from expense_app.web import fields

PersonName = Annotated[str, fields.text(100)]


@dataclass(frozen=True, slots=True)
class Register:
    email: Annotated[str, fields.email]
    password: Annotated[str, fields.new_password]
    full_name: PersonName
    household_name: Annotated[str, fields.text(100)]
    currency: Annotated[str | None, fields.optional(fields.currency)] = None
    timezone: Annotated[str | None, fields.optional(fields.timezone)] = None
    locale: Annotated[str | None, fields.optional(fields.locale)] = None


@dataclass(frozen=True, slots=True)
class Login:
    email: Annotated[str, fields.text(254)]
    password: Annotated[str, fields.known_password]
    next: Annotated[str, fields.optional(fields.token(2_000))] = "/"
    text: Annotated[str, fields.prefilled(10_000)] = ""


@dataclass(frozen=True, slots=True)
class Join:
    invite_code: Annotated[str, fields.token(60)]
    email: Annotated[str, fields.email]
    password: Annotated[str, fields.new_password]
    full_name: PersonName


@dataclass(frozen=True, slots=True)
class EditHousehold:
    name: Annotated[str, fields.text(100)]
    currency: Annotated[str, fields.currency]
    timezone: Annotated[str, fields.timezone]
    locale: Annotated[str, fields.locale]


@dataclass(frozen=True, slots=True)
class EditProfile:
    full_name: PersonName


@dataclass(frozen=True, slots=True)
class ChangePassword:
    current_password: Annotated[str, fields.known_password]
    new_password: Annotated[str, fields.new_password]
    username: Annotated[str, fields.text(254)] = ""
    """Not used: password managers want to see whose password it is."""
