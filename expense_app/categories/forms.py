"""What people may send about categories."""

from dataclasses import dataclass
from typing import Annotated, Any
from uuid import UUID

from expense_app.web import fields


def _chosen(raw: Any) -> UUID:  # noqa: ANN401 - unread input
    if raw == "":
        raise ValueError("Choose a category.")
    return fields.identifier(raw)


@dataclass(frozen=True, slots=True)
class Name:
    name: Annotated[str, fields.text(40)]


@dataclass(frozen=True, slots=True)
class Into:
    """The category that takes everything over."""

    into: Annotated[UUID, _chosen]


@dataclass(frozen=True, slots=True)
class Proposed:
    """The one that the question is asked about, where it is known already."""

    into: Annotated[UUID | None, fields.identifier] = None
