"""What the page of the rules shows."""

from datetime import datetime
from uuid import UUID

import msgspec

from expense_app.expenses.views import PersonView


class RuleView(msgspec.Struct, frozen=True):
    """Descriptions like `phrase` go to `category`; `times` counts how often somebody filed it so."""

    id: UUID
    phrase: str
    category: str
    made_by: PersonView
    times: int
    updated_at: datetime


class RulesPage(msgspec.Struct, frozen=True):
    rules: list[RuleView]
