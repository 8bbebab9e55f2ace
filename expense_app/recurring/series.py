"""A recurring expense with all that came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property

from expense_app.models import Expense, Recurrence
from expense_app.recurring import due


@dataclass(frozen=True)
class Series:
    """`source` is the confirmed expense that recurs, `plan` what a person decided about it, `came` the drafts and
    expenses that came of it, latest due day first, the skipped ones too. `restarted_on` is the day on which it was
    made recurring again after it had been stopped."""

    source: Expense
    plan: Recurrence | None
    came: Sequence[Expense]
    restarted_on: date | None

    @property
    def day(self) -> int:
        return self.source.recurrence_day or self.source.date_incurred.day

    @property
    def paused_at(self) -> datetime | None:
        return self.plan.paused_at if self.plan else None

    @property
    def last_came(self) -> date:
        """The month of this day has had its own."""
        return max(self.source.date_incurred, *(each.due_on for each in self.came if each.due_on), date.min)

    @property
    def not_before(self) -> date:
        days = (self.plan.not_before if self.plan else None, self.restarted_on)
        return max(filter(None, days), default=date.min)

    @cached_property
    def latest(self) -> Expense:
        """The latest that was confirmed: the next one is expected to be like it."""
        return next((each for each in self.came if each.status == "confirmed" and not each.deleted_at), self.source)

    @property
    def amount(self) -> Decimal:
        """What the next one is expected to cost, in the currency of the latest one."""
        plan = self.plan
        if plan and plan.amount and plan.amount_set_at and plan.currency == self.latest.currency:
            return plan.amount if plan.amount_set_at > self.latest.created_at else self.latest.amount
        return self.latest.amount

    def due_days(self, today: date) -> list[date]:
        """The days for which a draft is missing."""
        return [] if self.paused_at else due.due_days(self.day, self.last_came, today, self.not_before)

    def next_due(self, today: date) -> date | None:
        """None while it is paused."""
        return None if self.paused_at else due.next_due(self.day, self.last_came, today, self.not_before)
