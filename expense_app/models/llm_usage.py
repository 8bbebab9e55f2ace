from datetime import date

from sqlalchemy import BigInteger, Index
from sqlalchemy.orm import Mapped, mapped_column

from expense_app.db import Base
from expense_app.tenancy import HouseholdScoped, owned_table


class LLMUsage(HouseholdScoped, Base):
    """What a household has used of its providers on its latest `day`; one row a household, reused every day.
    `calls` counts HTTP requests, `tokens` those in and out."""

    __tablename__ = "llm_usage"
    __table_args__ = owned_table(Index("uq_llm_usage_household", "household_id", unique=True))

    day: Mapped[date]
    calls: Mapped[int] = mapped_column(default=0)
    tokens: Mapped[int] = mapped_column(BigInteger, default=0)

    def turn_to(self, day: date) -> None:
        """Begin a new day at nothing."""
        if day != self.day:
            self.day, self.calls, self.tokens = day, 0, 0

    def add(self, calls: int, tokens: int) -> None:
        self.calls, self.tokens = max(self.calls + calls, 0), self.tokens + tokens
