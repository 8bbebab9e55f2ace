from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from expense_app.db import Base
from expense_app.models.columns import CreatedAt, Currency, Moment, UpdatedAt
from expense_app.tenancy import HouseholdRoot


class Household(HouseholdRoot, Base):
    """Two people, one purse. `timezone` is an IANA name, `locale` a language tag ("en-IN").
    Weekly look-backs come for the Sundays after `look_back_since`; none while it is empty."""

    __tablename__ = "household"
    __table_args__ = (CheckConstraint("currency ~ '^[A-Z]{3}$'", name="currency_code"),)

    name: Mapped[str] = mapped_column(String(100))
    currency: Mapped[Currency]
    timezone: Mapped[str] = mapped_column(String(64))
    locale: Mapped[str] = mapped_column(String(35))
    look_back_since: Mapped[Moment | None]
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[UpdatedAt]
