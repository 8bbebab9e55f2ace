"""What people may send about categories."""

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from expense_app.web import fields


@dataclass(frozen=True, slots=True)
class Name:
    name: Annotated[str, fields.text(40)]


@dataclass(frozen=True, slots=True)
class Into:
    """The category that takes everything over."""

    into: Annotated[UUID, fields.identifier]
