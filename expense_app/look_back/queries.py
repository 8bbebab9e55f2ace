"""Questions about look-backs."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

import msgspec
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from expense_app.clock import utc_now
from expense_app.errors import NotFound
from expense_app.expenses.views import Choices
from expense_app.look_back.views import Figures, LookBackView
from expense_app.models import ChatMessage, LookBack, LookBackSeen
from expense_app.tenancy import household_of


async def look_back(session: AsyncSession, look_back_id: UUID) -> LookBack:
    """Raises NotFound."""
    found = await session.execute(
        select(LookBack).where(LookBack.household_id == household_of(session), LookBack.id == look_back_id)
    )
    row = found.scalar_one_or_none()
    if row is None:
        raise NotFound("There is no such look-back.")
    return row


async def touch_message(session: AsyncSession, message_id: UUID) -> None:
    """What stands under the message has changed: open pages are to show it again."""
    await session.execute(
        update(ChatMessage)
        .where(ChatMessage.household_id == household_of(session), ChatMessage.id == message_id)
        .values(updated_at=utc_now())
    )


async def exists(session: AsyncSession, sunday: date) -> bool:
    found = await session.execute(
        select(LookBack.id).where(LookBack.household_id == household_of(session), LookBack.sunday == sunday)
    )
    return found.scalar_one_or_none() is not None


async def under(session: AsyncSession, message_ids: Iterable[UUID], choices: Choices) -> dict[UUID, LookBackView]:
    """The look-backs of chat messages, by the message's id."""
    ids = list(message_ids)
    if not ids:
        return {}
    found = await session.execute(
        select(LookBack).where(LookBack.household_id == household_of(session), LookBack.message_id.in_(ids))
    )
    rows = found.scalars().all()
    seen = await _seen(session, [row.id for row in rows])
    return {row.message_id: view(row, [each for each in seen if each.look_back_id == row.id], choices) for row in rows}


async def card(session: AsyncSession, look_back_id: UUID, choices: Choices) -> LookBackView:
    """Raises NotFound."""
    row = await look_back(session, look_back_id)
    return view(row, await _seen(session, [row.id]), choices)


def view(row: LookBack, seen: Iterable[LookBackSeen], choices: Choices) -> LookBackView:
    figures = msgspec.convert(row.figures, Figures)
    return LookBackView(row.id, figures, [choices.person(each.user_id) for each in seen])


async def _seen(session: AsyncSession, look_back_ids: Sequence[UUID]) -> Sequence[LookBackSeen]:
    found = await session.execute(
        select(LookBackSeen)
        .where(LookBackSeen.household_id == household_of(session), LookBackSeen.look_back_id.in_(look_back_ids))
        .order_by(LookBackSeen.created_at, LookBackSeen.id)
    )
    return found.scalars().all()
