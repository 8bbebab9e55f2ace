"""What handlers are given."""

from collections.abc import AsyncGenerator
from typing import Any

from litestar import Request
from litestar.datastructures import State
from litestar.di import NamedDependency, Provide
from sqlalchemy.ext.asyncio import AsyncSession

from expense_app.accounts.member import Member
from expense_app.db import Database
from expense_app.errors import Forbidden
from expense_app.web.rate_limits import RateLimits

Session = NamedDependency[AsyncSession]
SignedIn = NamedDependency[Member]
Data = NamedDependency[Database]
Limits = NamedDependency[RateLimits]


async def provide_session(request: Request[Any, Any, Any], state: State) -> AsyncGenerator[AsyncSession]:
    """The unit of work of this request, bound to the member's household; commits after the reply is made."""
    async with state.database.unit_of_work(request.user.household_id) as session:
        yield session


async def provide_member(request: Request[Any, Any, Any]) -> Member:
    return request.user


async def provide_database(state: State) -> Database:
    return state.database


async def provide_limits(state: State) -> RateLimits:
    return state.rate_limits


def refuse_members_but_the_admin(member: Member) -> None:
    if not member.is_admin:
        raise Forbidden("Only the person who made this household can do that.")


DEPENDENCIES = {
    "session": Provide(provide_session),
    "member": Provide(provide_member),
    "database": Provide(provide_database),
    "limits": Provide(provide_limits),
}
