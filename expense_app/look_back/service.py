"""Making look-backs, switching them on and off, and marking them seen."""

from uuid import UUID

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from expense_app.accounts import queries as accounts
from expense_app.accounts.member import Member
from expense_app.clock import utc_now
from expense_app.ids import new_id
from expense_app.look_back import queries
from expense_app.look_back.figures import week_figures
from expense_app.look_back.weeks import evening_of, latest_sunday
from expense_app.models import ChatMessage, Household, LookBack, LookBackSeen
from expense_app.tenancy import insert_once

TEXT = "Your week is over. Here is how it went."


async def look_back(session: AsyncSession, home: Household) -> int:
    """The card of the latest Sunday whose evening has come, unless it is there or nobody wanted one by then.
    Returns how many were made. The unique key of the Sunday lets none come twice."""
    sunday = latest_sunday(utc_now(), home.timezone)
    wanted = home.look_back_since is not None and home.look_back_since <= evening_of(sunday, home.timezone)
    if not wanted or await queries.exists(session, sunday):
        return 0
    figures = msgspec.to_builtins(await week_figures(session, sunday))
    message = ChatMessage(id=new_id(), client_id=new_id(), text=TEXT, route="look-back", read_at=utc_now())
    session.add(message)
    await session.flush()
    session.add(LookBack(sunday=sunday, message_id=message.id, figures=figures))
    await session.flush()
    return 1


async def switch(session: AsyncSession, wanted: bool) -> None:
    """From the next Sunday evening on, or no more. Switching on what is on changes nothing."""
    home = await accounts.household(session)
    if wanted != (home.look_back_since is not None):
        home.look_back_since = utc_now() if wanted else None
        await session.flush()


async def mark_seen(session: AsyncSession, look_back_id: UUID, by: Member) -> None:
    """Harmless the second time. Raises NotFound."""
    row = await queries.look_back(session, look_back_id)
    values = {"look_back_id": row.id, "user_id": by.id, "created_at": utc_now()}
    if await insert_once(session, LookBackSeen, values, unique=["look_back_id", "user_id"]):
        await queries.touch_message(session, row.message_id)
