"""Edits of an expense: what a person may change, resolved and checked, and told in words for the history."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from typing import Any
from uuid import UUID

from msgspec import UNSET, UnsetType

from expense_app.errors import FieldError, Invalid
from expense_app.expenses.views import Choices
from expense_app.models import Expense
from expense_app.money import BadAmount, check_amount, plain_amount, read_amount


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """The fields that were sent. `category` and `paid_by` are an id or a name; `amount` is text."""

    amount: str | UnsetType = UNSET
    currency: str | UnsetType = UNSET
    category: str | UnsetType = UNSET
    description: str | UnsetType = UNSET
    date_incurred: date | UnsetType = UNSET
    paid_by: str | UnsetType = UNSET
    is_recurring: bool | UnsetType = UNSET
    recurrence_day: int | UnsetType | None = UNSET

    @classmethod
    def from_words(cls, words: dict[str, str]) -> "Edit":
        """An edit out of the history's words, to take a change back."""
        values: dict[str, Any] = {}
        for field, word in words.items():
            column = input_name(field)
            values[column] = _READERS[column](word) if column in _READERS else word
        return cls(**values)

    @property
    def sent(self) -> dict[str, Any]:
        given = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: value for name, value in given.items() if value is not UNSET}


def apply(edit: Edit, expense: Expense, choices: Choices) -> list[dict[str, str]]:
    """Change the expense and return {field, before, after} for each field that is different now.

    A field that a person set is no guess any more. Raises Invalid, before changing anything, with a message for
    each field that does not hold.
    """
    wanted = _resolved(edit, expense, choices)
    changes: list[dict[str, str]] = []
    for column, value in wanted.items():
        before = getattr(expense, column)
        if before != value:
            field = _FIELDS.get(column, column)
            changes.append(
                {
                    "field": field,
                    "before": in_words(column, before, expense.currency, choices),
                    "after": in_words(column, value, wanted.get("currency", expense.currency), choices),
                }
            )
    for column, value in wanted.items():
        setattr(expense, column, value)
    changed = {change["field"] for change in changes}
    if any(doubt["field"] in changed for doubt in expense.doubts):
        expense.doubts = [doubt for doubt in expense.doubts if doubt["field"] not in changed]
    return changes


def in_words(column: str, value: Any, currency: str, choices: Choices) -> str:  # noqa: ANN401 - any column
    """A column's value as the history shows it."""
    if value is None:
        return ""
    if column == "amount":
        return plain_amount(value, currency)
    if column == "category_id":
        return choices.category_name(value)
    if column == "paid_by_user_id":
        return choices.person(value).full_name
    if column == "is_recurring":
        return "yes" if value else "no"
    return str(value)


_FIELDS = {
    "category_id": "category",
    "paid_by_user_id": "paid_by",
    "date_incurred": "date",
    "is_recurring": "recurring",
}
"""Column to the name under which doubts and the history know the field."""

_COLUMNS = {"date": "date_incurred", "recurring": "is_recurring"}
_READERS: dict[str, Callable[[str], Any]] = {
    "date_incurred": date.fromisoformat,
    "is_recurring": lambda word: word == "yes",
    "recurrence_day": lambda word: int(word) if word else None,
}


def _resolved(edit: Edit, expense: Expense, choices: Choices) -> dict[str, Any]:
    problems: list[FieldError] = []
    wanted: dict[str, Any] = dict(edit.sent)
    if expense.recurring_source_id:  # its source recurs for it: a second one would make everything come twice
        wanted |= {"is_recurring": False}
    for field, column, find in (
        ("category", "category_id", find_category),
        ("paid_by", "paid_by_user_id", find_person),
    ):
        if field in wanted:
            try:
                wanted[column] = find(wanted.pop(field), choices)
            except ValueError as problem:
                problems.append(FieldError(field, str(problem)))
    try:
        _check_amount(wanted, expense)
    except BadAmount as problem:
        problems.append(FieldError("amount", str(problem)))
    if problems:
        raise Invalid(*problems)
    if not wanted.get("is_recurring", expense.is_recurring):
        wanted["recurrence_day"] = None
    return wanted


def _check_amount(wanted: dict[str, Any], expense: Expense) -> None:
    """An amount must fit its currency, also where only the currency changes."""
    currency = wanted.get("currency", expense.currency)
    if "amount" in wanted:
        wanted["amount"] = read_amount(wanted["amount"], currency)
    elif currency != expense.currency:
        check_amount(expense.amount, currency)
    if wanted.get("amount") == expense.amount:
        del wanted["amount"]


def input_name(field: str) -> str:
    """The name of the input for a field of the history."""
    return _COLUMNS.get(field, field)


def find_category(given: str, choices: Choices) -> UUID:
    """By id or by name, archived or not. Raises ValueError in words."""
    for category in choices.categories:
        if given == str(category.id) or given.casefold() == category.name.casefold():
            return category.id
    raise ValueError("There is no such category.")


def find_person(given: str, choices: Choices) -> UUID:
    """By id or by full name. Raises ValueError in words."""
    for person in choices.members:
        if given == str(person.id) or given.casefold() == person.full_name.casefold():
            return person.id
    raise ValueError("There is no such person in this household.")
