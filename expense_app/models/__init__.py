"""Tables: columns, constraints, and pure state changes. One file per table."""

from expense_app.models.category import Category
from expense_app.models.category_rule import CategoryRule
from expense_app.models.chat_message import ChatMessage
from expense_app.models.expense import Expense
from expense_app.models.expense_event import ExpenseEvent
from expense_app.models.household import Household
from expense_app.models.idempotency_key import IdempotencyKey
from expense_app.models.invite import Invite
from expense_app.models.llm_setting import LLMSetting
from expense_app.models.llm_usage import LLMUsage
from expense_app.models.look_back import LookBack, LookBackSeen
from expense_app.models.parse_log import ParseLog
from expense_app.models.recurrence import Recurrence
from expense_app.models.recurring_dismissal import RecurringDismissal
from expense_app.models.user import User
from expense_app.models.user_session import UserSession

__all__ = [
    "Category",
    "CategoryRule",
    "ChatMessage",
    "Expense",
    "ExpenseEvent",
    "Household",
    "IdempotencyKey",
    "Invite",
    "LLMSetting",
    "LLMUsage",
    "LookBack",
    "LookBackSeen",
    "ParseLog",
    "Recurrence",
    "RecurringDismissal",
    "User",
    "UserSession",
]
