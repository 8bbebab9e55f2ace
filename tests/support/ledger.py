"""Expenses put into a household without the detour of a sentence."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from litestar import Litestar

from expense_app.clock import utc_now
from expense_app.db import Database
from expense_app.expenses import queries
from expense_app.expenses.views import Choices
from expense_app.models import Expense
from tests.support.people import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """One expense; `category` is a name, `by` the person who paid (the owner of the ledger where it is None)."""

    amount: str
    on: date
    currency: str = "INR"
    category: str = "Groceries"
    by: Person | None = None
    draft: bool = False
    deleted: bool = False


async def write(app: Litestar, owner: Person, *spent: Spent) -> None:
    """Write the expenses into the owner's household."""
    database: Database = app.state.database
    async with database.unit_of_work(UUID(owner.household["id"])) as session:
        choices = await queries.choices(session)
        session.add_all(_row(each, owner, choices) for each in spent)


def _row(spent: Spent, owner: Person, choices: Choices) -> Expense:
    category = next(each for each in choices.categories if each.name == spent.category)
    columns: dict[str, Any] = {
        "logged_by_user_id": UUID(owner.id),
        "paid_by_user_id": UUID((spent.by or owner).id),
        "amount": Decimal(spent.amount),
        "currency": spent.currency,
        "category_id": category.id,
        "description": f"{spent.category} {spent.amount}",
        "date_incurred": spent.on,
    }
    row = Expense(**columns)
    if not spent.draft:
        row.confirm(UUID(owner.id), utc_now())
    if spent.deleted:
        row.delete(utc_now())
    return row
