from datetime import datetime
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from expense_app.db import Base
from expense_app.models.columns import CreatedAt, Moment
from expense_app.tenancy import HouseholdScoped, owned_key, owned_table


class Invite(HouseholdScoped, Base):
    """A one-use invitation. Only the hash of its code is kept; a fresh one ends those before it."""

    __tablename__ = "invite"
    __table_args__ = owned_table(
        owned_key("made_by_user_id", "user"),
        Index("uq_invite_code_hash", "code_hash", unique=True),
    )

    code_hash: Mapped[bytes]
    made_by_user_id: Mapped[UUID]
    created_at: Mapped[CreatedAt]
    expires_at: Mapped[Moment]
    used_at: Mapped[Moment | None]

    def use(self, at: datetime) -> None:
        self.used_at = at
