from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Numeric, String, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from expense_app.db import Base
from expense_app.models.columns import CreatedAt, Currency, Moment, UpdatedAt
from expense_app.tenancy import HouseholdScoped, owned_key, owned_table

ExpenseStatus = Literal["draft", "confirmed"]

_ALIVE = text("deleted_at IS NULL")
_COUNTS = text("status = 'confirmed' AND deleted_at IS NULL")

_RECURS = text("is_recurring AND recurring_source_id IS NULL AND status = 'confirmed' AND deleted_at IS NULL")


class Expense(HouseholdScoped, Base):
    """A draft until somebody confirms it; only then does it count.

    `date_incurred` is a day in the household's time zone. `version` grows with every change and guards
    against two people editing at once. A deleted row stays, so that deleting can be undone.

    A confirmed one that `is_recurring` is a source: each month a draft comes of it, with its `recurring_source_id`
    and the day it is `due_on`. Such a draft never is a source itself, and discarding it skips the month.
    """

    __tablename__ = "expense"
    __table_args__ = owned_table(
        owned_key("logged_by_user_id", "user"),
        owned_key("paid_by_user_id", "user"),
        owned_key("confirmed_by_user_id", "user"),
        owned_key("category_id", "category"),
        owned_key("message_id", "chat_message"),
        owned_key("recurring_source_id", "expense"),
        owned_key("possible_duplicate_of_id", "expense"),
        UniqueConstraint("household_id", "recurring_source_id", "due_on"),
        CheckConstraint("amount > 0", name="amount_positive"),
        CheckConstraint("currency ~ '^[A-Z]{3}$'", name="currency_code"),
        CheckConstraint("status IN ('draft', 'confirmed')", name="status"),
        CheckConstraint("recurrence_day BETWEEN 1 AND 31", name="recurrence_day"),
        CheckConstraint("(status = 'confirmed') = (confirmed_at IS NOT NULL)", name="confirmed_at"),
        Index("ix_expense_newest", "household_id", "date_incurred", "id", postgresql_where=_ALIVE),
        Index("ix_expense_largest", "household_id", "amount", "id", postgresql_where=_COUNTS),
        Index("ix_expense_message", "household_id", "message_id"),
        Index("ix_expense_updated", "household_id", "updated_at"),
        Index(
            "ix_expense_totals",
            "household_id",
            "date_incurred",
            postgresql_include=["amount", "currency", "category_id", "paid_by_user_id"],
            postgresql_where=_COUNTS,
        ),
        Index("ix_expense_recurring", "household_id", postgresql_where=_RECURS),
        Index(
            "ix_expense_waiting",
            "household_id",
            postgresql_where=text("status = 'draft' AND deleted_at IS NULL"),
        ),
    )

    logged_by_user_id: Mapped[UUID]
    paid_by_user_id: Mapped[UUID]
    amount: Mapped[Decimal] = mapped_column(Numeric(16, 4))
    currency: Mapped[Currency]
    category_id: Mapped[UUID]
    description: Mapped[str] = mapped_column(String(500))
    date_incurred: Mapped[date]
    is_recurring: Mapped[bool] = mapped_column(default=False)
    recurrence_day: Mapped[int | None]
    status: Mapped[ExpenseStatus] = mapped_column(String(10), default="draft")
    doubts: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, default=list)
    version: Mapped[int] = mapped_column(default=1)
    message_id: Mapped[UUID | None]
    recurring_source_id: Mapped[UUID | None]
    due_on: Mapped[date | None]
    possible_duplicate_of_id: Mapped[UUID | None]
    created_at: Mapped[CreatedAt]
    confirmed_at: Mapped[Moment | None]
    confirmed_by_user_id: Mapped[UUID | None]
    deleted_at: Mapped[Moment | None]
    updated_at: Mapped[UpdatedAt]

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it so

    @property
    def is_draft(self) -> bool:
        return self.status == "draft"

    def confirm(self, by: UUID, at: datetime) -> None:
        """From now on it counts, and nothing about it is a guess any more."""
        self.status, self.confirmed_by_user_id, self.confirmed_at, self.doubts = "confirmed", by, at, []

    def unconfirm(self) -> None:
        self.status, self.confirmed_by_user_id, self.confirmed_at = "draft", None, None

    def delete(self, at: datetime) -> None:
        self.deleted_at = at

    def restore(self) -> None:
        self.deleted_at = None
