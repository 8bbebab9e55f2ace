"""What people may type."""

from dataclasses import dataclass
from typing import Annotated, Any
from uuid import UUID

from expense_app.providers.pasted import KEY_IN_CHAT, holds_key
from expense_app.web import fields
from expense_app.web.forms import Withheld

LONGEST = 10_000


_text = fields.text(LONGEST, lines=True)


def _said(raw: Any) -> str:  # noqa: ANN401 - unread input
    value = _text(raw)
    if holds_key(value):
        raise Withheld(KEY_IN_CHAT)
    return value


@dataclass(frozen=True, slots=True)
class Say:
    """`client_id` is made by the client; sending it again makes nothing new."""

    text: Annotated[str, _said]
    client_id: Annotated[UUID | None, fields.optional(fields.identifier)] = None


@dataclass(frozen=True, slots=True)
class Choose:
    """Which of the expenses that the chat asked about is meant."""

    expense_id: Annotated[UUID, fields.identifier]


@dataclass(frozen=True, slots=True)
class Before:
    """Where a page of the timeline ends."""

    cursor: Annotated[UUID | None, fields.identifier] = None
    text: Annotated[str, fields.text(LONGEST, lines=True)] = ""


@dataclass(frozen=True, slots=True)
class Wait:
    """A page that already shows the message in the state `unless` only wants to hear of another one."""

    unless: Annotated[str, fields.choice("reading", "phrasing")] = ""
