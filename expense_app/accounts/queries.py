"""Questions about the members and logins of the session's household."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from expense_app.accounts.member import Member
from expense_app.accounts.views import (
    HouseholdPage,
    ProfilePage,
    SessionView,
    UserView,
    household_view,
    user_view,
)
from expense_app.clock import utc_now
from expense_app.models import Household, User, UserSession
from expense_app.tenancy import household_of

IDLE_LIFE = timedelta(days=14)
"""A login that was not used for so long ends; the database's look-up of a session says the same."""


async def household(session: AsyncSession) -> Household:
    return (await session.execute(select(Household).where(Household.id == household_of(session)))).scalar_one()


async def members(session: AsyncSession) -> list[User]:
    """Everybody of the household, who came first first."""
    found = await session.execute(
        select(User).where(User.household_id == household_of(session)).order_by(User.created_at, User.id)
    )
    return list(found.scalars())


async def user(session: AsyncSession, user_id: UUID) -> User:
    return (await session.execute(select(User).where(User.id == user_id))).scalar_one()


async def household_page(session: AsyncSession) -> HouseholdPage:
    home = await household(session)
    return HouseholdPage(household_view(home), await member_views(session), home.look_back_since is not None)


async def member_views(session: AsyncSession) -> list[UserView]:
    return [user_view(each) for each in await members(session)]


async def profile_page(session: AsyncSession, member: Member) -> ProfilePage:
    return ProfilePage(user_view(await user(session, member.id)), await open_sessions(session, member))


async def open_sessions(session: AsyncSession, member: Member) -> list[SessionView]:
    """The member's logins that still work, the latest seen first."""
    found = await session.execute(
        select(UserSession)
        .where(
            UserSession.user_id == member.id,
            UserSession.expires_at > utc_now(),
            UserSession.last_seen_at > utc_now() - IDLE_LIFE,
        )
        .order_by(UserSession.last_seen_at.desc())
    )
    return [
        SessionView(each.id, each.device, each.created_at, each.last_seen_at, each.id == member.session_id)
        for each in found.scalars()
    ]
