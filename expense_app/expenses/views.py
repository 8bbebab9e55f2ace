"""What pages and JSON show of an expense."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Row

from expense_app.expenses.totals import Total, add_up
from expense_app.models import Expense, ExpenseEvent
from expense_app.money import in_minor_units

AnyRow = Row[*tuple[Any, ...]]

SHOWN = (
    Expense.id,
    Expense.status,
    Expense.amount,
    Expense.currency,
    Expense.category_id,
    Expense.description,
    Expense.date_incurred,
    Expense.logged_by_user_id,
    Expense.paid_by_user_id,
    Expense.is_recurring,
    Expense.recurrence_day,
    Expense.version,
    Expense.message_id,
    Expense.doubts,
    Expense.possible_duplicate_of_id,
    Expense.created_at,
    Expense.recurring_source_id,
    Expense.due_on,
    Expense.deleted_at,
)
"""What a view is made of. Pages select these columns: entities, made to be changed, take several times as long."""


class PersonView(msgspec.Struct, frozen=True):
    id: UUID
    full_name: str

    @property
    def first_name(self) -> str:
        return self.full_name.split()[0]


class DoubtView(msgspec.Struct, frozen=True):
    """A field that was guessed, and why."""

    field: str
    reason: str


class ExpenseView(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A draft or a confirmed expense; `amount` in the currency's own decimals. What came of a recurring expense
    names its source and the day it was due on; `deleted_at` only shows where it is."""

    id: UUID
    status: str
    amount: Decimal
    currency: str
    category: str
    description: str
    date_incurred: date
    logged_by: PersonView
    paid_by: PersonView
    is_recurring: bool
    recurrence_day: int | None
    version: int
    message_id: UUID | None
    doubts: list[DoubtView]
    possible_duplicate_of: UUID | None
    created_at: datetime
    recurring_source_id: UUID | None = None
    due_on: date | None = None
    deleted_at: datetime | None = None

    def doubt(self, field: str) -> str:
        """Why the field was guessed; empty where it was read."""
        return next((each.reason for each in self.doubts if each.field == field), "")


class Source(msgspec.Struct, frozen=True):
    """The chat message that an expense came from; the product itself has no author."""

    id: UUID
    text: str
    author: PersonView | None
    created_at: datetime


class ChangeView(msgspec.Struct, frozen=True):
    """One field's change, in words that a person can read."""

    field: str
    before: str
    after: str


class EventView(msgspec.Struct, frozen=True):
    """One line of an expense's history; `by` is None where the product itself did it."""

    kind: str
    by: PersonView | None
    at: datetime
    changes: list[ChangeView]


class ExpenseDetail(ExpenseView, frozen=True, kw_only=True, omit_defaults=True):
    history: list[EventView]


class CategoryChoice(msgspec.Struct, frozen=True):
    id: UUID
    name: str
    key: str | None
    archived: bool


class Choices(msgspec.Struct, frozen=True, dict=True):
    """Everything of the household that an expense can point at. Names are looked up for every row of every page."""

    categories: list[CategoryChoice]
    members: list[PersonView]

    @cached_property
    def _people(self) -> dict[UUID, PersonView]:
        return {each.id: each for each in self.members}

    @cached_property
    def _category_names(self) -> dict[UUID, str]:
        return {each.id: each.name for each in self.categories}

    @property
    def offered(self) -> list[CategoryChoice]:
        return [category for category in self.categories if not category.archived]

    def person(self, user_id: UUID) -> PersonView:
        return self._people[user_id]

    def author(self, user_id: UUID | None) -> PersonView | None:
        """Who wrote something in the chat; None for the product itself."""
        return self.person(user_id) if user_id else None

    def category_name(self, category_id: UUID) -> str:
        return self._category_names[category_id]


class ExpenseList(msgspec.Struct, frozen=True):
    """A page of the list; `totals` are of everything that the filter means, all pages together."""

    items: list[ExpenseView]
    next_cursor: str | None
    totals: list[Total]


class Confirmed(msgspec.Struct, frozen=True):
    expenses: list[ExpenseView]


class Dock(msgspec.Struct, frozen=True):
    """The drafts that wait for somebody to confirm them, and what they would come to."""

    drafts: list[ExpenseView]
    totals: list[Total]


def expense_view(expense: Expense | AnyRow, choices: Choices) -> ExpenseView:
    return ExpenseView(**_shown(expense, choices))


def expense_detail(expense: Expense, choices: Choices, events: list[ExpenseEvent]) -> ExpenseDetail:
    return ExpenseDetail(**_shown(expense, choices), history=[event_view(event, choices) for event in events])


def without_history(detail: ExpenseDetail) -> ExpenseView:
    return ExpenseView(**{name: getattr(detail, name) for name in ExpenseView.__struct_fields__})


def event_view(event: ExpenseEvent, choices: Choices) -> EventView:
    by = choices.person(event.user_id) if event.user_id else None
    changes = [ChangeView(**change) for change in event.changes]
    return EventView(event.kind, by, event.created_at, changes)


def _shown(expense: Expense | AnyRow, choices: Choices) -> dict[str, Any]:
    return {
        "id": expense.id,
        "status": expense.status,
        "amount": in_minor_units(expense.amount, expense.currency),
        "currency": expense.currency,
        "category": choices.category_name(expense.category_id),
        "description": expense.description,
        "date_incurred": expense.date_incurred,
        "logged_by": choices.person(expense.logged_by_user_id),
        "paid_by": choices.person(expense.paid_by_user_id),
        "is_recurring": expense.is_recurring,
        "recurrence_day": expense.recurrence_day,
        "version": expense.version,
        "message_id": expense.message_id,
        "doubts": [DoubtView(doubt["field"], doubt["reason"]) for doubt in expense.doubts],
        "possible_duplicate_of": expense.possible_duplicate_of_id,
        "created_at": expense.created_at,
        "recurring_source_id": expense.recurring_source_id,
        "due_on": expense.due_on,
        "deleted_at": expense.deleted_at,
    }


def dock(drafts: Iterable[AnyRow], choices: Choices) -> Dock:
    shown = [expense_view(draft, choices) for draft in drafts]
    return Dock(shown, add_up((draft.currency, draft.amount) for draft in shown))
