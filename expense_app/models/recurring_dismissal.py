from uuid import UUID

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from expense_app.db import Base
from expense_app.models.columns import CreatedAt
from expense_app.tenancy import HouseholdScoped, owned_key, owned_table


class RecurringDismissal(HouseholdScoped, Base):
    """Expenses described by `phrase` (normalised) are never suggested as recurring again."""

    __tablename__ = "recurring_dismissal"
    __table_args__ = owned_table(
        owned_key("dismissed_by_user_id", "user"),
        Index("uq_recurring_dismissal_phrase", "household_id", "phrase", unique=True),
    )

    phrase: Mapped[str] = mapped_column(String(500))
    dismissed_by_user_id: Mapped[UUID]
    created_at: Mapped[CreatedAt]
