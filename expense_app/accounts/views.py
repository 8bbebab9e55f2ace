"""What pages and JSON show of people and households."""

from datetime import datetime
from uuid import UUID

import msgspec

from expense_app.models import Household, User


class UserView(msgspec.Struct, frozen=True):
    id: UUID
    full_name: str
    email: str
    role: str


class HouseholdView(msgspec.Struct, frozen=True):
    """`currency` is the default for new expenses, `timezone` an IANA name, `locale` a language tag."""

    id: UUID
    name: str
    currency: str
    timezone: str
    locale: str


class SignedInView(msgspec.Struct, frozen=True):
    user: UserView
    household: HouseholdView


class InviteView(msgspec.Struct, frozen=True):
    """A fresh invitation: shown once, because only its hash is kept."""

    invite_code: str
    join_url: str


class SessionView(msgspec.Struct, frozen=True):
    """One login; `is_current` marks the one that asks."""

    id: UUID
    device: str
    created_at: datetime
    last_seen_at: datetime
    is_current: bool


class HouseholdPage(msgspec.Struct, frozen=True):
    """`look_back`: whether the weekly look-back is wanted."""

    household: HouseholdView
    members: list[UserView]
    look_back: bool


class ProfilePage(msgspec.Struct, frozen=True):
    user: UserView
    sessions: list[SessionView]


def user_view(user: User) -> UserView:
    return UserView(user.id, user.full_name, user.email, user.role)


def household_view(household: Household) -> HouseholdView:
    return HouseholdView(household.id, household.name, household.currency, household.timezone, household.locale)


def signed_in_view(user: User, household: Household) -> SignedInView:
    return SignedInView(user_view(user), household_view(household))
