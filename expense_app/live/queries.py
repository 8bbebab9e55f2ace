"""What has changed in a household since a moment."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal, NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from expense_app.accounts.member import Member
from expense_app.chat import queries as chat
from expense_app.clock import utc_now
from expense_app.expenses import queries as expenses
from expense_app.expenses.changes import input_name
from expense_app.expenses.views import Choices, Dock
from expense_app.live.views import News, Note
from expense_app.models import ChatMessage, Expense, ExpenseEvent, Household, User
from expense_app.tenancy import household_of

SLACK = timedelta(seconds=30)
"""A row is written a moment before its transaction commits, by a clock that may be another machine's. Every look
goes back this much further, longer than any of our transactions lasts."""
MOST = 60
"""Messages in one look; whoever missed more loads the page again."""


class Change(NamedTuple):
    """A row that was written; `at` tells one writing of it from the next."""

    kind: Literal["message", "expense", "person", "household"]
    id: UUID
    at: datetime
    message_id: UUID | None = None


async def changes_since(session: AsyncSession, since: datetime) -> set[Change]:
    """Every row that was written since, and some from shortly before."""
    after, home = since - SLACK, household_of(session)
    messages = select(ChatMessage.id, ChatMessage.updated_at).where(
        ChatMessage.household_id == home, ChatMessage.updated_at > after
    )
    cards = select(Expense.id, Expense.updated_at, Expense.message_id).where(
        Expense.household_id == home, Expense.updated_at > after
    )
    people = (
        select(Household.updated_at, User.id, User.updated_at)
        .join(User, User.household_id == Household.id)
        .where(Household.id == home)
    )
    found = {Change("message", *row) for row in await session.execute(messages)}
    found |= {Change("expense", *row) for row in await session.execute(cards)}
    for home_at, user_id, user_at in await session.execute(people):
        found |= {Change("household", home, home_at), Change("person", user_id, user_at)}
    return {change for change in found if change.at > after}


@dataclass(frozen=True, slots=True)
class Look:
    """One look: the news for its reader, what the page needs to show them, and the rows to leave out next time."""

    news: News
    changes: set[Change]
    choices: Choices
    dock: Dock


NOTHING = Choices([], []), Dock([], [])
SHOWN = {"message", "expense"}
"""Kinds of change that show in the chat."""


async def look(session: AsyncSession, since: datetime, seen: set[Change], reader: Member) -> Look:
    """What the rows that were written since, but for those `seen`, look like now.

    A first look finds what stands on the page already, too: a lot of that is no reason to load it again.
    """
    cursor = utc_now()
    changes = await changes_since(session, since)
    fresh = changes - seen
    if not seen and _is_too_much(fresh):
        fresh = {change for change in fresh if change.at > since}
    if not fresh:
        return Look(News(cursor=cursor), changes, *NOTHING)
    choices = await expenses.choices(session)
    dock = await expenses.waiting(session, choices)
    if _is_too_much(fresh):
        return Look(News(cursor=cursor, stale=True), changes, choices, dock)
    facts = await _facts(session, fresh, since, reader, choices)
    shown = _message_ids(fresh)
    if facts["home"]:
        shown |= {draft.message_id for draft in dock.drafts if draft.message_id}
    messages = await chat.entries(session, await _messages(session, shown), choices)
    return Look(News(cursor=cursor, messages=messages, **facts), changes, choices, dock)


async def _facts(
    session: AsyncSession, fresh: set[Change], since: datetime, reader: Member, choices: Choices
) -> dict[str, Any]:
    cards = sorted(change.id for change in fresh if change.kind == "expense")
    people = [change.id for change in fresh if change.kind == "person"]
    return {
        "expenses": cards,
        "notes": await _notes(session, cards, since - SLACK, reader, choices) if cards else [],
        "home": any(change.kind in {"person", "household"} for change in fresh),
        "joined": await _joined(session, people, since, reader) if people else [],
    }


def _is_too_much(changes: set[Change]) -> bool:
    return len(_message_ids(changes)) > MOST


def _message_ids(changes: set[Change]) -> set[UUID]:
    ids = {change.id if change.kind == "message" else change.message_id for change in changes if change.kind in SHOWN}
    return {each for each in ids if each}


async def _messages(session: AsyncSession, ids: Collection[UUID]) -> Sequence[ChatMessage]:
    statement = select(ChatMessage).where(ChatMessage.household_id == household_of(session), ChatMessage.id.in_(ids))
    return (await session.execute(statement.order_by(ChatMessage.id))).scalars().all()


async def _notes(
    session: AsyncSession, ids: Sequence[UUID], after: datetime, reader: Member, choices: Choices
) -> list[Note]:
    """What others did to these expenses; writing one down is news enough by itself."""
    found = await session.execute(
        select(ExpenseEvent)
        .where(
            ExpenseEvent.household_id == household_of(session),
            ExpenseEvent.expense_id.in_(ids),
            ExpenseEvent.created_at > after,
            ExpenseEvent.user_id.is_distinct_from(reader.id),
        )
        .order_by(ExpenseEvent.id)
    )
    return [_note(event, choices) for event in found.scalars()]


def _note(event: ExpenseEvent, choices: Choices) -> Note:
    by = choices.person(event.user_id).first_name if event.user_id else ""
    return Note(event.id, event.expense_id, event.kind, by, [input_name(change["field"]) for change in event.changes])


async def _joined(session: AsyncSession, ids: Sequence[UUID], since: datetime, reader: Member) -> list[str]:
    statement = select(User.full_name).where(
        User.household_id == household_of(session), User.id.in_(ids), User.created_at > since, User.id != reader.id
    )
    return list((await session.execute(statement.order_by(User.id))).scalars())
