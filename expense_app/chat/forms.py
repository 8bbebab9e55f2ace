"""What people may type."""

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from expense_app.web import fields

LONGEST = 10_000


@dataclass(frozen=True, slots=True)
class Say:
    """`client_id` is made by the client; sending it again makes nothing new."""

    text: Annotated[str, fields.text(LONGEST, lines=True)]
    client_id: Annotated[UUID | None, fields.optional(fields.identifier)] = None


@dataclass(frozen=True, slots=True)
class Choose:
    """Which of the expenses that the chat asked about is meant."""

    expense_id: Annotated[UUID, fields.identifier]


@dataclass(frozen=True, slots=True)
class Before:
    """Where a page of the timeline ends."""

    cursor: Annotated[UUID | None, fields.identifier] = None
    text: Annotated[str, fields.prefilled(LONGEST)] = ""


@dataclass(frozen=True, slots=True)
class Wait:
    """A page that already shows the message in the state `unless` only wants to hear of another one."""

    unless: Annotated[str, fields.choice("reading", "phrasing")] = ""
