"""Reading a message with the household's provider: prepared, asked and stored, with no transaction in between.

Whoever stores first, under the message's lock, decides what becomes of it; a later answer is only logged.
"""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from expense_app.accounts import queries as accounts
from expense_app.chat import queries
from expense_app.chat.built_in import read_built_in
from expense_app.chat.chatter import notice_for
from expense_app.chat.context import provider_context
from expense_app.chat.readings import note_provider
from expense_app.clock import utc_now
from expense_app.db import Database
from expense_app.expenses import queries as expenses
from expense_app.expenses.context import parsing_context
from expense_app.expenses.service import add_drafts
from expense_app.expenses.views import Choices
from expense_app.llm.base import Context, ExpensesReply, LLMError, ReadExpense
from expense_app.llm.sentences import NOTHING
from expense_app.models import ChatMessage, Household
from expense_app.models.chat_message import Reader
from expense_app.parsing.types import Doubt, ParsedExpense
from expense_app.providers.calls import Connection, NotReady, make_ready, settle
from expense_app.providers.gateway import Gateway
from expense_app.providers.sentences import INTERRUPTED, failed, instead

LATE = "The answer came after the message had been read otherwise."


@dataclass(frozen=True, slots=True)
class _Work:
    text: str
    context: Context
    call: Connection
    reader: Reader


async def read_with_provider(database: Database, gateway: Gateway, household_id: UUID, message_id: UUID) -> None:
    """Harmless for a message that has been read already."""
    work = await _prepare(database, gateway, household_id, message_id)
    if work is None:
        return
    outcome = await _ask(work)
    async with database.unit_of_work(household_id) as session:
        await _store(session, message_id, work, outcome)


async def use_built_in_now(session: AsyncSession, message: ChatMessage, choices: Choices) -> None:
    """Somebody is tired of waiting. Harmless when the answer has come."""
    if message.status == "reading":
        await read_built_in(session, message, await accounts.household(session), choices)


async def take_up(session: AsyncSession, message: ChatMessage) -> bool:
    """Read what a worker left lying, and return whether there was anything left to do."""
    if message.status != "reading":
        return False
    because = "" if message.reader == "built-in" else instead(INTERRUPTED, message.reader)
    home, choices = await accounts.household(session), await expenses.choices(session)
    await read_built_in(session, message, home, choices, because)
    return True


async def _prepare(database: Database, gateway: Gateway, household_id: UUID, message_id: UUID) -> _Work | None:
    """All that the call needs; None where there is nothing to ask, because it has been read by now."""
    async with database.unit_of_work(household_id) as session:
        message = await queries.locked_message(session, message_id)
        if message.status != "reading" or message.reader == "built-in":
            return None
        home, choices = await accounts.household(session), await expenses.choices(session)
        try:
            connection = await make_ready(session, gateway, home, message.reader)
        except NotReady as reason:
            await read_built_in(session, message, home, choices, str(reason))
            return None
        seen = await parsing_context(session, message.typed_by, home, choices)
        return _Work(message.text, provider_context(seen, home.timezone, message.text), connection, message.reader)


async def _ask(work: _Work) -> ExpensesReply | LLMError:
    try:
        return await work.call.provider.parse_expenses(work.text, work.context)
    except LLMError as error:
        return error


async def _store(session: AsyncSession, message_id: UUID, work: _Work, outcome: ExpensesReply | LLMError) -> None:
    message = await queries.locked_message(session, message_id)
    home, choices = await accounts.household(session), await expenses.choices(session)
    error = outcome if isinstance(outcome, LLMError) else None
    await settle(session, work.call, home, outcome.trace, error)
    errors = [failed(error, work.reader, home.timezone)] if error else []
    late = message.status != "reading"
    note_provider(session, message, work.reader, outcome.trace, [*errors, LATE] if late else errors)
    if late:
        return
    if isinstance(outcome, ExpensesReply):
        await _keep(session, message, work.reader, outcome, home, choices)
    else:
        await read_built_in(session, message, home, choices, instead(errors[0], work.reader))


async def _keep(
    session: AsyncSession, message: ChatMessage, reader: Reader, reply: ExpensesReply, home: Household, choices: Choices
) -> None:
    """Drafts for a person to confirm, all of this household; the built-in parser instead where a category
    went away meanwhile."""
    known = {str(each.id) for each in (*choices.categories, *choices.members)}
    if not all({each.category_id, each.paid_by_id} <= known for each in reply.expenses):
        await read_built_in(session, message, home, choices, instead(INTERRUPTED, reader))
        return
    await add_drafts(session, [_parsed(each) for each in reply.expenses], message.id, message.typed_by)
    message.route = "log" if reply.expenses else "neither"
    notice = _notice(reply) or ("" if reply.expenses else await notice_for(session, message.text))
    message.finish(reader, notice, utc_now())
    await session.flush()


def _parsed(read: ReadExpense) -> ParsedExpense:
    return ParsedExpense(
        amount=read.amount,
        currency=read.currency,
        category_id=read.category_id,
        description=read.description,
        date=read.date,
        paid_by_id=read.paid_by_id,
        is_recurring=read.is_recurring,
        recurrence_day=read.recurrence_day,
        doubts=tuple(Doubt(doubt.field, doubt.reason) for doubt in read.doubts),
    )


def _notice(reply: ExpensesReply) -> str:
    nothing = NOTHING[reply.nothing] if reply.nothing else ""
    return " ".join(filter(None, (*reply.notes, nothing)))
