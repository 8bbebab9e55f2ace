from typing import Literal

from sqlalchemy import CheckConstraint, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from expense_app.db import Base
from expense_app.models.columns import CreatedAt, UpdatedAt
from expense_app.tenancy import HouseholdScoped, owned_table

Role = Literal["admin", "member"]


class User(HouseholdScoped, Base):
    """A member of exactly one household; who makes the household is its admin."""

    __tablename__ = "user"
    __table_args__ = owned_table(
        CheckConstraint("role IN ('admin', 'member')", name="role"),
        Index("uq_user_email", text("lower(email)"), unique=True),
    )

    email: Mapped[str] = mapped_column(String(254))
    full_name: Mapped[str] = mapped_column(String(100))
    password_hash: Mapped[str] = mapped_column(String(200))
    role: Mapped[Role] = mapped_column(String(10))
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[UpdatedAt]

    @property
    def first_name(self) -> str:
        return self.full_name.split()[0]
