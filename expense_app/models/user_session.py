from uuid import UUID

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from expense_app.db import Base
from expense_app.models.columns import CreatedAt, Moment
from expense_app.tenancy import HouseholdScoped, owned_key, owned_table


class UserSession(HouseholdScoped, Base):
    """One login on one device. Only the hash of the cookie's token is kept."""

    __tablename__ = "user_session"
    __table_args__ = owned_table(
        owned_key("user_id", "user"),
        Index("uq_user_session_token_hash", "token_hash", unique=True),
        Index("ix_user_session_user_id", "household_id", "user_id"),
    )

    user_id: Mapped[UUID]
    token_hash: Mapped[bytes]
    device: Mapped[str] = mapped_column(String(200))
    created_at: Mapped[CreatedAt]
    last_seen_at: Mapped[Moment]
    expires_at: Mapped[Moment]
