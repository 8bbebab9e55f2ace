"""Writes the demo household: through the same doors as people where they decide something, in bulk for the years."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import timedelta
from secrets import token_urlsafe

from sqlalchemy.ext.asyncio import AsyncSession

from expense_app import clock
from expense_app.accounts import lookups
from expense_app.accounts import queries as households
from expense_app.accounts import service as accounts
from expense_app.accounts.forms import Join, Register
from expense_app.accounts.member import Member
from expense_app.accounts.service import NewLogin
from expense_app.chat import service as chat
from expense_app.chat.forms import Say
from expense_app.db import Database
from expense_app.demo.history import write_history
from expense_app.demo.plan import HOME_CURRENCY, Purchase, purchases
from expense_app.expenses import queries, service
from expense_app.expenses.changes import Edit
from expense_app.look_back.service import look_back
from expense_app.models import Expense
from expense_app.money import plain_amount
from expense_app.recurring.drafts import make_due_drafts

TIMEZONE, LOCALE = "Asia/Kolkata", "en-IN"
DEVICE = "Demo"

WAITING = (
    "lunch 250 and auto 80 yesterday, my husband paid",
    "groceries 1,840 and milk 60",
    "piano class 1200 every month on the 5th",
)


@dataclass(frozen=True, slots=True)
class DemoLogin:
    """How to get in; both people have the same password."""

    emails: tuple[str, str]
    password: str


async def seed_demo(database: Database) -> DemoLogin:
    """Make a household of its own each time, so that it always reaches up to today and nobody else's is touched."""
    login = DemoLogin(await _free_emails(database), token_urlsafe(9))
    asha, ravi = await _couple(database, login)
    await _fill(database, asha, ravi)
    return login


async def _free_emails(database: Database) -> tuple[str, str]:
    number = 1
    while True:
        suffix = "" if number == 1 else str(number)
        emails = f"asha{suffix}@demo.example", f"ravi{suffix}@demo.example"
        if not any([await lookups.find_login(database, email) for email in emails]):
            return emails
        number += 1


async def _couple(database: Database, login: DemoLogin) -> tuple[Member, Member]:
    form = Register(
        email=login.emails[0],
        password=login.password,
        full_name="Asha Rao",
        household_name="Asha & Ravi",
        currency=HOME_CURRENCY,
        timezone=TIMEZONE,
        locale=LOCALE,
    )
    asha = _member(await accounts.register(database, form, DEVICE))
    async with database.unit_of_work(asha.household_id) as session:
        code = await accounts.invite(session, asha)
    joining = Join(invite_code=code, email=login.emails[1], password=login.password, full_name="Ravi Rao")
    return asha, _member(await accounts.join(database, joining, DEVICE))


def _member(login: NewLogin) -> Member:
    user, household = login.view.user, login.view.household
    return Member(
        id=user.id,
        household_id=household.id,
        session_id=login.session_id,
        full_name=user.full_name,
        email=user.email,
        role=user.role,
        household_name=household.name,
        currency=household.currency,
        timezone=household.timezone,
        locale=household.locale,
    )


async def _fill(database: Database, asha: Member, ravi: Member) -> None:
    async with database.unit_of_work(asha.household_id) as session:
        choices = await queries.choices(session)
        planned = _all_but_the_latest_bill(purchases(clock.today_in(TIMEZONE)))
        written = await write_history(session, planned, (asha, ravi), choices)
        await _second_thoughts(session, written, asha, ravi)
        await _by_the_clock(session)
        for author, text in zip((asha, ravi, asha), WAITING, strict=True):
            await chat.say(session, Say(text=text), author, choices)
        for member in (asha, ravi):
            await accounts.log_out(session, member)


def _all_but_the_latest_bill(planned: list[Purchase]) -> list[Purchase]:
    """The draft of the latest one is still waiting."""
    latest = max(index for index, purchase in enumerate(planned) if purchase.bill)
    return planned[:latest] + planned[latest + 1 :]


async def _by_the_clock(session: AsyncSession) -> None:
    """What the worker would have brought."""
    home = await households.household(session)
    home.look_back_since = clock.utc_now() - timedelta(weeks=2)
    await make_due_drafts(session, home)
    await look_back(session, home)


async def _second_thoughts(session: AsyncSession, written: Sequence[Expense], asha: Member, ravi: Member) -> None:
    """Of the latest weeks a few were corrected and a few deleted, each an hour after it was written down."""
    latest = [expense for expense in written[-120:] if expense.message_id]
    for expense in latest[5::17]:
        with _an_hour_after(expense):
            dearer = plain_amount(expense.amount + 20, expense.currency)
            await service.edit(session, expense.id, expense.version, Edit(amount=dearer), by=ravi)
    for expense in latest[9::23]:
        with _an_hour_after(expense):
            await service.delete(session, expense.id, by=asha)


def _an_hour_after(expense: Expense) -> AbstractContextManager[None]:
    return clock.set_to(min(expense.created_at + timedelta(hours=1), clock.utc_now()))
