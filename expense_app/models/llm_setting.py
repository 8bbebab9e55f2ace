from sqlalchemy import CheckConstraint, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from expense_app.db import Base
from expense_app.models.columns import CreatedAt, Moment
from expense_app.tenancy import HouseholdScoped, owned_table


class LLMSetting(HouseholdScoped, Base):
    """A provider that the household set up. Switching to another one keeps this one's key and model;
    at most one is `is_selected`, and it reads messages only while `is_active`."""

    __tablename__ = "llm_setting"
    __table_args__ = owned_table(
        CheckConstraint("provider IN ('openai', 'gemini')", name="provider"),
        Index("uq_llm_setting_provider", "household_id", "provider", unique=True),
    )

    provider: Mapped[str] = mapped_column(String(20))
    model: Mapped[str] = mapped_column(String(100))
    encrypted_key: Mapped[bytes | None]
    key_hint: Mapped[str] = mapped_column(String(4), default="")
    is_active: Mapped[bool] = mapped_column(default=False)
    is_selected: Mapped[bool] = mapped_column(default=False)
    last_error: Mapped[str] = mapped_column(Text, default="")
    last_error_at: Mapped[Moment | None]
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[Moment]
