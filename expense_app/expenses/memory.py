"""What the household taught: a category set by hand is used for that description from then on."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from expense_app.clock import utc_now
from expense_app.models import CategoryRule
from expense_app.parsing.phrase import normalise_phrase
from expense_app.tenancy import household_of, insert_once

_LONGEST = 200


async def remember(session: AsyncSession, description: str, category_id: UUID, by: UUID) -> None:
    """Keep the correction under the description's phrase; the latest correction wins, repeating it counts."""
    phrase = normalise_phrase(description)[:_LONGEST]
    if not phrase:
        return
    now = utc_now()
    values = {
        "phrase": phrase,
        "category_id": category_id,
        "made_by_user_id": by,
        "times": 1,
        "created_at": now,
        "updated_at": now,
    }
    if await insert_once(session, CategoryRule, values, unique=["phrase"]):
        return
    rule = (
        await session.execute(
            select(CategoryRule)
            .where(CategoryRule.household_id == household_of(session), CategoryRule.phrase == phrase)
            .with_for_update()
        )
    ).scalar_one()
    rule.teach(category_id, by, now)
    await session.flush()
