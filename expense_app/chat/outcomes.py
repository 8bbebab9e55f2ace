"""What came of a command in the chat: kept with its message, shown as before and after."""

from typing import Literal
from uuid import UUID

import msgspec

from expense_app.expenses.views import ChangeView


class Item(msgspec.Struct, frozen=True):
    """One expense that a command touched. `event_kind` is what happened to it; `changes` say from what to what."""

    expense_id: UUID
    label: str
    event_kind: str
    changes: list[ChangeView] = []


class Option(msgspec.Struct, frozen=True):
    """One of several expenses that a command could mean."""

    expense_id: UUID
    label: str


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """Either `items` were changed, or `options` ask which one was meant."""

    kind: Literal["done", "asked", "nothing"]
    items: list[Item] = []
    options: list[Option] = []
    undone: bool = False
