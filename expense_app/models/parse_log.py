from uuid import UUID

from sqlalchemy import Index, String, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from expense_app.db import Base
from expense_app.models.columns import CreatedAt
from expense_app.tenancy import HouseholdScoped, owned_key, owned_table


class ParseLog(HouseholdScoped, Base):
    """How one message was read: for the household's admin, kept 90 days, never holding a key.
    `duration_ms` is wall time in milliseconds."""

    __tablename__ = "parse_log"
    __table_args__ = owned_table(
        owned_key("message_id", "chat_message"),
        Index("ix_parse_log_message", "household_id", "message_id"),
        Index("ix_parse_log_created_at", "created_at"),
    )

    message_id: Mapped[UUID]
    provider: Mapped[str] = mapped_column(String(20))
    model: Mapped[str] = mapped_column(String(100), default="")
    prompt_version: Mapped[str] = mapped_column(String(20), default="")
    text: Mapped[str] = mapped_column(Text)
    raw_output: Mapped[str] = mapped_column(Text, default="")
    errors: Mapped[list[str]] = mapped_column(JSONB, default=list)
    input_tokens: Mapped[int] = mapped_column(default=0)
    output_tokens: Mapped[int] = mapped_column(default=0)
    duration_ms: Mapped[int]
    created_at: Mapped[CreatedAt]
