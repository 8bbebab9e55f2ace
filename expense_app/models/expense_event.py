from typing import Any, Literal
from uuid import UUID

from sqlalchemy import Index, String
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from expense_app.db import Base
from expense_app.models.columns import CreatedAt
from expense_app.tenancy import HouseholdScoped, owned_key, owned_table

EventKind = Literal["logged", "edited", "confirmed", "reopened", "deleted", "restored"]


class ExpenseEvent(HouseholdScoped, Base):
    """Who changed what from what to what. `changes` is a list of {field, before, after}, in words that a
    person can read; `user_id` is empty when the product itself did it."""

    __tablename__ = "expense_event"
    __table_args__ = owned_table(
        owned_key("expense_id", "expense"),
        owned_key("user_id", "user"),
        Index("ix_expense_event_expense", "household_id", "expense_id", "id"),
    )

    expense_id: Mapped[UUID]
    user_id: Mapped[UUID | None]
    kind: Mapped[EventKind] = mapped_column(String(12))
    changes: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, default=list)
    created_at: Mapped[CreatedAt]
