"""What has changed since somebody last looked."""

from datetime import datetime
from uuid import UUID

import msgspec

from expense_app.chat.views import Entry
from expense_app.models.expense_event import EventKind


class Note(msgspec.Struct, frozen=True):
    """What somebody else did to an expense. `by` is a first name, empty where the product itself did it; `fields`
    are names of inputs."""

    id: UUID
    expense_id: UUID
    kind: EventKind
    by: str
    fields: list[str]


class News(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that was written since the last look: each message as it stands now, with all of its cards.

    `cursor` is where the next look starts. `expenses` are all that changed, those without a message too. `home` is
    true where the household or one of its people changed, `joined` has the names of those who are new. `stale`
    says that it is more than fits: load the page again.
    """

    cursor: datetime
    messages: list[Entry] = []
    expenses: list[UUID] = []
    notes: list[Note] = []
    home: bool = False
    joined: list[str] = []
    stale: bool = False

    @property
    def says_something(self) -> bool:
        return bool(self.messages or self.expenses or self.home or self.stale)
