"""What the dashboard's page shows beside its JSON."""

from datetime import date, timedelta

import msgspec
from babel.dates import format_date, format_interval

from expense_app.dashboard.months import YEARS, Month, compared_days
from expense_app.dashboard.queries import Surroundings
from expense_app.dashboard.sections import Section
from expense_app.expenses.views import ExpenseView
from expense_app.money import babel_locale


class Period(msgspec.Struct, frozen=True):
    """Both days are included."""

    start: date
    end: date


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """`next` is None where nothing can lie; `current` where the shown month is the current one. `before` are the days
    that the month is held against, `compared` is how people say them ("1–22 Oct"), `later` the days after today."""

    month: Month
    previous: Month | None
    next: Month | None
    current: Month | None
    whole: Period
    before: Period
    compared: str
    later: Period | None
    sections: list[Section]
    latest: list[ExpenseView]


def page(month: Month, today: date, sections: list[Section], around: Surroundings, locale: str) -> Page:
    this_month = Month.of(today)
    before = Period(*month.previous.first_days(compared_days(month, today)))
    return Page(
        month=month,
        previous=month.previous if month.previous.first.year in YEARS else None,
        next=_next(month, this_month, around.last_day),
        current=None if month == this_month else this_month,
        whole=Period(month.first, month.last),
        before=before,
        compared=in_words(before, month, locale),
        later=Period(today + timedelta(days=1), month.last) if month == this_month else None,
        sections=sections,
        latest=around.latest,
    )


def in_words(days: Period, shown: Month, locale: str) -> str:
    """ "1–22 Oct", or "October" for a whole month; with the year where it is another one than the shown month's."""
    other_year = days.start.year != shown.first.year
    spoken = babel_locale(locale)
    if days.end == Month.of(days.start).last:
        return format_date(days.start, "MMMM y" if other_year else "MMMM", locale=spoken)
    return format_interval(days.start, days.end, "yMMMd" if other_year else "MMMd", locale=spoken)


def _next(month: Month, this_month: Month, last_day: date | None) -> Month | None:
    """Past the current month there is only a way on while confirmed expenses lie there."""
    last = max(this_month, Month.of(last_day)) if last_day else this_month
    return month.next if month < last and month.next.first.year in YEARS else None
