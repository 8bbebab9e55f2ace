"""Registering, joining, logging in and out, and looking after the household."""

from datetime import timedelta
from uuid import UUID

import msgspec
from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from expense_app.accounts import lookups, queries
from expense_app.accounts.codes import hash_invite_code, hash_token, new_invite_code, new_session_token
from expense_app.accounts.forms import ChangePassword, EditHousehold, Join, Login, Register
from expense_app.accounts.member import Member
from expense_app.accounts.passwords import hash_password, needs_rehash, verify_password
from expense_app.accounts.views import SignedInView, signed_in_view
from expense_app.clock import utc_now
from expense_app.db import Database
from expense_app.errors import FieldError, Invalid, WrongCode, WrongLogin
from expense_app.ids import new_id
from expense_app.models import Category, Household, Invite, User, UserSession
from expense_app.parsing.types import DEFAULT_CATEGORIES

SESSION_LIFE = timedelta(days=90)
INVITE_LIFE = timedelta(days=7)
WRONG_LOGIN = "That email and password do not belong together."
WRONG_CODE = "This code does not work. Check it, or ask your partner for a fresh one."
NAMESAKE = "Your partner has that name. Add something that tells you apart."
TAKEN = "This email already has an account. Log in instead, or use another one."


class NewLogin(msgspec.Struct, frozen=True):
    """A login that was just made: `token` goes into the cookie and nowhere else."""

    token: str
    session_id: UUID
    view: SignedInView


async def register(database: Database, form: Register, device: str) -> NewLogin:
    """Make a household, its first admin and their session. Raises Invalid when the email is taken."""
    password_hash = await hash_password(form.password)
    household_id = new_id()
    async with database.unit_of_work(household_id) as session:
        household = Household(
            id=household_id,
            name=form.household_name,
            currency=form.currency,
            timezone=form.timezone,
            locale=form.locale,
        )
        session.add(household)
        await session.flush()
        session.add_all(default_categories())
        user = await _add_user(session, form.email, form.full_name, password_hash, "admin")
        return await open_session(session, user, household, device)


async def join(database: Database, form: Join, device: str) -> NewLogin:
    """Use an invitation. Raises WrongCode for a code that does not work, Invalid when the email is taken."""
    password_hash = await hash_password(form.password)
    invite = await open_invite(database, form.invite_code)
    async with database.unit_of_work(invite.household_id) as session:
        await _use_invite(session, invite.id)
        await _check_name_free(session, form.full_name)
        user = await _add_user(session, form.email, form.full_name, password_hash, "member")
        return await open_session(session, user, await queries.household(session), device)


async def open_invite(database: Database, code: str) -> lookups.OpenInvite:
    """The invitation behind a code. Raises WrongCode in words."""
    invite = await lookups.find_invite(database, hash_invite_code(code))
    if invite is None:
        raise WrongCode(FieldError("invite_code", WRONG_CODE))
    return invite


async def log_in(database: Database, form: Login, device: str) -> NewLogin:
    """Raises WrongLogin, in the same words and time whether or not the email is known."""
    found = await lookups.find_login(database, form.email)
    if not await verify_password(form.password, found.password_hash if found else None) or found is None:
        raise WrongLogin(FieldError("password", WRONG_LOGIN))
    async with database.unit_of_work(found.household_id) as session:
        user = await queries.user(session, found.user_id)
        if needs_rehash(user.password_hash):
            user.password_hash = await hash_password(form.password)
        return await open_session(session, user, await queries.household(session), device)


async def open_session(session: AsyncSession, user: User, household: Household, device: str) -> NewLogin:
    """A fresh login of `user`, and the end of those that ran out."""
    token, now = new_session_token(), utc_now()
    await session.execute(delete(UserSession).where(UserSession.user_id == user.id, UserSession.expires_at <= now))
    row = UserSession(
        id=new_id(),
        user_id=user.id,
        token_hash=hash_token(token),
        device=device[:200],
        last_seen_at=now,
        expires_at=now + SESSION_LIFE,
    )
    session.add(row)
    await session.flush()
    return NewLogin(token, row.id, signed_in_view(user, household))


async def log_out(session: AsyncSession, member: Member) -> None:
    await session.execute(delete(UserSession).where(UserSession.id == member.session_id))


async def log_out_elsewhere(session: AsyncSession, member: Member) -> None:
    """End every login of the member but the one that asks."""
    await session.execute(
        delete(UserSession).where(UserSession.user_id == member.id, UserSession.id != member.session_id)
    )


async def change_password(session: AsyncSession, member: Member, form: ChangePassword, device: str) -> NewLogin:
    """Ends every login and opens a fresh one. Raises Invalid when the current password is wrong."""
    user = await queries.user(session, member.id)
    if not await verify_password(form.current_password, user.password_hash):
        raise Invalid(FieldError("current_password", "That is not your current password."))
    return await set_password(session, user, form.new_password, device)


async def set_password(session: AsyncSession, user: User, password: str, device: str) -> NewLogin:
    user.password_hash = await hash_password(password)
    await session.execute(delete(UserSession).where(UserSession.user_id == user.id))
    return await open_session(session, user, await queries.household(session), device)


async def rename(session: AsyncSession, member: Member, full_name: str) -> None:
    """Raises Invalid where the other one has that name."""
    await _check_name_free(session, full_name, but=member.id)
    (await queries.user(session, member.id)).full_name = full_name


async def edit_household(session: AsyncSession, form: EditHousehold) -> None:
    household = await queries.household(session)
    household.name, household.currency = form.name, form.currency
    household.timezone, household.locale = form.timezone, form.locale


async def invite(session: AsyncSession, member: Member) -> str:
    """A fresh invite code; every earlier one stops working."""
    now, code = utc_now(), new_invite_code()
    await session.execute(update(Invite).where(Invite.used_at.is_(None)).values(used_at=now))
    session.add(Invite(code_hash=hash_invite_code(code), made_by_user_id=member.id, expires_at=now + INVITE_LIFE))
    return code


def default_categories() -> list[Category]:
    """What a new household starts with."""
    return [
        Category(key=key, name=name, position=position)
        for position, (key, name) in enumerate(DEFAULT_CATEGORIES.items())
    ]


async def _use_invite(session: AsyncSession, invite_id: UUID) -> None:
    """Two people with one code: the row's lock lets one in."""
    row = (await session.execute(select(Invite).where(Invite.id == invite_id).with_for_update())).scalar_one()
    if row.used_at is not None:
        raise WrongCode(FieldError("invite_code", WRONG_CODE))
    row.use(utc_now())


async def _check_name_free(session: AsyncSession, full_name: str, but: UUID | None = None) -> None:
    """Messages, filters and answers tell the two apart by name."""
    others = [each.full_name.casefold() for each in await queries.members(session) if each.id != but]
    if full_name.casefold() in others:
        raise Invalid(FieldError("full_name", NAMESAKE))


async def _add_user(session: AsyncSession, email: str, full_name: str, password_hash: str, role: str) -> User:
    user = User(id=new_id(), email=email, full_name=full_name, password_hash=password_hash, role=role)
    session.add(user)
    try:
        await session.flush()
    except IntegrityError as error:
        if "uq_user_email" not in str(error.orig):
            raise
        raise Invalid(FieldError("email", TAKEN)) from None
    return user
