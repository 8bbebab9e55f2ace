"""Which expenses are meant: one filter for the list, its totals, the dashboard, the export and the answers."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, literal_column

from expense_app.models import Expense

StatusFilter = Literal["confirmed", "draft", "all"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpenseFilter:
    """Every part narrows; None leaves it open. Both days are included. `text` is found anywhere in the description,
    whatever its case. Deleted expenses are never meant; drafts only where `status` says so."""

    start: date | None = None
    end: date | None = None
    category_id: UUID | None = None
    user_id: UUID | None = None
    currency: str | None = None
    text: str | None = None
    status: StatusFilter = "confirmed"


# Written into the statement: a partial index is not found by a parameter once the plan is kept.
_STATUS = {
    "confirmed": Expense.status == literal_column("'confirmed'"),
    "draft": Expense.status == literal_column("'draft'"),
}
_ALIVE = Expense.deleted_at.is_(None)


def matching(household_id: UUID | BindParameter[Any], wanted: ExpenseFilter) -> list[ColumnElement[bool]]:
    """The conditions of a filter, the household's own first."""
    conditions = [Expense.household_id == household_id, _ALIVE]
    if wanted.status != "all":
        conditions.append(_STATUS[wanted.status])
    if wanted.start:
        conditions.append(Expense.date_incurred >= wanted.start)
    if wanted.end:
        conditions.append(Expense.date_incurred <= wanted.end)
    if wanted.category_id:
        conditions.append(Expense.category_id == wanted.category_id)
    if wanted.user_id:
        conditions.append(Expense.paid_by_user_id == wanted.user_id)
    if wanted.currency:
        conditions.append(Expense.currency == wanted.currency)
    if wanted.text:
        conditions.append(Expense.description.icontains(wanted.text, autoescape=True))
    return conditions
