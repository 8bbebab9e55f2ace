"""Column types that several tables share."""

from datetime import datetime
from typing import Annotated

from sqlalchemy import DateTime, String, text
from sqlalchemy.orm import mapped_column

from expense_app.clock import utc_now

Moment = Annotated[datetime, mapped_column(DateTime(timezone=True))]
CreatedAt = Annotated[datetime, mapped_column(DateTime(timezone=True), default=utc_now)]
UpdatedAt = Annotated[
    datetime,
    mapped_column(DateTime(timezone=True), default=utc_now, onupdate=utc_now, server_default=text("now()")),
]
"""When the row was last written: what open pages ask for."""
Currency = Annotated[str, mapped_column(String(3))]
