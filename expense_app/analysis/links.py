"""Addresses of the list behind a figure."""

from expense_app.expenses.filters import ExpenseFilter
from expense_app.expenses.listing.links import list_url
from expense_app.expenses.listing.queries import Sort


def expenses_url(wanted: ExpenseFilter, sort: Sort = "-date", limit: int | None = None) -> str:
    """The list filtered to exactly the expenses that `wanted` means."""
    narrowed = {
        "from": wanted.start,
        "to": wanted.end,
        "category": wanted.category_id,
        "user": wanted.user_id,
        "currency": wanted.currency,
        "q": wanted.text,
        "sort": None if sort == "-date" else sort,
        "limit": limit,
    }
    return list_url({}, **{name: str(value) for name, value in narrowed.items() if value})
