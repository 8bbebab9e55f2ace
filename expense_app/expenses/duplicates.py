"""Noticing that both may have logged the same purchase."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from rapidfuzz import fuzz
from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from expense_app.expenses.views import AnyRow
from expense_app.models import Expense
from expense_app.parsing.phrase import normalise_phrase
from expense_app.tenancy import household_of

_NEAR = timedelta(days=1)
_ALIKE = 70
"""Out of 100: "swiggy dinner" and "dinner swiggy" are 100, "lunch" and "launch pad" are not alike."""

_OTHERS = (
    select(Expense.id, Expense.amount, Expense.currency, Expense.date_incurred, Expense.description)
    .order_by(Expense.id.desc())
    .limit(200)
)


async def find_duplicates(
    session: AsyncSession, drafts: Sequence[Expense], logged_by: UUID | None = None
) -> dict[Expense, UUID]:
    """For each new draft the expense or draft of somebody else that it may repeat: the same amount and currency,
    a day apart at most, and like words. What came by the schedule is nobody's own."""
    if not drafts:
        return {}
    others = await _others(session, drafts, logged_by)
    return {
        draft: other.id for draft in drafts if (other := next((each for each in others if _alike(draft, each)), None))
    }


async def _others(session: AsyncSession, drafts: Sequence[Expense], logged_by: UUID | None) -> Sequence[AnyRow]:
    days = [draft.date_incurred for draft in drafts]
    found = await session.execute(
        _OTHERS.where(
            Expense.household_id == household_of(session),
            Expense.deleted_at.is_(None),
            or_(Expense.logged_by_user_id.is_distinct_from(logged_by), Expense.recurring_source_id.is_not(None)),
            Expense.date_incurred.between(min(days) - _NEAR, max(days) + _NEAR),
            Expense.amount.in_({draft.amount for draft in drafts}),
        )
    )
    return found.all()


def _alike(draft: Expense, other: AnyRow) -> bool:
    same = (draft.amount, draft.currency) == (other.amount, other.currency)
    near = abs(draft.date_incurred - other.date_incurred) <= _NEAR
    return same and near and _say_the_same(draft.description, other.description)


def _say_the_same(*descriptions: str) -> bool:
    words = [normalise_phrase(each) for each in descriptions]
    return all(words) and fuzz.token_set_ratio(*words) >= _ALIKE
