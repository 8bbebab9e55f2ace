"""Questions about the timeline."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from expense_app.chat.views import Entry, entry
from expense_app.errors import NotFound
from expense_app.expenses.views import SHOWN, AnyRow, Choices
from expense_app.look_back import queries as look_backs
from expense_app.models import ChatMessage, Expense, ExpenseEvent
from expense_app.tenancy import household_of

PAGE = 30
RECENT = 40
GONE = "There is no such message."
_DRAFTS = select(*SHOWN).order_by(Expense.id)


async def newest(session: AsyncSession, choices: Choices, before: UUID | None) -> tuple[list[Entry], UUID | None]:
    """A page of the timeline before a message, oldest first, and the id that leads to the one before it."""
    statement = select(ChatMessage).where(ChatMessage.household_id == household_of(session))
    if before:
        statement = statement.where(ChatMessage.id < before)
    found = list((await session.execute(statement.order_by(ChatMessage.id.desc()).limit(PAGE + 1))).scalars())
    messages = found[:PAGE][::-1]
    older = messages[0].id if len(found) > PAGE else None
    return await entries(session, messages, choices), older


async def entries(session: AsyncSession, messages: Sequence[ChatMessage], choices: Choices) -> list[Entry]:
    """The messages with all their drafts and expenses, the discarded ones included."""
    drafts: dict[UUID | None, list[AnyRow]] = defaultdict(list)
    for row in await _drafts_of(session, [message.id for message in messages if message.status != "reading"]):
        drafts[row.message_id].append(row)
    weeks = [message.id for message in messages if message.route == "look-back"]
    cards = await look_backs.under(session, weeks, choices)
    return [entry(message, drafts[message.id], choices, cards.get(message.id)) for message in messages]


async def _drafts_of(session: AsyncSession, message_ids: Sequence[UUID]) -> Sequence[AnyRow]:
    if not message_ids:
        return []
    found = await session.execute(
        _DRAFTS.where(Expense.household_id == household_of(session), Expense.message_id.in_(message_ids))
    )
    return found.all()


async def message(session: AsyncSession, message_id: UUID) -> ChatMessage:
    """Raises NotFound for an id that is not there or another household's."""
    statement = select(ChatMessage).where(
        ChatMessage.household_id == household_of(session), ChatMessage.id == message_id
    )
    found = (await session.execute(statement)).scalar_one_or_none()
    if found is None:
        raise NotFound(GONE)
    return found


async def locked_message(session: AsyncSession, message_id: UUID) -> ChatMessage:
    """The message, locked until the unit of work ends. Raises NotFound as `message` does."""
    statement = select(ChatMessage).where(
        ChatMessage.household_id == household_of(session), ChatMessage.id == message_id
    )
    found = (await session.execute(statement.with_for_update())).scalar_one_or_none()
    if found is None:
        raise NotFound(GONE)
    return found


async def message_entry(session: AsyncSession, message_id: UUID, choices: Choices) -> Entry:
    return (await entries(session, [await message(session, message_id)], choices))[0]


async def expenses_of(session: AsyncSession, message: ChatMessage) -> Sequence[Expense]:
    """All that came of a message, in the order of the sentence, the discarded ones included."""
    found = await session.execute(
        select(Expense)
        .where(Expense.household_id == household_of(session), Expense.message_id == message.id)
        .order_by(Expense.id)
    )
    return found.scalars().all()


async def recent_of(session: AsyncSession, user_id: UUID) -> Sequence[Expense]:
    """The latest drafts and expenses that a member logged or that came by the schedule, newest sentence first, in the
    sentence's order."""
    found = await session.execute(
        select(Expense)
        .where(
            Expense.household_id == household_of(session),
            or_(Expense.logged_by_user_id == user_id, Expense.recurring_source_id.is_not(None)),
            Expense.deleted_at.is_(None),
        )
        .order_by(Expense.id.desc())
        .limit(RECENT)
    )
    return sorted(found.scalars(), key=lambda row: (row.message_id or row.id, row.id), reverse=True)


async def latest_deed(session: AsyncSession, user_id: UUID) -> Sequence[ExpenseEvent]:
    """Everything that the member did at the latest moment at which they did something."""
    mine = (ExpenseEvent.household_id == household_of(session), ExpenseEvent.user_id == user_id)
    latest = select(func.max(ExpenseEvent.created_at)).where(*mine).scalar_subquery()
    found = await session.execute(
        select(ExpenseEvent).where(*mine, ExpenseEvent.created_at == latest).order_by(ExpenseEvent.id)
    )
    return found.scalars().all()
