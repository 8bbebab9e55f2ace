"""The list as a file: streamed page by page, each page in its own short unit of work."""

import csv
import io
from collections.abc import AsyncGenerator, Iterator
from typing import Any
from uuid import UUID

import msgspec

from expense_app.db import Database
from expense_app.expenses.filters import ExpenseFilter
from expense_app.expenses.listing.queries import Sort, page
from expense_app.expenses.views import Choices, ExpenseView
from expense_app.money import plain_amount

PAGE = 500
BOM = "\ufeff"
"""Without it spreadsheets take UTF-8 for an old code page, and a rupee sign for three letters."""

_COLUMNS = (
    "date",
    "amount",
    "currency",
    "category",
    "description",
    "paid_by",
    "logged_by",
    "status",
    "recurring",
    "recurrence_day",
    "logged_at",
    "id",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


async def pages(
    database: Database, household_id: UUID, choices: Choices, wanted: ExpenseFilter, sort: Sort
) -> AsyncGenerator[list[ExpenseView]]:
    """Everything that the filter means, in pages. No transaction stays open while the client reads."""
    position = None
    while True:
        async with database.unit_of_work(household_id) as session:
            found, position = await page(session, choices, wanted, sort, position, PAGE)
        yield found
        if position is None:
            return


async def as_csv(expenses: AsyncGenerator[list[ExpenseView]]) -> AsyncGenerator[bytes]:
    """RFC 4180 with a header; no cell is a formula, whatever somebody wrote."""
    yield (BOM + _lines([_COLUMNS])).encode()
    async for found in expenses:
        yield _lines(_cells(each) for each in found).encode()


async def as_json(expenses: AsyncGenerator[list[ExpenseView]]) -> AsyncGenerator[bytes]:
    """One array of whole expenses, one a line."""
    before = b"[\n"
    async for found in expenses:
        for each in found:
            yield before + msgspec.json.encode(each)
            before = b",\n"
    yield b"[]\n" if before == b"[\n" else b"\n]\n"


def file_name(wanted: ExpenseFilter, ending: str) -> str:
    """Named after the period: expenses-2026-02-01-to-2026-02-28.csv."""
    parts = [
        f"from-{wanted.start}" if wanted.start and not wanted.end else str(wanted.start or ""),
        f"to-{wanted.end}" if wanted.end else "",
    ]
    return "-".join(["expenses", *filter(None, parts)]) + f".{ending}"


def harmless(text: str) -> str:
    """A cell that a spreadsheet would take for a formula, with an apostrophe in front (as OWASP advises)."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _lines(rows: Any) -> str:  # noqa: ANN401 - any rows of cells
    buffer = io.StringIO()
    csv.writer(buffer).writerows(rows)
    return buffer.getvalue()


def _cells(expense: ExpenseView) -> Iterator[str]:
    yield expense.date_incurred.isoformat()
    yield plain_amount(expense.amount, expense.currency)
    yield expense.currency
    yield harmless(expense.category)
    yield harmless(expense.description)
    yield harmless(expense.paid_by.full_name)
    yield harmless(expense.logged_by.full_name)
    yield expense.status
    yield "yes" if expense.is_recurring else "no"
    yield str(expense.recurrence_day or "")
    yield expense.created_at.isoformat(timespec="seconds")
    yield str(expense.id)
