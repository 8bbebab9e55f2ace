"""What was computed for a question."""

from datetime import date
from decimal import Decimal

import msgspec

from expense_app.expenses.totals import Total


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One figure of the answer and the list behind it. `share` is from 0 to 1: of the currency's total for categories
    and people, of the largest for months, days and compared periods, None where a bar would say nothing."""

    label: str
    currency: str
    amount: Decimal
    count: int | None = None
    share: Decimal | None = None
    url: str = ""
    note: str = ""


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """The periods that were held against each other. `cut`: the other one was cut to as many days as the current
    one has had so far."""

    start: date
    end: date
    compare_start: date
    compare_end: date
    cut: bool


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """`totals` are those of exactly the expenses that the answer's link shows."""

    totals: list[Total]
    rows: list[Row] = []
    compared: Compared | None = None


class Finding(msgspec.Struct, frozen=True):
    """A result, the sentence that says it, and the address of the list behind it."""

    result: Result
    sentence: str
    source_url: str
