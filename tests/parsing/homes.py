"""Households as the parser sees them, for its tests."""

from datetime import date

from expense_app.parsing import read_message
from expense_app.parsing.types import DEFAULT_CATEGORIES, CategoryChoice, Context, ParsedExpense, Person, Reading

RAHUL, PRIYA = Person("rahul", "Rahul Sharma"), Person("priya", "Priya Sharma")
JAKE, EMILY = Person("jake", "Jake Miller"), Person("emily", "Emily Chen")
LUKAS, ANNA = Person("lukas", "Lukas Weber"), Person("anna", "Anna Weber")
TODAY = date(2026, 2, 11)
"""A Wednesday."""

CATEGORIES = tuple(CategoryChoice(key, name, key) for key, name in DEFAULT_CATEGORIES.items())


def india(today: date = TODAY, author: Person = RAHUL) -> Context:
    return Context(today, "INR", "en-IN", (RAHUL, PRIYA), author, CATEGORIES)


def america(today: date = TODAY) -> Context:
    return Context(today, "USD", "en-US", (JAKE, EMILY), JAKE, CATEGORIES)


def germany(today: date = TODAY) -> Context:
    return Context(today, "EUR", "de-DE", (LUKAS, ANNA), LUKAS, CATEGORIES)


def read(text: str, context: Context | None = None) -> Reading:
    return read_message(text, context or india())


def drafts(text: str, context: Context | None = None) -> tuple[ParsedExpense, ...]:
    return read(text, context).expenses


def only(text: str, context: Context | None = None) -> ParsedExpense:
    """The one draft of a message."""
    found = drafts(text, context)
    assert len(found) == 1, found
    return found[0]


def amounts(text: str, context: Context | None = None) -> list[str]:
    """The amounts of the drafts in order, without trailing zeros."""
    return [f"{draft.amount.normalize():f}" for draft in drafts(text, context)]


def told(text: str, context: Context | None = None) -> list[tuple[str, str]]:
    """Amount and description of each draft."""
    return [(f"{draft.amount.normalize():f}", draft.description) for draft in drafts(text, context)]
