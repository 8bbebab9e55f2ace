"""What every table that a household owns has in common."""

from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, ForeignKeyConstraint, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.schema import SchemaItem

from expense_app.ids import new_id


class HouseholdRoot:
    """Mixin of the household's own row."""

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=new_id)


class HouseholdScoped:
    """Mixin of every table that a household owns."""

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    household_id: Mapped[UUID] = mapped_column(Uuid, ForeignKey("household.id", ondelete="CASCADE"), nullable=False)


def owned_table(*constraints: SchemaItem) -> tuple[Any, ...]:
    """Table arguments of a scoped table: the unique pair that composite keys point at, and `constraints`."""
    return (UniqueConstraint("household_id", "id"), *constraints)


def owned_key(column: str, table: str) -> ForeignKeyConstraint:
    """A reference to another row of the same household; one into another household cannot exist."""
    return ForeignKeyConstraint(["household_id", column], [f"{table}.household_id", f"{table}.id"])
