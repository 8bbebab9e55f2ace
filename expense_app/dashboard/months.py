"""Months of the calendar, and which of their days are held against each other."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS_IN_TREND = 12
YEARS = range(1970, 2101)

_WRITTEN = re.compile(r"([0-9]{4})-([0-9]{2})", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """One month, known by its first day; as text "2026-11"."""

    first: date

    @classmethod
    def of(cls, day: date) -> "Month":
        return cls(day.replace(day=1))

    @classmethod
    def read(cls, text: str) -> "Month":
        """Raises ValueError, in words, for anything but a month like "2026-11" within YEARS."""
        found = _WRITTEN.fullmatch(text.strip())
        try:
            first = date(int(found[1]), int(found[2]), 1) if found else None
        except ValueError:
            first = None
        if first is None:
            raise ValueError("Enter a month like 2026-02.")
        if first.year not in YEARS:
            raise ValueError(f"Enter a month between {YEARS.start} and {YEARS.stop - 1}.")
        return cls(first)

    def __str__(self) -> str:
        return f"{self.first:%Y-%m}"

    @property
    def last(self) -> date:
        return self.first.replace(day=monthrange(self.first.year, self.first.month)[1])

    @property
    def previous(self) -> "Month":
        return Month.of(self.first - timedelta(days=1))

    @property
    def next(self) -> "Month":
        return Month.of(self.last + timedelta(days=1))

    def first_days(self, count: int) -> tuple[date, date]:
        """From its first day to the `count`th, or to its last where it has fewer."""
        return self.first, min(self.first + timedelta(days=count - 1), self.last)


def trend_of(month: Month) -> list[Month]:
    """The twelve months that end with `month`."""
    months = [month]
    while len(months) < MONTHS_IN_TREND:
        months.append(months[-1].previous)
    return months[::-1]


def compared_days(month: Month, today: date) -> int:
    """How many days of `month` are held against the month before: those that have passed, all of a finished one."""
    return today.day if month == Month.of(today) else 31
