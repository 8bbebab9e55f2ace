"""Many expenses at once, put into the household's own tables, for tests that need more than people would type."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from litestar import Litestar

from expense_app.clock import utc_now
from expense_app.expenses import queries
from expense_app.models import Expense
from tests.support.people import Person


async def add_expenses(app: Litestar, person: Person, rows: Sequence[dict[str, Any]]) -> list[Expense]:
    """Confirmed expenses of the person's household. A row names what matters: amount, currency, day, category,
    description, paid_by (a user's id), status."""
    async with app.state.database.unit_of_work(UUID(person.household["id"])) as session:
        choices = await queries.choices(session)
        by_name = {category.name: category.id for category in choices.categories}
        made = [_expense(person, by_name, **row) for row in rows]
        session.add_all(made)
    return made


def _expense(
    person: Person,
    categories: dict[str, UUID],
    *,
    amount: str = "100",
    currency: str = "INR",
    day: date = date(2026, 2, 10),
    category: str = "Groceries",
    description: str = "milk",
    paid_by: str | None = None,
    status: str = "confirmed",
) -> Expense:
    return Expense(
        logged_by_user_id=UUID(person.id),
        paid_by_user_id=UUID(paid_by or person.id),
        amount=Decimal(amount),
        currency=currency,
        category_id=categories[category],
        description=description,
        date_incurred=day,
        status=status,
        confirmed_at=utc_now() if status == "confirmed" else None,
    )
