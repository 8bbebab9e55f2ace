"""Two furnished homes: a row in every table that a household owns, each with words that nobody else would use."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from expense_app.db import Database
from expense_app.ids import new_id
from expense_app.models import (
    Category,
    CategoryRule,
    ChatMessage,
    Expense,
    ExpenseEvent,
    Household,
    IdempotencyKey,
    Invite,
    LLMSetting,
    LLMUsage,
    LookBack,
    LookBackSeen,
    ParseLog,
    Recurrence,
    RecurringDismissal,
    User,
    UserSession,
)

NOW = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)
DAY = date(2026, 3, 14)


@dataclass(frozen=True)
class Home:
    """The ids of one household's rows; `secret` stands in all of its texts."""

    secret: str
    household_id: UUID
    user_id: UUID
    category_id: UUID
    message_id: UUID
    expense_id: UUID

    def expense(self, **changes: Any) -> dict[str, Any]:
        """All values of one more expense of this household."""
        return {
            "id": new_id(),
            "household_id": self.household_id,
            "logged_by_user_id": self.user_id,
            "paid_by_user_id": self.user_id,
            "category_id": self.category_id,
            "message_id": self.message_id,
            "amount": Decimal(1),
            "currency": "INR",
            "description": f"one more of {self.secret}",
            "date_incurred": DAY,
            "is_recurring": False,
            "status": "draft",
            "doubts": [],
            "version": 1,
            "created_at": NOW,
            **changes,
        }


async def furnish(database: Database, secret: str) -> Home:
    home = Home(secret, *(new_id() for _ in range(5)))
    async with database.unit_of_work(home.household_id) as session:
        for layer in layers(home):
            session.add_all(layer)
            await session.flush()
    return home


def layers(home: Home) -> list[list[Any]]:
    """The rows, those first that others point at."""
    secret, user_id, later = home.secret, home.user_id, NOW + timedelta(days=30)
    look_back_id = new_id()
    return [
        [Household(id=home.household_id, name=secret, currency="INR", timezone="Asia/Kolkata", locale="en-IN")],
        [
            User(id=user_id, email=f"{secret}@example.com", full_name=secret, password_hash=secret, role="admin"),
            Category(id=home.category_id, name=secret),
            LLMUsage(day=DAY),
            LLMSetting(provider="openai", model=secret, encrypted_key=secret.encode(), updated_at=NOW),
        ],
        [
            UserSession(user_id=user_id, token_hash=secret.encode(), device=secret, last_seen_at=NOW, expires_at=later),
            Invite(code_hash=secret.encode(), made_by_user_id=user_id, expires_at=later),
            ChatMessage(id=home.message_id, author_user_id=user_id, client_id=new_id(), text=secret),
            CategoryRule(phrase=secret, category_id=home.category_id, made_by_user_id=user_id, updated_at=NOW),
            IdempotencyKey(key=secret, user_id=user_id, body_hash=secret.encode()),
            RecurringDismissal(phrase=secret, dismissed_by_user_id=user_id),
        ],
        [
            Expense(**home.expense(id=home.expense_id, description=secret)),
            ParseLog(message_id=home.message_id, provider="openai", text=secret, duration_ms=1),
        ],
        [
            Recurrence(source_id=home.expense_id),
            LookBack(id=look_back_id, sunday=DAY, message_id=home.message_id, figures={"of": secret}),
        ],
        [LookBackSeen(look_back_id=look_back_id, user_id=user_id)],
        [ExpenseEvent(expense_id=home.expense_id, user_id=user_id, kind="logged", changes=[{"field": secret}])],
    ]
