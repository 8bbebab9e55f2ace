from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from expense_app.db import Base
from expense_app.models.columns import CreatedAt
from expense_app.tenancy import HouseholdScoped, owned_key, owned_table


class LookBack(HouseholdScoped, Base):
    """The look back at the week that ended on a Sunday, with the figures as they stood that evening."""

    __tablename__ = "look_back"
    __table_args__ = owned_table(
        owned_key("message_id", "chat_message"),
        Index("uq_look_back_sunday", "household_id", "sunday", unique=True),
    )

    sunday: Mapped[date]
    message_id: Mapped[UUID]
    figures: Mapped[dict[str, Any]] = mapped_column(JSONB)
    created_at: Mapped[CreatedAt]


class LookBackSeen(HouseholdScoped, Base):
    """Somebody has seen a look-back."""

    __tablename__ = "look_back_seen"
    __table_args__ = owned_table(
        owned_key("look_back_id", "look_back"),
        owned_key("user_id", "user"),
        Index("uq_look_back_seen_user", "household_id", "look_back_id", "user_id", unique=True),
    )

    look_back_id: Mapped[UUID]
    user_id: Mapped[UUID]
    created_at: Mapped[CreatedAt]
