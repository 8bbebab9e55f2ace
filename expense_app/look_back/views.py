"""What a look-back shows. The figures are kept as they stood on the evening."""

from datetime import date
from decimal import Decimal
from uuid import UUID

import msgspec

from expense_app.expenses.views import PersonView


class Shift(msgspec.Struct, frozen=True):
    """The category that moved most against the week before: `change` is this week's amount less that one's."""

    category: str
    change: Decimal


class Paid(msgspec.Struct, frozen=True):
    """What one person paid; `share` of the currency's total from 0 to 1."""

    person: PersonView
    amount: Decimal
    share: Decimal


class WeekSum(msgspec.Struct, frozen=True, kw_only=True):
    """One currency's week beside the whole week before."""

    currency: str
    amount: Decimal
    count: int
    previous: Decimal
    shift: Shift | None
    paid: list[Paid]

    @property
    def change(self) -> Decimal:
        return self.amount - self.previous


class Figures(msgspec.Struct, frozen=True):
    """Monday to Sunday. Without sums nothing was spent in this week or the one before."""

    monday: date
    sunday: date
    sums: list[WeekSum]
    drafts_waiting: int


class LookBackView(msgspec.Struct, frozen=True):
    """`seen_by` in the order in which they saw it."""

    id: UUID
    figures: Figures
    seen_by: list[PersonView]

    def is_seen_by(self, user_id: UUID) -> bool:
        return any(each.id == user_id for each in self.seen_by)
