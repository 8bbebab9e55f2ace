"""Questions that the dashboard asks: three statements in all."""

from datetime import date

import msgspec
from sqlalchemy import func, select, true
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from expense_app.dashboard.months import Month, compared_days, trend_of
from expense_app.expenses import queries as expenses
from expense_app.expenses import totals
from expense_app.expenses.filters import ExpenseFilter, matching
from expense_app.expenses.totals import Overview
from expense_app.expenses.views import Choices, ExpenseView, expense_view
from expense_app.models import Expense
from expense_app.tenancy import household_of

LATEST = 5


class Surroundings(msgspec.Struct, frozen=True):
    """What stands around a month's figures. `last_day` is that of the household's latest confirmed expense."""

    drafts_waiting: int
    last_day: date | None
    latest: list[ExpenseView]


class Findings(msgspec.Struct, frozen=True):
    """All that is known about one month of the household."""

    overview: Overview
    surroundings: Surroundings
    choices: Choices


async def findings(session: AsyncSession, month: Month, today: date) -> Findings:
    """`today` is a day of the household's calendar."""
    choices = await expenses.choices(session)
    return Findings(await _overview(session, month, today), await _surroundings(session, month, choices), choices)


async def _overview(session: AsyncSession, month: Month, today: date) -> Overview:
    wanted = ExpenseFilter(start=trend_of(month)[0].first, end=month.last)
    return await totals.overview(session, wanted, month.first, compared_days(month, today))


async def _surroundings(session: AsyncSession, month: Month, choices: Choices) -> Surroundings:
    """One row for each of the latest expenses; a single one without an expense where the month has none."""
    household = household_of(session)
    drafts = select(func.count(Expense.id)).where(*matching(household, ExpenseFilter(status="draft")))
    last_day = select(func.max(Expense.date_incurred)).where(*matching(household, ExpenseFilter()))
    facts = select(drafts.scalar_subquery().label("drafts"), last_day.scalar_subquery().label("last_day")).subquery()
    of_month = (
        select(Expense)
        .where(*matching(household, ExpenseFilter(start=month.first, end=month.last)))
        .order_by(Expense.date_incurred.desc(), Expense.id.desc())
        .limit(LATEST)
    )
    latest = aliased(Expense, of_month.subquery())
    found = await session.execute(
        select(facts.c.drafts, facts.c.last_day, latest)
        .select_from(facts)
        .outerjoin(latest, true())
        .order_by(latest.date_incurred.desc(), latest.id.desc())
    )
    rows = found.all()
    shown = [expense_view(expense, choices) for _, _, expense in rows if expense]
    return Surroundings(rows[0].drafts, rows[0].last_day, shown)
