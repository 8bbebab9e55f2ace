from datetime import datetime
from typing import Literal

from sqlalchemy import CheckConstraint, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from expense_app.db import Base
from expense_app.models.columns import CreatedAt, Moment
from expense_app.tenancy import HouseholdScoped, owned_table

ProviderName = Literal["openai", "gemini"]


class LLMSetting(HouseholdScoped, Base):
    """A provider that the household set up. Switching to another one keeps this one's key and model;
    at most one is `is_selected`, and it reads messages only while `is_active`.
    `checked_at` is when the saved key and model last passed a test."""

    __tablename__ = "llm_setting"
    __table_args__ = owned_table(
        CheckConstraint("provider IN ('openai', 'gemini')", name="provider"),
        Index("uq_llm_setting_provider", "household_id", "provider", unique=True),
        Index("uq_llm_setting_selected", "household_id", unique=True, postgresql_where=text("is_selected")),
    )

    provider: Mapped[ProviderName] = mapped_column(String(20))
    model: Mapped[str] = mapped_column(String(100))
    encrypted_key: Mapped[bytes | None]
    key_hint: Mapped[str] = mapped_column(String(4), default="")
    is_active: Mapped[bool] = mapped_column(default=False)
    is_selected: Mapped[bool] = mapped_column(default=False)
    last_error: Mapped[str] = mapped_column(Text, default="")
    last_error_at: Mapped[Moment | None]
    checked_at: Mapped[Moment | None]
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[Moment]

    @property
    def reads(self) -> bool:
        """Whether it is this provider that messages go to."""
        return self.is_selected and self.is_active

    def replace_key(self, sealed: bytes, hint: str) -> None:
        """`hint` is all that anybody is shown of it."""
        self.encrypted_key, self.key_hint = sealed, hint

    def remove_key(self, at: datetime) -> None:
        """Without a key nothing can be read."""
        self.encrypted_key, self.key_hint, self.is_active, self.updated_at = None, "", False, at
        self.forgive()

    def fail(self, sentence: str, at: datetime) -> None:
        self.last_error, self.last_error_at = sentence, at

    def forgive(self) -> None:
        """Nothing stands against it any more; harmless when nothing does."""
        self.last_error, self.last_error_at = "", None

    def pass_check(self, at: datetime) -> None:
        self.checked_at = at
        self.forgive()
