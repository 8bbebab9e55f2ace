from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Numeric
from sqlalchemy.orm import Mapped, mapped_column

from expense_app.db import Base
from expense_app.models.columns import CreatedAt, Currency, Moment
from expense_app.tenancy import HouseholdScoped, owned_key, owned_table


class Recurrence(HouseholdScoped, Base):
    """What a person decided about a recurring expense beside the expense itself; most have no such row.

    No draft is made while it is paused, nor for a day before `not_before`. `amount` is what the next one is
    expected to cost, and gives way to the first draft that is made after `amount_set_at` and confirmed.
    """

    __tablename__ = "recurrence"
    __table_args__ = owned_table(
        owned_key("source_id", "expense"),
        CheckConstraint("amount > 0", name="amount_positive"),
        CheckConstraint("num_nonnulls(amount, currency, amount_set_at) IN (0, 3)", name="amount_whole"),
        Index("uq_recurrence_source", "household_id", "source_id", unique=True),
    )

    source_id: Mapped[UUID]
    paused_at: Mapped[Moment | None]
    not_before: Mapped[date | None]
    amount: Mapped[Decimal | None] = mapped_column(Numeric(16, 4))
    currency: Mapped[Currency | None]
    amount_set_at: Mapped[Moment | None]
    created_at: Mapped[CreatedAt]

    def pause(self, at: datetime) -> None:
        self.paused_at = self.paused_at or at

    def resume(self, today: date) -> None:
        """What came due meanwhile is not caught up."""
        if self.paused_at is not None:
            self.paused_at, self.not_before = None, today

    def expect(self, amount: Decimal, currency: str, at: datetime) -> None:
        self.amount, self.currency, self.amount_set_at = amount, currency, at
