"""A question that was taken for an expense, or the reverse, read the other way."""

import time

from sqlalchemy.ext.asyncio import AsyncSession

from expense_app.accounts.member import Member
from expense_app.analysis.words import Words
from expense_app.chat import queries
from expense_app.chat.answering import answer_message
from expense_app.chat.built_in import keep
from expense_app.clock import utc_now
from expense_app.errors import Conflict
from expense_app.expenses.context import parsing_context
from expense_app.expenses.service import delete, restore
from expense_app.expenses.views import Choices
from expense_app.models import ChatMessage
from expense_app.parsing.message import take_apart
from expense_app.parsing.normalise import clean
from expense_app.parsing.read import read_expenses
from expense_app.parsing.types import Context, Reading


async def redo(session: AsyncSession, message: ChatMessage, member: Member, choices: Choices) -> None:
    """Drop the answer and read the message for expenses, or discard its drafts and answer it. What is confirmed
    stays. Raises Conflict for a message that is still being read or that was a command."""
    if message.status == "reading":
        raise Conflict("This is still being read.")
    if message.author_user_id is None:
        raise Conflict("Nobody typed this, so there is nothing to read.")
    if message.route == "command":
        raise Conflict("This changed something. Undo it instead.")
    context = await parsing_context(session, message.typed_by, member, choices)
    if message.route == "ask":
        await _log(session, message, context, member)
    else:
        await _ask(session, message, context, Words.of(member, choices), member)


async def _log(session: AsyncSession, message: ChatMessage, context: Context, member: Member) -> None:
    """Drafts that were discarded for the answer come back as they were; it is read only where there never were any."""
    message.answer = None
    rows = await queries.expenses_of(session, message)
    if not rows:
        began = time.perf_counter()
        await keep(session, message, _reading(message.text, context), began)
        return
    for row in rows:
        if row.deleted_at is not None:
            await restore(session, row.id, member)
    message.route = "log"
    message.finish("built-in", "", utc_now())
    await session.flush()


async def _ask(session: AsyncSession, message: ChatMessage, context: Context, words: Words, member: Member) -> None:
    for row in await queries.expenses_of(session, message):
        if row.is_draft and row.deleted_at is None:
            await delete(session, row.id, member)
    await answer_message(session, message, context, words)


def _reading(text: str, context: Context) -> Reading:
    """What a message says when it is taken for an expense."""
    return Reading("log", read_expenses(take_apart(clean(text), context), context))
