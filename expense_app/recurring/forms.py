"""What people may send about recurring expenses."""

from dataclasses import dataclass
from typing import Annotated

from msgspec import UNSET, UnsetType

from expense_app.expenses.forms import amount_text
from expense_app.web import fields


@dataclass(frozen=True, slots=True, kw_only=True)
class EditRecurring:
    """`amount` is what the next one is expected to cost, in the currency of the latest one."""

    day: Annotated[int | UnsetType, fields.whole_number(1, 31)] = UNSET
    amount: Annotated[str | UnsetType, amount_text] = UNSET
