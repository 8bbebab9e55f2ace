"""On which days something that comes every month is due. Pure date arithmetic, one due day a month."""

from calendar import monthrange
from datetime import date, timedelta

MOST_BACK = 12
"""Whatever was missed for longer than a year stays missed."""


def due_in(month: date, day: int) -> date:
    """The due day of the month that `month` lies in: the 31st is the last day of a shorter one."""
    return month.replace(day=min(day, monthrange(month.year, month.month)[1]))


def month_after(day: date) -> date:
    """The first day of the next month."""
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1)


def due_days(day: int, came: date, today: date, not_before: date = date.min) -> list[date]:
    """The due days that nothing has come for yet, oldest first: after the month of `came`, when it came last, up to
    and including `today`. At most the latest twelve, and none earlier than `not_before`."""
    found: list[date] = []
    month = month_after(came)
    while (due := due_in(month, day)) <= today:
        found.append(due)
        month = month_after(month)
    return [due for due in found[-MOST_BACK:] if due >= not_before]


def next_due(day: int, came: date, today: date, not_before: date = date.min) -> date:
    """The due day to show as the next one: today's or a later one, in a month after that of `came`."""
    month = max(month_after(came), max(today, not_before).replace(day=1))
    due = due_in(month, day)
    return due if due >= max(today, not_before) else due_in(month_after(month), day)
