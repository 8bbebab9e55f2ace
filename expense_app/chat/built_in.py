"""The built-in parser at work on a message."""

import time

from sqlalchemy.ext.asyncio import AsyncSession

from expense_app.accounts.member import Member
from expense_app.analysis.words import Words
from expense_app.chat.answering import answer_message
from expense_app.chat.chatter import notice_for
from expense_app.chat.readings import note_built_in
from expense_app.clock import utc_now
from expense_app.expenses.context import parsing_context
from expense_app.expenses.service import add_drafts
from expense_app.expenses.views import Choices
from expense_app.models import ChatMessage, Household
from expense_app.parsing import read_message
from expense_app.parsing.types import Reading


async def read_built_in(
    session: AsyncSession, message: ChatMessage, home: Member | Household, choices: Choices, because: str = ""
) -> None:
    """Read the message and put its drafts or its answer under it. `because` is the sentence that says why no
    provider did."""
    context = await parsing_context(session, message.typed_by, home, choices)
    began = time.perf_counter()
    reading = read_message(message.text, context)
    if reading.route == "ask":
        await answer_message(session, message, context, Words.of(home, choices))
    else:
        await keep(session, message, reading, began, because)


async def keep(session: AsyncSession, message: ChatMessage, reading: Reading, began: float, because: str = "") -> None:
    """Put the drafts of a reading under the message, or say why there are none. `began` is when the parser set
    out, on `time.perf_counter`."""
    note_built_in(session, message, began)
    await add_drafts(session, reading.expenses, message.id, message.typed_by)
    message.route = reading.route
    notice = reading.notice or ("" if reading.expenses else await notice_for(session, message.text))
    message.finish("built-in", " ".join(filter(None, (because, notice))), utc_now())
    await session.flush()
