from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, String, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from expense_app.db import Base
from expense_app.models.columns import CreatedAt, Moment, UpdatedAt
from expense_app.tenancy import HouseholdScoped, owned_key, owned_table

Status = Literal["reading", "ready", "failed"]
Reader = Literal["built-in", "openai", "gemini"]


class ChatMessage(HouseholdScoped, Base):
    """One entry of the shared timeline; one without an author is what the product itself says.

    While a provider reads it the status is "reading"; the row, not the queue, is the truth. `notice` is the plain
    sentence under it, `answer` the JSON of an analysis, `outcome` what a command changed or what it asks back.
    """

    __tablename__ = "chat_message"
    __table_args__ = owned_table(
        owned_key("author_user_id", "user"),
        CheckConstraint("status IN ('reading', 'ready', 'failed')", name="status"),
        CheckConstraint("author_user_id IS NOT NULL OR route IN ('recurring', 'look-back')", name="author"),
        CheckConstraint("reader IN ('built-in', 'openai', 'gemini')", name="reader"),
        Index("uq_chat_message_client_id", "household_id", "client_id", unique=True),
        Index("ix_chat_message_newest", "household_id", "id"),
        Index("ix_chat_message_updated", "household_id", "updated_at"),
        Index("ix_chat_message_reading", "created_at", postgresql_where=text("status = 'reading'")),
    )

    author_user_id: Mapped[UUID | None]
    client_id: Mapped[UUID]
    text: Mapped[str] = mapped_column(Text)
    route: Mapped[str] = mapped_column(String(10), default="log")
    status: Mapped[Status] = mapped_column(String(10), default="ready")
    reader: Mapped[Reader] = mapped_column(String(10), default="built-in")
    notice: Mapped[str] = mapped_column(Text, default="")
    answer: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    outcome: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    created_at: Mapped[CreatedAt]
    read_at: Mapped[Moment | None]
    updated_at: Mapped[UpdatedAt]

    @property
    def typed_by(self) -> UUID:
        """The person who typed it. Only what people typed is read, so asking the product is a defect of ours."""
        if self.author_user_id is None:
            raise ValueError("nobody typed this message")
        return self.author_user_id

    def finish(self, reader: Reader, notice: str, at: datetime) -> None:
        """The drafts are there, or it is clear why there are none."""
        self.status, self.reader, self.notice, self.read_at = "ready", reader, notice, at
