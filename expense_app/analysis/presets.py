"""Periods that people mostly want, offered where an answer's period is changed."""

from datetime import date

from expense_app.parsing.periods import Period, rolling, unit_around, unit_before

PRESETS: dict[str, str] = {
    "this_week": "This week",
    "this_month": "This month",
    "last_month": "Last month",
    "last_3_months": "Last 3 months",
    "this_year": "This year",
    "last_year": "Last year",
    "all_time": "All time",
}


def preset(name: str, today: date) -> Period | None:
    """The period of that name on the household's calendar; None for all time."""
    match name:
        case "this_week":
            return unit_around("week", today).until(today)
        case "this_month":
            return unit_around("month", today).until(today)
        case "last_month":
            return unit_before("month", today)
        case "last_3_months":
            return rolling("month", 3, today)
        case "this_year":
            return unit_around("year", today).until(today)
        case "last_year":
            return unit_before("year", today)
        case _:
            return None
