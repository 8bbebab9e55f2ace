"""Rows for single expenses."""

from expense_app.analysis.results import Row
from expense_app.analysis.words import Words
from expense_app.expenses.views import ExpenseView


def expense_row(words: Words, expense: ExpenseView) -> Row:
    return Row(
        label=expense.description,
        currency=expense.currency,
        amount=expense.amount,
        url=f"/expenses/{expense.id}",
        note=f"{words.day(expense.date_incurred)} · {expense.paid_by.first_name} paid",
    )


def said(words: Words, expense: ExpenseView) -> str:
    """ "Sofa, ₹30,000.00"."""
    return f"{expense.description}, {words.money(expense.amount, expense.currency)}"
