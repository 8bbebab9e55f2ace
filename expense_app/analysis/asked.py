"""A question once it is understood: all that an answer depends on."""

from collections.abc import Set as AbstractSet
from datetime import date
from typing import Literal
from uuid import UUID

import msgspec

from expense_app.expenses.filters import ExpenseFilter
from expense_app.parsing.types import IntentName, Question

Parameter = Literal["period", "category", "user", "compare", "limit", "text"]

_FIELDS: dict[Parameter, tuple[str, ...]] = {
    "period": ("start", "end"),
    "category": ("category_id",),
    "user": ("user_id",),
    "compare": ("compare_start", "compare_end"),
    "limit": ("limit",),
    "text": ("text",),
}


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Periods include both their days; None leaves a side open. `text` must be found in the description."""

    intent: IntentName
    start: date | None = None
    end: date | None = None
    category_id: UUID | None = None
    user_id: UUID | None = None
    compare_start: date | None = None
    compare_end: date | None = None
    limit: int | None = None
    text: str | None = None

    @classmethod
    def of(cls, question: Question) -> "Asked":
        return cls(
            intent=question.intent,
            start=question.start,
            end=question.end,
            category_id=UUID(question.category_id) if question.category_id else None,
            user_id=UUID(question.user_id) if question.user_id else None,
            compare_start=question.compare_start,
            compare_end=question.compare_end,
            limit=question.limit,
            text=question.text,
        )

    @property
    def given(self) -> frozenset[Parameter]:
        """What the question narrows."""
        return frozenset(name for name, fields in _FIELDS.items() if any(getattr(self, field) for field in fields))

    @property
    def wanted(self) -> ExpenseFilter:
        return ExpenseFilter(
            start=self.start, end=self.end, category_id=self.category_id, user_id=self.user_id, text=self.text
        )

    def only(self, parameters: AbstractSet[Parameter]) -> "Asked":
        """Without what an intent does not take."""
        dropped = [field for name, fields in _FIELDS.items() if name not in parameters for field in fields]
        return msgspec.structs.replace(self, **dict.fromkeys(dropped))
