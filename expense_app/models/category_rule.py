from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from expense_app.db import Base
from expense_app.models.columns import CreatedAt, Moment
from expense_app.tenancy import HouseholdScoped, owned_key, owned_table


class CategoryRule(HouseholdScoped, Base):
    """What the household taught: descriptions like `phrase` (normalised) belong to a category.
    `times` counts how often people filed it so."""

    __tablename__ = "category_rule"
    __table_args__ = owned_table(
        owned_key("category_id", "category"),
        owned_key("made_by_user_id", "user"),
        Index("uq_category_rule_phrase", "household_id", "phrase", unique=True),
    )

    phrase: Mapped[str] = mapped_column(String(200))
    category_id: Mapped[UUID]
    made_by_user_id: Mapped[UUID]
    times: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[Moment]

    def teach(self, category_id: UUID, by: UUID, at: datetime) -> None:
        """The latest correction wins; the same one again makes it surer."""
        self.times = self.times + 1 if category_id == self.category_id else 1
        self.category_id, self.made_by_user_id, self.updated_at = category_id, by, at
