"""What people may ask of the dashboard."""

from dataclasses import dataclass
from typing import Annotated

from expense_app.dashboard.months import Month


@dataclass(frozen=True, slots=True)
class ShownMonth:
    """Without a month the household's current one is meant."""

    month: Annotated[Month | None, Month.read] = None
