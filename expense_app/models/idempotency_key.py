from typing import Any
from uuid import UUID

from sqlalchemy import Index, String
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from expense_app.db import Base
from expense_app.models.columns import CreatedAt
from expense_app.tenancy import HouseholdScoped, owned_key, owned_table


class IdempotencyKey(HouseholdScoped, Base):
    """A request that must happen once. The first to insert the key does the work and stores the answer;
    the unique index makes everybody else wait for it."""

    __tablename__ = "idempotency_key"
    __table_args__ = owned_table(
        owned_key("user_id", "user"),
        Index("uq_idempotency_key_key", "household_id", "key", unique=True),
    )

    key: Mapped[str] = mapped_column(String(255))
    user_id: Mapped[UUID]
    body_hash: Mapped[bytes]
    answer: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    created_at: Mapped[CreatedAt]
