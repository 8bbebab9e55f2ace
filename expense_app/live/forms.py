"""Where a look starts."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any

from expense_app.clock import utc_now


def moment(raw: Any) -> datetime:  # noqa: ANN401 - unread input
    """A moment as we wrote it ourselves, never later than now."""
    try:
        read = datetime.fromisoformat(str(raw))
    except ValueError:
        raise ValueError("Enter a moment like 2026-02-03T10:15:00Z.") from None
    if read.tzinfo is None:
        raise ValueError("This moment lacks its time zone.")
    return min(read.astimezone(UTC), utc_now())


@dataclass(frozen=True, slots=True)
class Since:
    """`since` is the cursor of the last look."""

    since: Annotated[datetime | None, moment] = None
