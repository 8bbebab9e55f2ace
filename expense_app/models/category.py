from datetime import datetime

from sqlalchemy import Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from expense_app.db import Base
from expense_app.models.columns import CreatedAt, Moment
from expense_app.tenancy import HouseholdScoped, owned_table


class Category(HouseholdScoped, Base):
    """A category of one household. `key` names the default category it began as, through every rename;
    an archived one keeps its expenses but is no longer offered."""

    __tablename__ = "category"
    __table_args__ = owned_table(
        Index("uq_category_name", "household_id", text("lower(name)"), unique=True),
        Index("uq_category_key", "household_id", "key", unique=True, postgresql_where=text("key IS NOT NULL")),
    )

    name: Mapped[str] = mapped_column(String(60))
    key: Mapped[str | None] = mapped_column(String(30))
    position: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[CreatedAt]
    archived_at: Mapped[Moment | None]

    def rename(self, name: str) -> None:
        self.name = name

    def archive(self, at: datetime) -> None:
        self.archived_at = at

    def bring_back(self) -> None:
        self.archived_at = None
