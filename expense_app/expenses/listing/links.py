"""Addresses of the list: the same filters elsewhere, and the periods that people mostly want."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

_OF_A_PAGE = {"cursor", "limit", "deleted"}


@dataclass(frozen=True, slots=True)
class Period:
    """A period to choose, and whether it is the one that is shown."""

    label: str
    url: str
    current: bool


def list_url(typed: Mapping[str, str], path: str = "/expenses", **changed: str) -> str:
    """`path` with the filters that were typed; those in `changed` are replaced, or left out where they are empty."""
    kept = {name: value for name, value in typed.items() if name not in _OF_A_PAGE}
    query = urlencode({name: value for name, value in (kept | changed).items() if value})
    return f"{path}?{query}" if query else path


def periods(typed: Mapping[str, str], today: date) -> list[Period]:
    """Everything, this month, last month and this year, under the other filters as they are."""
    first = today.replace(day=1)
    before = first - timedelta(days=1)
    spans = {
        "All": ("", ""),
        "This month": (str(first), str(today)),
        "Last month": (str(before.replace(day=1)), str(before)),
        "This year": (str(today.replace(month=1, day=1)), str(today)),
    }
    chosen = (typed.get("from", ""), typed.get("to", ""))
    return [
        Period(label, list_url(typed, **{"from": start, "to": end}), chosen == (start, end))
        for label, (start, end) in spans.items()
    ]
