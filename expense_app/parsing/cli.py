"""`expense-app parse`: JSON lines in, JSON lines out, by the built-in parser alone."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any, TextIO, cast

from expense_app.money import currencies, plain_amount
from expense_app.parsing import read_message
from expense_app.parsing.types import (
    DEFAULT_CATEGORIES,
    CategoryChoice,
    Context,
    ParsedExpense,
    Person,
)

_CATEGORIES = tuple(CategoryChoice(key, name, key) for key, name in DEFAULT_CATEGORIES.items())


class BadLine(ValueError):
    """A line that cannot be read, and why."""


def parse_lines(source: Iterable[str], target: TextIO) -> int:
    """Answer every line of `source`; a bad one with `{id, line, error}`. Returns the exit code: 1 if any was bad."""
    failed = 0
    for number, line in enumerate(source, 1):
        if not line.strip():
            continue
        try:
            answer = answer_line(read_line(line))
        except BadLine as problem:
            failed = 1
            answer = {"id": _id_of(line), "line": number, "error": str(problem)}
        target.write(json.dumps(answer, ensure_ascii=False) + "\n")
    return failed


def read_line(line: str) -> dict[str, Any]:
    """The object on a line. Raises BadLine."""
    try:
        read = json.loads(line)
    except (ValueError, RecursionError) as problem:
        raise BadLine(f"no JSON: {problem}") from None
    if not isinstance(read, dict):
        raise BadLine("not a JSON object")
    return cast("dict[str, Any]", read)


def answer_line(asked: dict[str, Any]) -> dict[str, Any]:
    """The route and drafts of one message. Raises BadLine. Unknown keys are ignored."""
    context = context_of(asked)
    reading = read_message(_text(asked, "text"), context)
    names = {person.id: person.name for person in context.members}
    return {
        "id": asked.get("id"),
        "route": reading.route,
        "expenses": [_plain(expense, names) for expense in reading.expenses],
    }


def context_of(asked: dict[str, Any]) -> Context:
    """The household that a line describes, with the default categories. Raises BadLine."""
    names = asked.get("members")
    if not isinstance(names, list) or not names or not all(isinstance(name, str) for name in cast("list[Any]", names)):
        raise BadLine("members must be a list of names")
    members = tuple(Person(str(place), name) for place, name in enumerate(cast("list[str]", names)))
    author = next((person for person in members if person.name == asked.get("author")), None)
    if author is None:
        raise BadLine("author must be one of members")
    currency = asked.get("default_currency", "INR")
    if currency not in currencies():
        raise BadLine("default_currency must be an ISO 4217 code")
    return Context(
        today=_date(asked), default_currency=currency, locale=str(asked.get("locale") or "en-IN"),
        members=members, author=author, categories=_CATEGORIES,
    )  # fmt: skip


def _text(asked: dict[str, Any], key: str) -> str:
    value = asked.get(key)
    if not isinstance(value, str):
        raise BadLine(f"{key} must be a string")
    return value


def _date(asked: dict[str, Any]) -> date:
    try:
        return date.fromisoformat(_text(asked, "today"))
    except ValueError as problem:
        raise BadLine(f"today must be YYYY-MM-DD: {problem}") from None


def _plain(expense: ParsedExpense, names: dict[str, str]) -> dict[str, Any]:
    return {
        "amount": plain_amount(expense.amount, expense.currency),
        "currency": expense.currency,
        "category": DEFAULT_CATEGORIES[expense.category_id],
        "description": expense.description,
        "date": expense.date.isoformat(),
        "paid_by": names[expense.paid_by_id],
        "is_recurring": expense.is_recurring,
        "recurrence_day": expense.recurrence_day,
    }


def _id_of(line: str) -> object:
    try:
        return read_line(line).get("id")
    except BadLine:
        return None
