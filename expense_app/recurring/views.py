"""What the page of the recurring expenses shows."""

from datetime import date
from decimal import Decimal
from typing import Literal
from uuid import UUID

import msgspec

from expense_app.expenses.views import PersonView
from expense_app.models import Expense
from expense_app.money import in_minor_units

State = Literal["confirmed", "waiting", "skipped"]


class Occurrence(msgspec.Struct, frozen=True):
    """One of a series: the expense or draft of one month. `on` is the day that it was due on, or was spent on where
    the series began with it."""

    id: UUID
    on: date
    amount: Decimal
    currency: str
    state: State


class RecurringView(msgspec.Struct, frozen=True, kw_only=True):
    """A series under the id of its source. The next one is expected on `next_on` (None while it is paused) for
    `amount`; `last` is the latest that was confirmed, `history` the latest first."""

    id: UUID
    description: str
    category: str
    paid_by: PersonView
    day: int
    amount: Decimal
    currency: str
    paused: bool
    next_on: date | None
    last: Occurrence
    history: list[Occurrence]

    @property
    def name(self) -> str:
        return self.description or self.category

    @property
    def waiting(self) -> list[Occurrence]:
        """Those that nobody has answered yet, the oldest first."""
        return [each for each in reversed(self.history) if each.state == "waiting"]


class MonthSum(msgspec.Struct, frozen=True):
    """What recurs in one month and currency: `come` is confirmed, `waiting` are drafts, `to_come` is expected."""

    currency: str
    come: Decimal
    waiting: Decimal
    to_come: Decimal
    total: Decimal


class Suggestion(msgspec.Struct, frozen=True, kw_only=True):
    """An expense, the latest of three months running, that may be meant to come every month."""

    id: UUID
    description: str
    category: str
    amount: Decimal
    currency: str
    day: int


class Stopped(msgspec.Struct, frozen=True, kw_only=True):
    """A source that comes no more, with its own amount and day; it can be started again."""

    id: UUID
    description: str
    category: str
    amount: Decimal
    currency: str
    day: int

    @property
    def name(self) -> str:
        return self.description or self.category


class RecurringPage(msgspec.Struct, frozen=True):
    """`month` is its first day; `recurring` in the order of the next date, the paused ones last."""

    month: date
    this_month: list[MonthSum]
    recurring: list[RecurringView]
    suggestions: list[Suggestion]
    stopped: list[Stopped]


def occurrence(expense: Expense) -> Occurrence:
    on = expense.due_on or expense.date_incurred
    state: State = "skipped" if expense.deleted_at else "waiting" if expense.is_draft else "confirmed"
    return Occurrence(expense.id, on, in_minor_units(expense.amount, expense.currency), expense.currency, state)
