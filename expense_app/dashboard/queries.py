"""Questions that the dashboard asks: four statements in all."""

from datetime import date

import msgspec
from sqlalchemy import Uuid, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from expense_app.dashboard.months import Month, compared_days, trend_of
from expense_app.expenses import queries as expenses
from expense_app.expenses import totals
from expense_app.expenses.filters import ExpenseFilter, matching
from expense_app.expenses.totals import Overview
from expense_app.expenses.views import SHOWN, Choices, ExpenseView, expense_view
from expense_app.models import Expense
from expense_app.tenancy import household_of

_LATEST = select(*SHOWN).order_by(Expense.date_incurred.desc(), Expense.id.desc()).limit(5)
_HOUSEHOLD = bindparam("household", type_=Uuid)
_DRAFTS = select(func.count(Expense.id)).where(*matching(_HOUSEHOLD, ExpenseFilter(status="draft")))
_LAST_DAY = select(func.max(Expense.date_incurred)).where(*matching(_HOUSEHOLD, ExpenseFilter()))
_FACTS = select(_DRAFTS.scalar_subquery(), _LAST_DAY.scalar_subquery())


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
    household = household_of(session)
    facts = await session.execute(_FACTS, {"household": household})
    latest = await session.execute(
        _LATEST.where(*matching(household, ExpenseFilter(start=month.first, end=month.last)))
    )
    waiting, day = facts.one()
    return Surroundings(waiting, day, [expense_view(row, choices) for row in latest])
