"""The person behind a request."""

from uuid import UUID

import msgspec


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """A signed-in person with what every page needs of their household; read once a request."""

    id: UUID
    household_id: UUID
    session_id: UUID
    full_name: str
    email: str
    role: str
    household_name: str
    currency: str
    timezone: str
    locale: str

    @property
    def is_admin(self) -> bool:
        return self.role == "admin"

    @property
    def first_name(self) -> str:
        return self.full_name.split()[0]
