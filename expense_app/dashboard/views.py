"""The dashboard's JSON: the sections laid flat."""

from decimal import Decimal

import msgspec

from expense_app.dashboard.months import Month
from expense_app.dashboard.sections import Section
from expense_app.expenses.views import PersonView


class TotalView(msgspec.Struct, frozen=True):
    """`previous` is what was spent on the same days of the month before."""

    currency: str
    amount: Decimal
    count: int
    previous: Decimal


class CategoryView(msgspec.Struct, frozen=True):
    currency: str
    category: str
    amount: Decimal
    share: Decimal


class UserView(msgspec.Struct, frozen=True):
    currency: str
    user: PersonView
    amount: Decimal
    share: Decimal


class TrendView(msgspec.Struct, frozen=True):
    """`month` is like "2026-11"."""

    month: str
    currency: str
    amount: Decimal


class Dashboard(msgspec.Struct, frozen=True):
    month: str
    totals: list[TotalView]
    by_category: list[CategoryView]
    by_user: list[UserView]
    trend: list[TrendView]
    drafts_waiting: int


def dashboard(month: Month, sections: list[Section], drafts_waiting: int) -> Dashboard:
    return Dashboard(
        month=str(month),
        totals=[
            TotalView(each.currency, each.total.amount, each.total.count, each.pace.previous)
            for each in sections
            if each.total
        ],
        by_category=[
            CategoryView(each.currency, row.name, row.amount, row.share) for each in sections for row in each.categories
        ],
        by_user=[UserView(each.currency, row.user, row.amount, row.share) for each in sections for row in each.people],
        trend=[TrendView(str(row.month), each.currency, row.amount) for each in sections for row in each.trend],
        drafts_waiting=drafts_waiting,
    )
