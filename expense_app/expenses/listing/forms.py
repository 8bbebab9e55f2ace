"""What people may ask of the list."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, TypeVar, cast
from uuid import UUID

from expense_app.errors import FieldError, Invalid
from expense_app.expenses.changes import find_category, find_person
from expense_app.expenses.filters import ExpenseFilter, StatusFilter
from expense_app.expenses.listing.queries import Sort
from expense_app.expenses.views import Choices
from expense_app.web import fields

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """`category` is an id or a name, `user` an id or a full name; both days are included."""

    from_: Annotated[date | None, fields.day] = None
    to: Annotated[date | None, fields.day] = None
    category: Annotated[str | None, fields.text(100)] = None
    user: Annotated[str | None, fields.text(100)] = None
    q: Annotated[str, fields.text(200, least=0)] = ""
    currency: Annotated[str | None, fields.currency] = None
    status: Annotated[StatusFilter, fields.choice("confirmed", "draft", "all")] = "confirmed"
    sort: Annotated[Sort, fields.choice("-date", "date", "-amount", "amount")] = "-date"

    def wanted(self, choices: Choices) -> ExpenseFilter:
        """Raises Invalid for a category or a person that the household does not have, and for a period that ends
        before it begins."""
        problems: list[FieldError] = []
        category_id = _found("category", self.category, choices, problems)
        user_id = _found("user", self.user, choices, problems)
        if self.from_ and self.to and self.to < self.from_:
            problems.append(FieldError("to", "The period must not end before it begins."))
        if problems:
            raise Invalid(*problems)
        return ExpenseFilter(
            start=self.from_,
            end=self.to,
            category_id=category_id,
            user_id=user_id,
            currency=self.currency,
            text=self.q or None,
            status=self.status,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage(Filters):
    """`deleted` names the expense that was deleted a moment ago, so that the page can offer to bring it back."""

    cursor: Annotated[str | None, fields.token(500)] = None
    limit: Annotated[int, fields.whole_number(1, 200)] = 50
    deleted: Annotated[UUID | None, fields.identifier] = None


def _found(field: str, given: str | None, choices: Choices, problems: list[FieldError]) -> UUID | None:
    find: Any = {"category": find_category, "user": find_person}[field]
    try:
        return cast("UUID", find(given, choices)) if given else None
    except ValueError as problem:
        problems.append(FieldError(field, str(problem)))
        return None
